import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../lab/process.ts';
import { captureAll, natRules, ruleLine } from '../../src/inject/iptables.ts';
import { backendsHere } from './backends.ts';
import { type RuleCase, ruleCases } from './cases.ts';
import { elsewhere, elsewhere6, pod, pod6, proxyFiles, service, service6 } from './manifests.ts';
import { type InterceptedPod, openPod } from './pod.ts';
import { articleTable, articleWords, istioIptables, rulesIn } from './program.ts';

/** What stands in place of each IPv4 address: of the manifests, of loopback, of the inbound source. */
const inIpv6: readonly (readonly [string, string])[] = [
  [pod, pod6],
  [elsewhere, elsewhere6],
  [service, service6],
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
        files: proxyFiles({ ipv6: true }),
        variant,
        addresses: [pod, pod6],
        ports: [9000, 15008],
        names: { [pod6]: 'web', [elsewhere6]: 'elsewhere' },
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

    /** The program in a pod to which the cluster gave these addresses. */
    const inPodWith = (...addresses: readonly string[]) =>
      istioIptables(articleWords(web.uid), [...web.inside, 'env', `POD_IPS=${addresses.join()}`]);

    test('the program leaves alone what the cluster knows nothing of', () => {
      const { status, output } = inPodWith(pod);
      expect(status).toBe(0);
      expect(output).toContain('IPv6 is left alone: the cluster gave the pod no address of it.');
      const rules = web.network.run(web.netns, [`ip6tables-${variant}-save`, '-t', 'nat']);
      expect(rules).not.toContain('ISTIO_');
    });

    test('the program makes the table, and ::6 an address of the pod, also again', () => {
      const article = articleTable.map((line) =>
        translated(line).replace('--uid-owner 1337', `--uid-owner ${web.uid}`),
      );
      for (const _ of [1, 2]) {
        const { status, output, errors } = inPodWith(pod, pod6);
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
