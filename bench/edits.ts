import { freeze } from '../src/api/freeze.ts';
import type { EndpointSlice, Pod, Snapshot, Table, VirtualService } from '../src/api/objects.ts';
import { split } from './mesh.ts';

/** Makes the next snapshot; `round` counts up and picks another object each time. What it leaves alone keeps its identity. */
export type Edit = (snapshot: Snapshot, round: number) => Snapshot;

const replaced = <T>(table: Table<T>, key: string, value: T): Table<T> => new Map(table).set(key, value);

/** The item for a round; a stride that is prime to the length spreads them over the namespaces. */
function pick<T>(items: readonly T[], round: number): T {
  const item = items[(round * 37) % items.length];
  if (item === undefined) throw new Error('There is nothing to edit.');
  return item;
}

/** Sets the weights of one HTTP VirtualService to what they have not been yet. */
export const weightEdit: Edit = (snapshot, round) => {
  const http = [...snapshot.virtualServices].filter(([, one]) => one.spec.http !== undefined);
  const [key, before]: readonly [string, VirtualService] = pick(http, round);
  const next = split(before.meta, [1000 + round, 1]);
  return freeze({ ...snapshot, virtualServices: replaced(snapshot.virtualServices, key, next) });
};

/** The last endpoint of a slice becomes unready; the next round brings it back. */
export const endpointChange: Edit = (snapshot, round) => {
  const [key, before]: readonly [string, EndpointSlice] = pick([...snapshot.slices], Math.floor(round / 2));
  const last = before.endpoints.length - 1;
  const endpoints = before.endpoints.map((one, i) => (i === last ? { ...one, ready: !one.ready } : one));
  return freeze({ ...snapshot, slices: replaced(snapshot.slices, key, { ...before, endpoints }) });
};

/** The same with the pod behind it, as the kubelet and then the endpoint controller would say it. */
export const readinessChange: Edit = (snapshot, round) => {
  const next = endpointChange(snapshot, round);
  const [, slice]: readonly [string, EndpointSlice] = pick([...next.slices], Math.floor(round / 2));
  const key = slice.endpoints.at(-1)?.pod ?? '';
  const before: Pod | undefined = snapshot.pods.get(key);
  if (before === undefined) throw new Error(`There is no pod ${key}.`);
  return freeze({ ...next, pods: replaced(snapshot.pods, key, { ...before, ready: !before.ready }) });
};
