import { annotations } from '../api/objects.ts';
import { type Fields, fields, items, text } from '../api/read/fields.ts';
import { containerName, type PodTemplate } from './model.ts';
import { readStatus, type Status } from './status.ts';

export type Uninjection =
  | { readonly kind: 'uninjected'; readonly pod: PodTemplate }
  | { readonly kind: 'skipped'; readonly why: string };

/** The pod as it was before injection; what others have added to it since then stays. */
export function uninject(pod: PodTemplate): Uninjection {
  const status = readStatus(pod);
  if (status === undefined) return { kind: 'skipped', why: 'It has no proxy.' };
  if (status === 'foreign') {
    return { kind: 'skipped', why: `Its proxy was injected by another program, says ${annotations.status}.` };
  }
  const { undo } = status;
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  const bare = {
    ...pod,
    metadata: {
      ...metadata,
      labels: without(metadata.labels, undo.labels),
      annotations: without(metadata.annotations, [...undo.annotations, annotations.status]),
    },
    spec: {
      ...spec,
      initContainers: remaining(spec.initContainers, status.initContainers),
      containers: apps(spec.containers, status),
      volumes: remaining(spec.volumes, status.volumes),
    },
  };
  return { kind: 'uninjected', pod: unmade(pod, bare, undo.made) };
}

const without = (map: unknown, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields(map)).filter(([name]) => !names.includes(name)));

const remaining = (list: unknown, names: readonly string[]): unknown =>
  Array.isArray(list) ? items(list).filter((each) => !names.includes(text(fields(each).name) ?? '')) : list;

function apps(containers: unknown, { containers: names, undo }: Status): unknown {
  const before = undo.container;
  if (before === undefined) return remaining(containers, names);
  return items(containers).map((each) => (fields(each).name === containerName.proxy ? before : each));
}

/** Puts back how members were missing, where nothing is left in them; members that were never there are not made now. */
function unmade(injected: Fields, bare: Fields, made: Status['undo']['made']): Fields {
  const isEmpty = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const inside = (of: string, was: Fields, now: Fields): Fields =>
    Object.fromEntries(
      Object.entries(now).flatMap(([name, value]) => {
        if (!Object.hasOwn(was, name)) return [];
        const missing = made[`${of}.${name}`];
        if (missing === undefined || !isEmpty(value)) return [[name, value] as const];
        return missing === 'null' ? [[name, null] as const] : [];
      }),
    );
  const metadata = inside('metadata', fields(injected.metadata), fields(bare.metadata));
  const spec = inside('spec', fields(injected.spec), fields(bare.spec));
  if (made.metadata === undefined || !isEmpty(metadata)) return { ...bare, metadata, spec };
  if (made.metadata === 'null') return { ...bare, metadata: null, spec };
  return Object.fromEntries(Object.entries({ ...bare, spec }).filter(([name]) => name !== 'metadata'));
}
