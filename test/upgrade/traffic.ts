import type { Answer } from '../../lab/client.ts';
import { until } from '../../lab/process.ts';
import type { Scene } from '../../lab/scene.ts';
import { sendingOf } from '../../lab/traffic.ts';
import type { Snapshot } from '../../src/api/objects.ts';

interface Request {
  readonly from: 'default/client' | 'outside';
  readonly to: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly raw?: string;
  /** The pods that may answer. */
  readonly pods: readonly string[];
}

const web = ['web-v1', 'web-v2'];
const edge = 'http://gateway:default/edge:8080';

/** One for each rule of `in.yaml`, right under any of its files. */
const requests: readonly Request[] = [
  { from: 'default/client', to: 'http://web/', pods: web },
  { from: 'default/client', to: 'http://web/', headers: { 'end-user': 'jason' }, pods: ['web-v2'] },
  { from: 'default/client', to: 'http://web/old/page', pods: ['web-v1'] },
  { from: 'default/client', to: 'http://plain/', pods: ['plain'] },
  { from: 'default/client', to: 'tcp://plain:7000', raw: 'line\n', pods: ['plain'] },
  { from: 'outside', to: `${edge}/`, host: 'shop.test', pods: web },
  { from: 'outside', to: `${edge}/plain`, host: 'shop.test', pods: ['plain'] },
];

/** So many over one connection, which then is closed. */
const times = 5;

function podOf({ raw }: Request, { status, body, failure }: Answer): string {
  if (raw !== undefined) return body.split(' ')[0] || `no answer: ${failure}`;
  return status === 200 ? JSON.parse(body).pod : `${status} ${failure ?? body}`;
}

export interface Sent {
  readonly requests: number;
  /** What else came than an answer of a pod that may answer. */
  readonly wrong: readonly string[];
}

export interface Sending {
  /** Resolves when so many more answers have come. */
  more(answers: number): Promise<unknown>;
  end(): Promise<Sent>;
}

/** Sends all of them all the time. */
export function keepSending(scene: Scene, snapshot: Snapshot): Sending {
  let isOver = false;
  let count = 0;
  const wrong = new Map<string, number>();
  const worker = async (request: Request): Promise<void> => {
    const { from, pods, ...send } = request;
    const sending = sendingOf({ title: '', from, send: { ...send, times }, expect: {} }, snapshot);
    while (!isOver) {
      const answers = await scene.send(from, sending);
      count += answers.length;
      for (const answer of answers) {
        const pod = podOf(request, answer);
        if (pods.includes(pod)) continue;
        const what = `${send.to}: ${pod}`;
        wrong.set(what, (wrong.get(what) ?? 0) + 1);
      }
    }
  };
  const workers = requests.map(worker);
  return {
    more: (answers) => {
      const target = count + answers;
      return until(() => (count >= target ? true : undefined), {
        patience: 60_000,
        otherwise: () => `Fewer than ${answers} answers came in a minute.`,
      });
    },
    end: async () => {
      isOver = true;
      await Promise.all(workers);
      return { requests: count, wrong: [...wrong].map(([what, often]) => `${what}, ${often} times`) };
    },
  };
}
