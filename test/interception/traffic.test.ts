import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { captureAll, natRules, ruleLine } from '../../src/inject/iptables.ts';
import { backendsHere } from './backends.ts';
import { ruleCases } from './cases.ts';
import { elsewhere, pod, proxyFiles, service } from './manifests.ts';
import { type InterceptedPod, openPod } from './pod.ts';

const open = (variant: 'nft' | 'legacy'): Promise<InterceptedPod> =>
  openPod({
    files: proxyFiles(),
    variant,
    addresses: [pod],
    ports: [9000, 9001, 15008],
    names: { [pod]: 'web', [elsewhere]: 'elsewhere' },
  });

test('each rule of the table has its case', () => {
  const table = natRules(captureAll(12_345), 'ipv4').map((rule) => ruleLine(rule).replace('12345', 'UID'));
  expect(ruleCases.map(({ rule }) => rule)).toEqual(table);
});

describe.for(backendsHere('traffic through the rules'))('by $variant', ({ variant, missing }) => {
  describe.skipIf(missing)('in a pod', () => {
    let web: InterceptedPod;

    /** Makes the default table, without the rules that are named. */
    const applyWithout = (dropped: readonly string[]): void => {
      const spelled = dropped.map((line) => line.replace('UID', `${web.uid}`));
      const rules = natRules(captureAll(web.uid), 'ipv4');
      const kept = rules.filter((rule) => !spelled.includes(ruleLine(rule)));
      expect(kept).toHaveLength(rules.length - dropped.length);
      web.apply(kept);
    };

    beforeAll(async () => {
      web = await open(variant);
    });
    afterAll(() => web?.close());

    test.each(ruleCases)('$title: $rule', async ({ rule, from, to, right, wrong, hiddenBy = [] }) => {
      applyWithout(hiddenBy);
      expect(await web.send(from, to)).toEqual(right);
      applyWithout([...hiddenBy, rule]);
      expect(await web.send(from, to)).toMatchObject(wrong);
    });

    test('an app that calls its own pod goes there itself, by whatever address', async () => {
      applyWithout([]);
      const direct = { inbound: 0, outbound: 0 };
      expect(await web.send('app', { address: pod, port: 9000 })).toEqual({ answer: 'web ping', ...direct });
      const loopback = await web.send('app', { address: '127.0.0.1', port: 9000 });
      expect(loopback).toEqual({ answer: '127.0.0.1 ping', ...direct });
    });

    test('under a uid that is not named the proxy calls its own pod past the inbound listener', async () => {
      web.apply(natRules(captureAll(1337), 'ipv4'));
      const outcome = await web.send('app', { address: service, port: 9000 });
      expect(outcome).toEqual({ answer: 'web ping', inbound: 0, outbound: 1 });
    });
  });
});
