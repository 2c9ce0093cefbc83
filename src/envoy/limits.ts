import type { Problem } from '../api/problem.ts';
import { memo } from '../mesh/incremental.ts';
import type { ScopeView } from '../proxy/model.ts';
import type { ConfigFiles, ScopeFiles } from './model.ts';

/** Kubernetes takes 1 MiB; the rest is for the object around the files. In bytes. */
export const largestConfigMap = 921_600;

/** Bytes of all files; they are plain ASCII. */
export const sizeOf = (files: ConfigFiles): number =>
  [...files.values()].reduce((sum, text) => sum + text.length, 0);

/** ConfigMaps that would be too large to write: their proxies keep the last one. */
export function sizeProblems(): (
  views: readonly ScopeView[],
  scopes: ReadonlyMap<string, ScopeFiles>,
) => Problem[] {
  const ofShared = memo((view: ScopeView, files: ConfigFiles): readonly Problem[] =>
    tooLarge(view.key, files, { from: () => heaviest(view), instead: kept }),
  );
  const ofOwn = memo((all: ScopeFiles['own']): readonly Problem[] =>
    [...all].flatMap(([key, own]) => tooLarge(key, own, { from: () => 'its listeners', instead: kept })),
  );
  return (views, scopes) =>
    views.flatMap((view) => {
      const files = scopes.get(view.key);
      return files === undefined ? [] : [...ofShared(view, files.shared), ...ofOwn(files.own)];
    });
}

/** What a proxy that is apart would have of its own, where that is too much. */
export const tooLargeApart = (key: string, files: ConfigFiles): Problem[] =>
  tooLarge(key, files, {
    from: () => 'what its whole scope sees',
    instead: 'Its proxies do as their scope does, as if no rule picked them by their labels',
  });

interface Told {
  readonly from: () => string;
  readonly instead: string;
}

const kept = 'The proxies keep their last configuration';

function tooLarge(key: string, files: ConfigFiles, { from, instead }: Told): Problem[] {
  const size = sizeOf(files);
  if (size <= largestConfigMap) return [];
  const [namespace = '', name = ''] = key.split('/');
  const [largest = ['', ''] as const] = [...files].sort(([, a], [, b]) => b.length - a.length);
  return [
    {
      code: 'SLU0202',
      severity: 'error',
      on: { kind: 'ConfigMap', namespace, name },
      path: `data[${largest[0]}]`,
      message: `The files come to ${size} bytes, more than the ${largestConfigMap} that a ConfigMap takes, most of them from ${from()}. ${instead}; export fewer services to namespace ${namespace}.`,
    },
  ];
}

const heaviest = (view: ScopeView): string => {
  const [largest] = [...view.clusters].sort((a, b) => b.services.length - a.services.length);
  const name = largest?.services.flat()[0]?.name.split('.')[1];
  return name === undefined ? 'its routes' : `the ${largest?.services.length} services of namespace ${name}`;
};
