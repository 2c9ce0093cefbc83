import type { ConsistentHashLB, LoadBalancerSettings, LocalityLoadBalancerSetting } from '../api/istio.ts';
import { durationRefusal } from './duration.ts';
import type { Refuse } from './refusals.ts';

/** Sizes that Envoy takes. */
const largestRing = 8_388_608;
const largestTable = 5_000_011;

export function balancerRefusals(
  balancer: LoadBalancerSettings | undefined,
  path: string,
  refuse: Refuse,
): void {
  if (balancer?.consistentHash !== undefined)
    hashRefusals(balancer.consistentHash, `${path}.consistentHash`, refuse);
  durationRefusal(balancer?.warmupDurationSecs, `${path}.warmupDurationSecs`, refuse, true);
  durationRefusal(balancer?.warmup?.duration, `${path}.warmup.duration`, refuse, true);
  if (balancer?.localityLbSetting !== undefined)
    localityRefusals(balancer.localityLbSetting, `${path}.localityLbSetting`, refuse);
}

function hashRefusals(hash: ConsistentHashLB, path: string, refuse: Refuse): void {
  for (const field of ['httpHeaderName', 'httpQueryParameterName'] as const) {
    const name = hash[field];
    if (name !== undefined && !isPlain(name)) refuse(`${path}.${field}`, notPlain);
  }
  cookieRefusals(hash.httpCookie, `${path}.httpCookie`, refuse);
  const rings = [
    [`${path}.ringHash.minimumRingSize`, hash.ringHash?.minimumRingSize],
    [`${path}.minimumRingSize`, hash.minimumRingSize],
  ] as const;
  for (const [at, size] of rings) {
    if (size !== undefined && size > largestRing)
      refuse(at, `A ring of ${size} points is too large. Give at most ${largestRing}.`);
  }
  const size = hash.maglev?.tableSize ?? 0;
  if (size !== 0 && (size > largestTable || !isPrime(size)))
    refuse(
      `${path}.maglev.tableSize`,
      `The size of a Maglev table must be a prime number up to ${largestTable}, which ${size} is not. 65537 is the usual one.`,
    );
}

function cookieRefusals(cookie: ConsistentHashLB['httpCookie'], path: string, refuse: Refuse): void {
  if (cookie === undefined) return;
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(cookie.name))
    refuse(`${path}.name`, 'A cookie needs a name of ASCII characters without spaces and separators.');
  if (!isAttribute(cookie.path ?? ''))
    refuse(`${path}.path`, 'The path of a cookie has ASCII characters only, and no ";".');
  durationRefusal(cookie.ttl, `${path}.ttl`, refuse, true);
  (cookie.attributes ?? []).forEach(({ name, value = '' }, i) => {
    const at = `${path}.attributes[${i}]`;
    if (!isPlain(name)) refuse(`${at}.name`, notPlain);
    if (!isAttribute(value))
      refuse(`${at}.value`, 'The value of an attribute has ASCII characters only, and no ";".');
  });
}

const isPlain = (name: string): boolean => /^[!-~]+$/.test(name);
const isAttribute = (value: string): boolean => /^[ -:<-~]*$/.test(value);
const notPlain = 'The name must have at least one character, all of them ASCII and none of them a space.';

function isPrime(number: number): boolean {
  if (number < 2) return false;
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false;
  return true;
}

export function localityRefusals(setting: LocalityLoadBalancerSetting, path: string, refuse: Refuse): void {
  (setting.distribute ?? []).forEach(({ from = '', to = {} }, i) => {
    const at = `${path}.distribute[${i}]`;
    const weights = Object.values(to);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (from === '') refuse(`${at}.from`, 'The shares need the locality of the clients; "*" is any.');
    if (weights.includes(0)) refuse(`${at}.to`, 'A share is 0. Leave that locality out instead.');
    if (sum !== 100) refuse(`${at}.to`, `The shares add up to ${sum}. They must add up to 100.`);
  });
  (setting.failover ?? []).forEach(({ from = '', to = '' }, i) => {
    const at = `${path}.failover[${i}]`;
    if (from === '' || to === '') refuse(at, 'A failover needs a region under from and another under to.');
    else if (from === to) refuse(`${at}.to`, `Region ${from} cannot stand in for itself. Name another one.`);
    else if (/[/*]/.test(from + to))
      refuse(at, 'A failover is between regions, without zones and without "*".');
  });
}
