import { between, requestsIn } from '../../lab/requests.ts';
import { defaultLimits } from '../../src/kube/schedule.ts';
import { type Contents, editBare, twinOf, writeBare } from './bare.ts';
import {
  namespaceCount,
  namespaceName,
  podKey,
  type Size,
  scopeKey,
  serviceKey,
  splitPath,
  type Weights,
  weighted,
} from './objects.ts';
import type { Taken, Times } from './result.ts';
import type { Server } from './server.ts';
import { lastOf, type Watches } from './watches.ts';

/** An edit of the weights of one VirtualService. */
export interface Edit {
  readonly service: number;
  readonly scopes: readonly string[];
  readonly pods: readonly string[];
  readonly rounds: number;
}

/** A cluster on which an operator runs. */
export interface Bench {
  readonly server: Server;
  readonly watches: Watches;
  readonly size: Size;
}

const weights: readonly [Weights, Weights] = [
  [90, 10],
  [50, 50],
];
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

export function editOf({ pods }: Size, namespaces: readonly number[], rounds: number): Edit {
  return {
    service: namespaces[0] ?? 0,
    scopes: namespaces.map((i) => scopeKey(namespaceName(i))),
    pods: numbers(pods)
      .filter((i) => namespaces.includes(i % namespaceCount))
      .map(podKey),
    rounds,
  };
}

/** Does something and gives what the API server took for it, besides the edit with which it begins. */
async function taking(on: Bench, act: () => Promise<void>): Promise<Taken> {
  const look = async () => requestsIn(await on.server.text('/metrics'));
  const before = await look();
  await act();
  const { count, bytes } = between(before, await look());
  const configMaps = count('configmaps', 'PUT') + count('configmaps', 'POST');
  const pokes = count('pods', 'PATCH');
  const all = ['configmaps', 'pods', 'virtualservices', 'destinationrules', 'events'].flatMap((resource) =>
    ['GET', 'LIST', 'POST', 'PUT', 'PATCH', 'APPLY', 'DELETE'].map((method) => count(resource, method)),
  );
  return {
    configMaps,
    pokes,
    // The edit itself is one of them.
    others: all.reduce((sum, one) => sum + one) - configMaps - pokes - 1,
    configMapBytes: bytes('configmaps', 'create') + bytes('configmaps', 'update'),
    pokeBytes: bytes('pods', 'patch'),
  };
}

export interface Round {
  readonly times: Times;
  readonly taken: Taken;
  /** From the sending of the edit until a watch of the bench told of it, in milliseconds. */
  readonly told: number;
}

/** An edit of the weights, and all that the operator makes of it. They are others in each round. */
export async function byOperator(on: Bench, edit: Edit, round: number): Promise<Round> {
  const rule = serviceKey(edit.service);
  let start = 0;
  let told = 0;
  on.watches.clear();
  const taken = await taking(on, async () => {
    const notice = on.watches.next('virtualServices', rule);
    start = performance.now();
    const sent = edited(on, edit, round);
    told = await notice;
    await sent;
    await written(on, edit.scopes, edit.pods);
  });
  return { times: timesOf(on, edit.scopes, edit.pods, start), taken, told: told - start };
}

/** The same requests without an operator: an edit of the same object, and when a watch tells of it the same writes. */
export async function byBareClient(
  on: Bench,
  edit: Edit,
  contents: Contents,
  pokesPerSecond = defaultLimits.pokesPerSecond,
): Promise<Round> {
  const { client } = on.server;
  const { atOnce } = defaultLimits;
  const pods = Map.groupBy(edit.pods, (key) => key.split('/')[0] ?? '');
  const maps = edit.scopes.map(twinOf);
  // As long as the operator's.
  const version = crypto.randomUUID().replace('-', '.').slice(0, 33);
  let start = 0;
  let told = 0;
  on.watches.clear();
  const taken = await taking(on, async () => {
    const notice = on.watches.next('virtualServices', serviceKey(edit.service));
    start = performance.now();
    const sent = editBare(client, edit.service, version);
    told = await notice;
    const write = { contents, version, pods: (namespace: string) => pods.get(namespace) ?? [] };
    await Promise.all([sent, writeBare(client, write, { atOnce, pokesPerSecond })]);
    await written(on, maps, edit.pods);
  });
  return { times: timesOf(on, maps, edit.pods, start), taken, told: told - start };
}

/** Two edits, the second as soon as the last pod was poked for the first; the times of the second. */
export async function inARow(on: Bench, edit: Edit, round: number): Promise<Times> {
  on.watches.clear();
  await edited(on, edit, round);
  await on.watches.written('pods', edit.pods);
  on.watches.clear();
  const start = performance.now();
  await edited(on, edit, round + 1);
  await written(on, edit.scopes, edit.pods);
  return timesOf(on, edit.scopes, edit.pods, start);
}

const edited = ({ server }: Bench, { service }: Edit, round: number): Promise<unknown> => {
  const body = { spec: weighted(service, round % 2 === 0 ? weights[0] : weights[1]) };
  return server.client.request({ method: 'PATCH', path: splitPath(service), body });
};

/** Waits for the writes that are to come, and for the end of those that are not. */
async function written({ watches }: Bench, maps: readonly string[], pods: readonly string[]): Promise<void> {
  await watches.written('configMaps', maps);
  await watches.written('pods', pods);
  await watches.quiet();
}

const timesOf = (on: Bench, maps: readonly string[], pods: readonly string[], start: number): Times => ({
  configMap: lastOf(on.watches.seen('configMaps'), maps, start),
  poke: lastOf(on.watches.seen('pods'), pods, start),
});
