import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canUseNetns } from '../../lab/netns.ts';
import { elsewhere, pod, proxyFiles, service } from './manifests.ts';
import { type Destination, type InterceptedPod, openPod, type Sender } from './pod.ts';
import { istioIptables } from './program.ts';

const usable = canUseNetns();
if (usable !== true)
  process.stderr.write(`not run: traffic by option of istio-iptables, because ${usable}\n`);

const further = '198.18.0.8';

/** Traffic under a command line, and whether the proxy takes it on its way in and out. */
interface OptionCase {
  readonly words: readonly string[];
  readonly traffic: readonly (readonly [
    from: Sender,
    to: Destination,
    taken: { inbound: 0 | 1; outbound: 0 | 1 },
  ])[];
}

const to = (address: string, port = 9000): Destination => ({ address, port });
const free = { inbound: 0, outbound: 0 } as const;
const out = { inbound: 0, outbound: 1 } as const;
const into = { inbound: 1, outbound: 0 } as const;

/** `UID` stands for the proxy's. */
const cases: readonly OptionCase[] = [
  {
    words: ['-i', '*', '-x', `${elsewhere}/32`],
    traffic: [
      ['app', to(elsewhere), free],
      ['app', to(further), out],
    ],
  },
  {
    words: ['-i', `${elsewhere}/32`],
    traffic: [
      ['app', to(elsewhere), out],
      ['app', to(further), free],
    ],
  },
  {
    words: ['-i', '198.18.0.6/31', '-x', `${elsewhere}/32`],
    traffic: [
      ['app', to(elsewhere), free],
      ['app', to('198.18.0.6'), out],
    ],
  },
  { words: ['-i', ''], traffic: [['app', to(elsewhere), free]] },
  {
    words: ['-i', '*', '-o', '9001'],
    traffic: [
      ['app', to(elsewhere, 9001), free],
      ['app', to(elsewhere), out],
    ],
  },
  {
    words: ['-i', '', '-q', '9001'],
    traffic: [
      ['app', to(elsewhere, 9001), out],
      ['app', to(elsewhere), free],
    ],
  },
  { words: ['-i', '', '-q', '*'], traffic: [['app', to(elsewhere), out]] },
  {
    words: ['-i', '*', '-b', ''],
    traffic: [
      ['client', to(pod), free],
      ['app', to(service), { inbound: 1, outbound: 1 }],
    ],
  },
  {
    words: ['-b', '9001', '-d', '9000'],
    traffic: [
      ['client', to(pod, 9001), into],
      ['client', to(pod), free],
    ],
  },
  {
    words: ['-b', '*', '-d', '9001'],
    traffic: [
      ['client', to(pod, 9001), free],
      ['client', to(pod), into],
    ],
  },
  {
    words: ['-i', '*', '-g', '20000'],
    traffic: [
      ['appOfProxyGroup', to(elsewhere), out],
      ['processOfProxyUser', to(elsewhere), free],
    ],
  },
  { words: ['-i', '*', '-g', '20000,1337'], traffic: [['appOfProxyGroup', to(elsewhere), free]] },
  {
    words: ['-i', '*', '-u', '1338,UID'],
    traffic: [
      ['app', to(service), { inbound: 1, outbound: 1 }],
      ['app', to(pod), free],
      ['app', to(elsewhere), out],
    ],
  },
];

describe.skipIf(usable !== true)('the options of istio-iptables', () => {
  let web: InterceptedPod;

  beforeAll(async () => {
    web = await openPod({
      files: proxyFiles(),
      variant: 'nft',
      addresses: [pod],
      ports: [9000, 9001],
      names: {},
    });
  });
  afterAll(() => web?.close());

  test.each(cases)('$words', async ({ words, traffic }) => {
    const spelled = words.map((word) => word.replace('UID', `${web.uid}`));
    // The last of an option counts.
    const { status, errors } = istioIptables(['-u', `${web.uid}`, ...spelled], web.inside);
    expect(errors).toBe('');
    expect(status).toBe(0);
    for (const [from, destination, taken] of traffic) {
      const outcome = await web.send(from, destination);
      expect(outcome.answer).toMatch(/ ping$/);
      expect(outcome).toMatchObject(taken);
    }
  });
});
