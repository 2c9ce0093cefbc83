import { type Fields, fields, isFields } from '../api/read/fields.ts';
import type { Teller } from './notes.ts';

const lists = ['initContainers', 'containers', 'volumes'] as const;
const maps = ['labels', 'annotations'] as const;

/** Members that injection adds to and that are not what they must be, so that what stands there would be lost. An API server has refused such a pod already. */
export function tellShape(pod: Fields, tell: Teller): void {
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  const places: readonly Place[] = [
    { path: 'metadata', value: pod.metadata, must: 'mapping' },
    ...maps.map((name): Place => ({ path: `metadata.${name}`, value: metadata[name], must: 'mapping' })),
    { path: 'spec', value: pod.spec, must: 'mapping' },
    ...lists.flatMap((name) => listed(`spec.${name}`, spec[name])),
  ];
  for (const { path, value, must } of places) {
    if (value === undefined || value === null || isA[must](value)) continue;
    tell.error(
      'IST0106',
      path,
      `The value must be a ${must}. Correct it, since injection adds to what is there.`,
    );
  }
}

interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly must: keyof typeof isA;
}

const isA = { mapping: isFields, list: Array.isArray } as const;

const listed = (path: string, value: unknown): readonly Place[] => [
  { path, value, must: 'list' },
  ...(Array.isArray(value)
    ? value.map((each: unknown, i): Place => ({ path: `${path}[${i}]`, value: each ?? '', must: 'mapping' }))
    : []),
];
