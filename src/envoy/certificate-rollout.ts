import { certificatesIn, withCertificates, withoutCertificates } from './certificates.ts';
import { namesPart, versionIn } from './fragment.ts';
import { type ConfigFiles, type FileName, type Hash, listenersFile, type ScopeFiles } from './model.ts';
import { afterSwitch, type Rollout, type Step } from './rollout.ts';

/**
 * Takes certificates along on the way of the other files: Envoy refuses a listener that names one which is not there. So they come a step before
 * the listeners that name them, stay while any may, and go when every proxy shows the listeners that do not.
 */
export function withCertificateSteps(rollout: Rollout, hash: Hash): Rollout {
  return (live, wanted) => {
    const all = union(live, wanted);
    if (all.size === 0) return rollout(live, wanted);
    const grown = new Map(
      [...live.own].map(([key, files]) => [key, withAll(files, all.get(key) ?? none, hash)] as const),
    );
    // Files of proxies that are gone are left to the next ordinary step.
    if ([...live.own].some(([key, files]) => wanted.own.has(key) && grown.get(key) !== files))
      return { phase: 'grow', files: { shared: live.shared, own: grown }, ...atOnce };
    const next = rollout(apart(live), apart(wanted));
    if (next === undefined) return leftovers(live, wanted);
    if (next.phase === 'stuck') return next;
    const own = new Map(
      [...next.files.own].map(([key, files]) => [key, beside(files, all.get(key) ?? none)] as const),
    );
    const afterOwn = new Map([...listenersOf(live, all), ...next.afterOwn]);
    return { ...next, files: { ...next.files, own }, afterOwn };
  };
}

const none: ReadonlySet<FileName> = new Set();
const atOnce: Pick<Step, 'after' | 'afterOwn'> = { after: new Map(), afterOwn: new Map() };

/** All certificates of a proxy that stand or are wanted, for the proxies that have any. */
function union(live: ScopeFiles, wanted: ScopeFiles): ReadonlyMap<string, ReadonlySet<FileName>> {
  const keys = new Set([...live.own.keys(), ...wanted.own.keys()]);
  return new Map(
    [...keys].flatMap((key) => {
      const names = [live, wanted].flatMap(({ own }) => [...certificatesIn(own.get(key) ?? new Map())]);
      return names.length === 0 ? [] : [[key, new Set(names)] as const];
    }),
  );
}

/** The files themselves where they have all of them already. */
const withAll = (files: ConfigFiles, names: ReadonlySet<FileName>, hash: Hash): ConfigFiles =>
  [...names].every((name) => files.has(name)) ? files : withCertificates(files, names, hash);

const apart = ({ shared, own }: ScopeFiles): ScopeFiles => ({
  shared,
  own: new Map([...own].map(([key, files]) => [key, withoutCertificates(files)])),
});

const beside = (files: ConfigFiles, names: ReadonlySet<FileName>): ConfigFiles =>
  names.size === 0 ? files : new Map([...files, ...[...names].sort().map((name) => [name, ''] as const)]);

/** The listeners' version speaks for the certificates that were written with it. */
const listenersOf = (
  live: ScopeFiles,
  all: ReadonlyMap<string, ReadonlySet<FileName>>,
): (readonly [string, ReadonlyMap<FileName, string>])[] =>
  [...live.own]
    .filter(([key]) => all.has(key))
    .map(([key, files]) => {
      const names = namesPart(versionIn(files.get(listenersFile) ?? '') ?? '');
      return [key, new Map([[listenersFile, names]])] as const;
    });

/** What is left when all other files are as wanted: certificates that no listener names any more. */
function leftovers(live: ScopeFiles, wanted: ScopeFiles): Step | undefined {
  const extra = [...live.own].some(
    ([key, files]) =>
      certificatesIn(files).difference(certificatesIn(wanted.own.get(key) ?? new Map())).size > 0,
  );
  return extra ? { phase: 'shrink', files: wanted, ...afterSwitch(live) } : undefined;
}
