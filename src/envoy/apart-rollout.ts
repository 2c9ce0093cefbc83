import { alone, apartKeys, isApart, together, without } from './apart.ts';
import { namesPart, versionIn } from './fragment.ts';
import { sizeOf } from './limits.ts';
import { type ConfigFiles, clustersFile, type FileName, type ScopeFiles } from './model.ts';
import { atOnce, type Rollout, type Step } from './rollout.ts';

/** The next step of a scope none of whose proxies is apart, in ConfigMaps of so many bytes at most. */
type Steps = (live: ScopeFiles, wanted: ScopeFiles, largest: number) => ReturnType<Rollout>;

/**
 * Takes each proxy that is apart for a scope of its own. One that comes to be apart begins with a copy of what it runs, and one that is so no longer
 * keeps its files until they are the very ones that the shared ConfigMap has.
 */
export function withProxiesApart(steps: Steps, largest: number): Rollout {
  return (live, wanted) => {
    const keys = apartKeys(live, wanted);
    if (keys.length === 0) return steps(live, wanted, largest);
    const leaving = keys.filter((key) => live.own.has(key) && !isApart(live.own.get(key)));
    if (leaving.length > 0 && live.shared.has(clustersFile)) return copied(live, leaving);
    const common = steps(without(live, keys), without(wanted, keys), largest);
    const parts = keys.map((key) =>
      nextOf(key, live, wanted, { steps, largest, isAlone: common === undefined }),
    );
    return joined(live, common, parts);
  };
}

/** Proxies get of the shared files the ones that they run, so that nothing changes for them. */
function copied(live: ScopeFiles, keys: readonly string[]): Step {
  const own = [...live.own].map(
    ([key, files]) => [key, keys.includes(key) ? new Map([...live.shared, ...files]) : files] as const,
  );
  return { phase: 'grow', files: { shared: live.shared, own: new Map(own) }, ...atOnce };
}

/** What is next for a proxy that is apart; `step` undefined: nothing. */
interface Part {
  readonly key: string;
  readonly files: ConfigFiles | undefined;
  readonly step: Pick<Step, 'phase' | 'after' | 'afterOwn' | 'isSlice'> | 'stuck' | undefined;
}

interface Way {
  readonly steps: Steps;
  readonly largest: number;
  /** Whether the shared files are as wanted. */
  readonly isAlone: boolean;
}

function nextOf(key: string, live: ScopeFiles, wanted: ScopeFiles, { steps, largest, isAlone }: Way): Part {
  const files = live.own.get(key);
  const goal = wanted.own.get(key);
  const fits = goal !== undefined && sizeOf(goal) <= largest;
  if (files === undefined)
    return { key, files: fits ? goal : undefined, step: fits ? { phase: 'start', ...atOnce } : 'stuck' };
  const [mine, next] = [alone(live, key), alone(wanted, key)];
  const beside = sizeOf(mine.own.get(key) ?? new Map());
  const step = steps(mine, next, largest - beside);
  if (step?.phase === 'stuck') return { key, files, step: 'stuck' };
  if (step !== undefined) return { key, files: together(step.files, key), step };
  return !isApart(goal) && isAlone
    ? { key, files: goal, step: { phase: 'shrink', ...atOnce } }
    : { key, files, step: undefined };
}

const phases: readonly Step['phase'][] = ['start', 'grow', 'switch', 'shrink', 'content'];

/** One write for the steps of all. What waits for the shared files waits for nothing of proxies that do not read them. */
function joined(live: ScopeFiles, common: ReturnType<Rollout>, parts: readonly Part[]): ReturnType<Rollout> {
  const step = common?.phase === 'stuck' ? undefined : common;
  const all = [step, ...parts.map((part) => part.step)].filter((one) => one !== undefined && one !== 'stuck');
  if (all.length === 0) {
    const isStuck = common !== undefined || parts.some((part) => part.step === 'stuck');
    return isStuck ? { phase: 'stuck' } : undefined;
  }
  const { shared, own } =
    step?.files ??
    without(
      live,
      parts.map(({ key }) => key),
    );
  const after = step?.after ?? atOnce.after;
  return {
    phase: phases.find((phase) => all.some((one) => one.phase === phase)) ?? 'content',
    files: {
      shared,
      own: new Map([...own, ...parts.flatMap(({ key, files }) => (files ? [[key, files] as const] : []))]),
    },
    after,
    afterOwn: new Map([
      ...(step?.afterOwn ?? []),
      ...parts.map((part) => [part.key, awaited(part, live, after)] as const),
    ]),
    ...(all.some((one) => one.isSlice) ? { isSlice: true } : {}),
  };
}

/** What is awaited of shared files, as the proxy has it already, and what its own step waits for. */
function awaited({ key, step }: Part, live: ScopeFiles, after: Step['after']): ReadonlyMap<FileName, string> {
  const files = live.own.get(key);
  const already = [...after.keys()].flatMap((name) => {
    const version = versionIn(files?.get(name) ?? '');
    if (version === undefined) return [];
    return [[name, name === clustersFile ? namesPart(version) : version] as const];
  });
  if (step === undefined || step === 'stuck') return new Map(already);
  return new Map([...already, ...step.after, ...(step.afterOwn.get(key) ?? [])]);
}
