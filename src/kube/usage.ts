import type { Pod } from '../api/objects.ts';
import { askProxy } from '../ask.ts';
import type { KubeClient } from './client.ts';
import { gate } from './gate.ts';

/** How pods are reached: through the API server, which asks for the right to get `pods/proxy`, or at their own addresses, from within their network. */
export type Road = 'api-server' | 'direct';

const atOnce = 16;
/** How long an answer may take, in milliseconds. */
const patience = 10_000;

/** What a proxy answered when it was asked what it called; `why`: it did not. */
export type UsageAnswer = { readonly answer: unknown } | { readonly why: string };

/** Asks each of the pods, and gives the answers in their order. */
export function askUsage(
  client: KubeClient,
  pods: readonly Pod[],
  road: Road,
): Promise<readonly UsageAnswer[]> {
  const enter = gate(atOnce);
  return Promise.all(
    pods.map((pod) => enter(() => (road === 'direct' ? directly(pod) : throughServer(client, pod)))),
  );
}

async function directly({ ip }: Pod): Promise<UsageAnswer> {
  const answer = ip === undefined ? undefined : await askProxy(ip, '/config/usage', { patience });
  return answer === undefined ? { why: `port 15021 of ${ip ?? 'it'} does not answer` } : { answer };
}

async function throughServer(client: KubeClient, { meta: { namespace, name } }: Pod): Promise<UsageAnswer> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}:15021/proxy/config/usage`;
  try {
    return { answer: await client.request({ method: 'GET', path, signal: AbortSignal.timeout(patience) }) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
