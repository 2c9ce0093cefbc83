import type { Snapshot } from './api/objects.ts';
import type { Problem } from './api/problem.ts';
import { speller } from './envoy/files.ts';
import { sizeProblems } from './envoy/limits.ts';
import type { Hash, ScopeFiles } from './envoy/model.ts';
import { joinOutlooks } from './envoy/outlook-files.ts';
import { memo } from './mesh/incremental.ts';
import type { RegexCheck } from './mesh/matches.ts';
import type { Mesh, Workload } from './mesh/model.ts';
import { resolver } from './mesh/resolve.ts';
import { type Outlook, outlookStage } from './proxy/outlooks.ts';
import { inPart, joinTouches, partOf, type Touches, touchStage } from './proxy/touches.ts';
import { viewer } from './proxy/view.ts';

/** What a snapshot comes to: the files of every scope under its shared ConfigMap's key, and what is wrong. */
export interface Translation {
  readonly mesh: Mesh;
  readonly scopes: ReadonlyMap<string, ScopeFiles>;
  readonly workloads: ReadonlyMap<string, Workload>;
  /**
   * Where proxies have something of an object, under `Kind namespace/name`: a scope, or a part of one, without which a scope's name means the rest. It is
   * found when it is first asked for, since no write waits for it.
   */
  readonly touches: Touches;
  /** The part of its scope that a workload is in whose files are all its own, under the workload's key. */
  readonly parts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The pure pipeline from end to end. One translator remembers what it made, so that the next snapshot costs what changed in it. */
export function translator(given: {
  readonly hash: Hash;
  readonly regex: RegexCheck;
}): (snapshot: Snapshot) => Translation {
  const resolve = resolver(given);
  const outlooks = outlookStage();
  const translated = byOutlook(given.hash);
  const join = joinOutlooks();
  const touches = joinTouches();
  const parts = joinParts();
  return (snapshot) => {
    const mesh = resolve(snapshot);
    const all = translated(outlooks(mesh));
    const { scopes, problems } = join(all);
    const touched = once(() => touches(all.map((one) => one.touches())));
    return {
      mesh,
      scopes,
      workloads: mesh.workloads,
      get touches() {
        return touched();
      },
      parts: parts(all),
      problems: [...mesh.problems, ...distinct(all.map((one) => one.problems)), ...problems],
    };
  };
}

interface Seen {
  readonly isApart: boolean;
  readonly scopes: ReadonlyMap<string, ScopeFiles>;
  readonly touches: () => Touches;
  readonly parts: Translation['parts'];
  readonly problems: readonly Problem[];
}

/** Calls at the first call, and gives the same ever after. */
function once<T>(call: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: call() };
    return made.value;
  };
}

/** A function from outlooks to what each comes to, which remembers of each what it made of it last. */
function byOutlook(hash: Hash): (all: readonly Outlook[]) => readonly Seen[] {
  const stages = new Map<string, (outlook: Outlook) => Seen>();
  return (all) => {
    const keys = new Set(all.map(({ key }) => key));
    for (const key of stages.keys()) if (!keys.has(key)) stages.delete(key);
    return all.map((outlook) => {
      const stage = stages.get(outlook.key) ?? outlookTranslator(hash, outlook.key);
      stages.set(outlook.key, stage);
      return stage(outlook);
    });
  };
}

const nobody: Translation['parts'] = new Map();

function outlookTranslator(hash: Hash, key: string): (outlook: Outlook) => Seen {
  const view = viewer();
  const spell = speller(hash);
  const sizes = sizeProblems();
  const touches = touchStage();
  const word = hash(key);
  const ofPart = inPart(word);
  const parts = memo(
    (workloads: Mesh['workloads']): Translation['parts'] =>
      new Map([...workloads].map(([one, { scope }]) => [one, partOf(scope, word)])),
  );
  return ({ mesh, isApart }) => {
    const views = view(mesh);
    const scopes = spell(views);
    return {
      isApart,
      scopes,
      touches: once(() => (isApart ? ofPart(touches(views)) : touches(views))),
      parts: isApart ? parts(mesh.workloads) : nobody,
      problems: [...views.problems, ...sizes(views.scopes, scopes)],
    };
  };
}

/** A function from the parts of each outlook to all; without any it gives the same every time. */
function joinParts(): (all: readonly Seen[]) => Translation['parts'] {
  const join = memo(
    (...all: readonly Translation['parts'][]): Translation['parts'] =>
      new Map(all.flatMap((each) => [...each])),
  );
  return (all) => join(...all.flatMap(({ parts }) => (parts.size === 0 ? [] : [parts])));
}

/** What is wrong for several outlooks is told once. */
function distinct(lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const [first = [], ...others] = lists;
  if (others.length === 0) return first;
  return [...new Map(lists.flat().map((problem) => [JSON.stringify(problem), problem])).values()];
}
