import type { Problem } from '../api/problem.ts';
import { mapEach, memo } from '../mesh/incremental.ts';
import { compare } from '../mesh/names.ts';
import { largestConfigMap, sizeOf, tooLargeApart } from './limits.ts';
import type { ConfigFiles, ScopeFiles } from './model.ts';

type Scopes = ReadonlyMap<string, ScopeFiles>;

/** The files of an outlook's scopes, as if nobody saw the mesh otherwise. */
export interface OutlookFiles {
  readonly isApart: boolean;
  readonly scopes: Scopes;
}

export interface JoinedFiles {
  readonly scopes: Scopes;
  readonly problems: readonly Problem[];
}

/** A function from the files of all outlooks to those of every scope: what those that are apart share with each other, each of them has for itself. */
export function joinOutlooks(): (all: readonly OutlookFiles[]) => JoinedFiles {
  const whole = memo((shared: ConfigFiles, own: ConfigFiles): ConfigFiles => new Map([...shared, ...own]));
  const apart = (files: readonly ScopeFiles[]): ScopeFiles['own'] =>
    new Map(files.flatMap(({ shared, own }) => [...own].map(([key, mine]) => [key, whole(shared, mine)])));
  const each = mapEach((common: ScopeFiles, ...others: readonly ScopeFiles[]) => {
    if (others.length === 0) return { files: common, problems: [] };
    const own = [...apart(others)];
    const fitting = own.filter(([, files]) => sizeOf(files) <= largestConfigMap);
    return {
      files: { shared: common.shared, own: new Map([...common.own, ...fitting]) },
      problems: own.flatMap(([key, files]) => tooLargeApart(key, files)),
    };
  });
  const joined = memo(
    (made: ReturnType<typeof each>): JoinedFiles => ({
      scopes: new Map([...made].map(([key, { files }]) => [key, files])),
      problems: [...made.values()].flatMap(({ problems }) => problems),
    }),
  );
  return (all) => {
    const common = all.flatMap(({ isApart, scopes }) => (isApart ? [] : [...scopes]));
    const others = all.filter(({ isApart }) => isApart);
    return joined(
      each(
        common
          .sort(([a], [b]) => compare(a, b))
          .map(([key, files]) => [key, [files, ...others.flatMap(({ scopes }) => scopes.get(key) ?? [])]]),
      ),
    );
  };
}
