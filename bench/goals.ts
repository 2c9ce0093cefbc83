import type { CaseResult } from './case.ts';

/** A figure that a mesh of one size has to reach; `measured` and `limit` are in the same unit. */
export interface Goal {
  readonly name: string;
  readonly measured: string;
  readonly limit: string;
  readonly met: boolean;
}

interface Wish {
  readonly services: number;
  readonly proxies: number;
  readonly name: string;
  readonly limit: string;
  measure(result: CaseResult): { readonly measured: string; readonly met: boolean };
}

const milliseconds = (ms: number, limit: number) => ({ measured: `${ms.toFixed(1)} ms`, met: ms <= limit });
const large = { services: 1000, proxies: 1000 };

const wishes: readonly Wish[] = [
  {
    ...large,
    name: 'weight edit, median',
    limit: '5 ms',
    measure: ({ edits }) => milliseconds(edits.weight.median, 5),
  },
  {
    ...large,
    name: 'texts that a weight edit changes',
    limit: '1 in each scope',
    measure: ({ edits: { weight }, scopes }) => ({
      measured: `${weight.texts} in ${scopes} scopes`,
      met: weight.oneTextPerScope,
    }),
  },
  {
    ...large,
    name: 'endpoint change, median',
    limit: '5 ms',
    measure: ({ edits }) => milliseconds(edits.endpoint.median, 5),
  },
  {
    ...large,
    name: 'heap, every text read',
    limit: '300 MB',
    measure: ({ heap }) => ({ measured: `${(heap.read / 1e6).toFixed(0)} MB`, met: heap.read <= 300e6 }),
  },
  {
    services: 1000,
    proxies: 1,
    name: 'cold, median',
    limit: '150 ms',
    measure: ({ cold }) => milliseconds(cold.median, 150),
  },
];

/** What the measured meshes were to reach, and whether they did. */
export const goalsOf = (results: readonly CaseResult[]): readonly Goal[] =>
  wishes.flatMap(({ services, proxies, name, limit, measure }) =>
    results
      .filter((result) => result.services === services && result.proxies === proxies)
      .map((result) => ({ name: `${services} × ${proxies}: ${name}`, limit, ...measure(result) })),
  );
