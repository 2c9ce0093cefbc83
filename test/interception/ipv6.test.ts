import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Network } from '../../lab/netns.ts';
import { until } from '../../lab/process.ts';
import { captureAll, natRules, ruleLine } from '../../src/inject/iptables.ts';
import { backendsHere } from './backends.ts';
import { type RuleCase, ruleCases } from './cases.ts';
import { elsewhere, pod, proxyFiles, service } from './manifests.ts';
import { type InterceptedPod, openPod } from './pod.ts';
import { articleTable, articleWords, istioIptables, rulesIn } from './program.ts';

const pod6 = 'fd00:198:18::5';
const elsewhere6 = 'fd00:198:18::7';

/** What stands in place of each IPv4 address: of the manifests, of every listener, of loopback, of the inbound source. */
const inIpv6: readonly (readonly [string, string])[] = [
  [pod, pod6],
  [elsewhere, elsewhere6],
  [service, 'fd00:198:19::1'],
  ['0.0.0.0', '::'],
  ['127.0.0.1/32', '::1/128'],
  ['127.0.0.6/32', '::6/128'],
  ['127.0.0.6', '::6'],
];

const translated = (text: string): string =>
  inIpv6.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

/** The same traffic over IPv6. The proxy's counts are asked for over IPv4, which no missing rule here captures. */
function caseInIpv6(given: RuleCase): RuleCase {
  const { rule, to, right, wrong, hiddenBy = [] } = given;
  const address = translated(to.address).replace('127.0.0.1', '::1');
  const answer = (text: string): string => text.replace('127.0.0.1', '::1');
  return {
    ...given,
    rule: translated(rule),
    to: { ...to, address },
    right: { ...right, answer: answer(right.answer) },
    wrong: {
      ...wrong,
      ...(typeof wrong.answer === 'string' ? { answer: answer(wrong.answer) } : {}),
      ...(wrong.outbound === undefined ? {} : { outbound: Math.min(wrong.outbound, 1) }),
    },
    hiddenBy: hiddenBy.map(translated),
  };
}

/** Makes addresses of the range local to the world as those of IPv4 are, and one of them the pod's. */
function addIpv6(network: Network, netns: string): void {
  const links = network.run(network.world, ['ip', '-o', 'link', 'show', 'type', 'veth']);
  const [, link = ''] = /^\d+: (pod\d+)@/m.exec(links) ?? [];
  const ip = (at: string, words: string): void => void network.run(at, ['ip', '-6', ...words.split(' ')]);
  ip(network.world, 'address add fd00:198:19::fffe/128 dev lo');
  ip(network.world, 'route add local fd00:198::/32 dev lo');
  ip(network.world, `address add fe80::1/64 dev ${link} nodad`);
  ip(network.world, `route add ${pod6}/128 dev ${link} table local`);
  ip(netns, `address add ${pod6}/128 dev eth0 nodad`);
  ip(netns, 'route add default via fe80::1 dev eth0');
}

const backends = backendsHere('IPv6 traffic through the rules', 'ip6tables');

describe.for(backends)('IPv6 by $variant', ({ variant, missing }) => {
  describe.skipIf(missing)('in a pod', () => {
    let web: InterceptedPod;

    const applyWithout = (dropped: readonly string[]): void => {
      const spelled = dropped.map((line) => line.replace('UID', `${web.uid}`));
      const rules = natRules(captureAll(web.uid), 'ipv6');
      const kept = rules.filter((rule) => !spelled.includes(ruleLine(rule)));
      expect(kept).toHaveLength(rules.length - dropped.length);
      web.apply(kept, 'ipv6');
    };

    beforeAll(async () => {
      web = await openPod({
        files: new Map([...proxyFiles()].map(([name, text]) => [name, translated(text)])),
        variant,
        address: pod,
        ports: [9000, 15008],
        names: { [pod6]: 'web', [elsewhere6]: 'elsewhere' },
        prepare: addIpv6,
        family: 6,
      });
      // A rule of another program's, which says which backend this pod is in.
      const others = '*nat\n-A POSTROUTING -p udp -m udp --dport 9 -j RETURN\nCOMMIT\n';
      web.network.run(web.netns, [`ip6tables-${variant}-restore`, '--noflush'], others);
      const reached = async (): Promise<true | undefined> => {
        const { answer } = await web.send('client', { address: pod6, port: 9000 });
        return answer === 'web ping' || undefined;
      };
      await until(reached, { patience: 30_000, otherwise: () => `${pod6} is not reached over IPv6` });
    });
    afterAll(() => web?.close());

    test('the program makes the table, and ::6 an address of the pod, also again', () => {
      const article = articleTable.map((line) =>
        translated(line).replace('--uid-owner 1337', `--uid-owner ${web.uid}`),
      );
      for (const _ of [1, 2]) {
        const { status, output, errors } = istioIptables(articleWords(web.uid), web.inside);
        expect({ status, errors }).toEqual({ status: 0, errors: '' });
        expect(output).toContain(`Applied by ip6tables-${variant}-restore.`);
        const [, printed = ''] = output.split('ip6tables-save\n');
        expect(rulesIn(printed).filter((line) => line.includes('ISTIO_'))).toEqual(article);
        expect(web.network.run(web.netns, ['ip', '-6', 'address', 'show', 'dev', 'lo'])).toContain('::6/128');
      }
    });

    test.each(ruleCases.map(caseInIpv6))(
      '$title: $rule',
      async ({ rule, from, to, right, wrong, hiddenBy = [] }) => {
        applyWithout(hiddenBy);
        expect(await web.send(from, to)).toEqual(right);
        applyWithout([...hiddenBy, rule]);
        expect(await web.send(from, to)).toMatchObject(wrong);
      },
    );
  });
});
