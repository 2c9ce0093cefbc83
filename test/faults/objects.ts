import { fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import type { Objects } from './states.ts';

interface Place {
  readonly client: KubeClient;
  readonly ns: string;
}

const kinds: Readonly<Record<string, string>> = {
  virtualservices: 'VirtualService',
  gateways: 'Gateway',
  destinationrules: 'DestinationRule',
};
const plurals = Object.keys(kinds);

const group = 'networking.istio.io/v1';
const collection = (ns: string, plural: string): string => `/apis/${group}/namespaces/${ns}/${plural}`;

/** True where there was anything to send. */
async function send(
  { client, ns }: Place,
  key: string,
  { before, after }: { readonly before: object | undefined; readonly after: object | undefined },
): Promise<boolean> {
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const [plural = '', name = ''] = key.split('/');
  const path = `${collection(ns, plural)}/${name}`;
  if (after === undefined) await client.request({ method: 'DELETE', path });
  else if (before === undefined) {
    const body = { apiVersion: group, kind: kinds[plural], metadata: { name }, spec: after };
    await client.request({ method: 'POST', path: collection(ns, plural), body });
  } else {
    const body = [{ op: 'replace', path: '/spec', value: after }];
    await client.request({ method: 'PATCH', path, body, contentType: 'application/json-patch+json' });
  }
  return true;
}

/** Sends what differs, all at once; gives how long after the first the last was taken, in milliseconds. */
export async function apply(place: Place, before: Objects, after: Objects): Promise<number> {
  const taken: number[] = [];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  await Promise.all(
    keys.map(async (key) => {
      const isSent = await send(place, key, { before: before.get(key), after: after.get(key) });
      if (isSent) taken.push(performance.now());
    }),
  );
  return taken.length === 0 ? 0 : Math.max(...taken) - Math.min(...taken);
}

/** Why an object is not said to be live in its present generation; undefined where it is. */
function lag(raw: unknown): string | undefined {
  const { metadata, status, kind } = fields(raw);
  const found = items(fields(status).conditions)
    .map(fields)
    .find(({ type }) => type === 'Programmed');
  const { name, generation } = fields(metadata);
  if (found === undefined) return `${kind} ${name}: no word`;
  if (found.observedGeneration !== generation) return `${kind} ${name}: word of an older generation`;
  return found.status === 'True'
    ? undefined
    : `${kind} ${name}: ${text(found.reason)} ${text(found.message)}`;
}

/** What is not live yet of the objects that there are, in words. */
export async function notLive({ client, ns }: Place): Promise<readonly string[]> {
  const lists = await Promise.all(
    plurals.map((plural) => client.request({ method: 'GET', path: collection(ns, plural) })),
  );
  return lists.flatMap((list) => items(fields(list).items)).flatMap((raw) => lag(raw) ?? []);
}
