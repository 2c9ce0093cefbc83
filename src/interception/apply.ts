import { type Family, type Interception, natRules, restoreText } from '../inject/iptables.ts';
import { type Backend, backends, run } from './backend.ts';
import { addInboundSource, withoutIpv6 } from './ipv6.ts';
import { hasCapability, requireNetAdmin } from './privileges.ts';

const titles = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

function saved({ save }: Backend): string {
  const told = run(save, ['-t', 'nat']);
  if (told === undefined || !told.ok) throw new Error(`${save}: ${told?.why ?? 'there is no such program'}`);
  return told.output;
}

/** Applies the rules by one backend, over those that it holds. Throws with the program's own words. */
function restore(family: Family, backend: Backend, given: Interception): void {
  const text = restoreText(natRules(given, family), saved(backend).split('\n'));
  const outcome = run(backend.restore, ['--noflush', '--wait'], text);
  if (outcome?.ok === true) return;
  throw new Error(`${backend.restore}: ${outcome?.why ?? 'there is no such program'}`);
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Applies the rules of a family by the first backend that takes them, and gives that one. Throws what each of them said. */
function applyFamily(family: Family, given: Interception): Backend {
  const tried: string[] = [];
  for (const backend of backends(family)) {
    try {
      restore(family, backend, given);
      return backend;
    } catch (error) {
      tried.push(message(error));
    }
  }
  if (tried.length === 0) throw new Error(`the package iptables is missing (${titles[family]})`);
  const raw = hasCapability('NET_RAW')
    ? ''
    : ' The capability NET_RAW is missing, which the legacy backend needs.';
  throw new Error(`the kernel takes no rules: ${tried.join('; ')}.${raw}`);
}

/** A pod without IPv6, or with an ip6tables that cannot be used, is no reason not to start. */
function applyIpv6(given: Interception, say: (line: string) => void): Backend | undefined {
  const why = withoutIpv6(process.env.POD_IPS);
  if (why !== undefined) {
    say(`IPv6 is left alone: ${why}.`);
    return undefined;
  }
  try {
    addInboundSource();
    return applyFamily('ipv6', given);
  } catch (error) {
    say(`IPv6 is not captured: ${message(error)}.`);
    return undefined;
  }
}

/**
 * Applies the rules to this process's network namespace, and tells the tables that stand then. Again is the same as once, and in between
 * no connection escapes. Throws where the rules cannot be applied; IPv6 apart, of which it is told.
 */
export function apply(given: Interception, say: (line: string) => void): void {
  requireNetAdmin();
  const ipv4 = applyFamily('ipv4', given);
  const ipv6 = applyIpv6(given, say);
  for (const backend of ipv6 === undefined ? [ipv4] : [ipv4, ipv6]) {
    say(`Applied by ${backend.restore}.`);
  }
  say(`iptables-save\n${saved(ipv4).trimEnd()}`);
  if (ipv6 !== undefined) say(`ip6tables-save\n${saved(ipv6).trimEnd()}`);
}

/** What would be applied to a namespace without rules, as the text of each family that it would be given in. */
export const planned = (given: Interception): string =>
  (['ipv4', 'ipv6'] as const)
    .map((family) => `# ${titles[family]}\n${restoreText(natRules(given, family), [])}`)
    .join('');
