import type { Snapshot } from './api/objects.ts';
import type { Problem } from './api/problem.ts';
import { speller } from './envoy/files.ts';
import { sizeProblems } from './envoy/limits.ts';
import type { Hash, ScopeFiles } from './envoy/model.ts';
import { joinOutlooks } from './envoy/outlook-files.ts';
import type { RegexCheck } from './mesh/matches.ts';
import type { Mesh, Workload } from './mesh/model.ts';
import { resolver } from './mesh/resolve.ts';
import { type Outlook, outlookStage } from './proxy/outlooks.ts';
import { joinTouches, type Touches, touchStage } from './proxy/touches.ts';
import { viewer } from './proxy/view.ts';

/** What a snapshot comes to: the files of every scope under its shared ConfigMap's key, and what is wrong. */
export interface Translation {
  readonly mesh: Mesh;
  readonly scopes: ReadonlyMap<string, ScopeFiles>;
  readonly workloads: ReadonlyMap<string, Workload>;
  /** The scopes whose proxies have something of an object, under `Kind namespace/name`. */
  readonly touches: Touches;
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
  return (snapshot) => {
    const mesh = resolve(snapshot);
    const all = translated(outlooks(mesh));
    const { scopes, problems } = join(all);
    return {
      mesh,
      scopes,
      workloads: mesh.workloads,
      touches: touches(all.map((one) => one.touches)),
      problems: [...mesh.problems, ...distinct(all.map((one) => one.problems)), ...problems],
    };
  };
}

interface Seen {
  readonly isApart: boolean;
  readonly scopes: ReadonlyMap<string, ScopeFiles>;
  readonly touches: Touches;
  readonly problems: readonly Problem[];
}

/** A function from outlooks to what each comes to, which remembers of each what it made of it last. */
function byOutlook(hash: Hash): (all: readonly Outlook[]) => readonly Seen[] {
  const stages = new Map<string, (outlook: Outlook) => Seen>();
  return (all) => {
    const keys = new Set(all.map(({ key }) => key));
    for (const key of stages.keys()) if (!keys.has(key)) stages.delete(key);
    return all.map((outlook) => {
      const stage = stages.get(outlook.key) ?? outlookTranslator(hash);
      stages.set(outlook.key, stage);
      return stage(outlook);
    });
  };
}

function outlookTranslator(hash: Hash): (outlook: Outlook) => Seen {
  const view = viewer();
  const spell = speller(hash);
  const sizes = sizeProblems();
  const touches = touchStage();
  return ({ mesh, isApart }) => {
    const views = view(mesh);
    const scopes = spell(views);
    return {
      isApart,
      scopes,
      touches: touches(views),
      problems: [...views.problems, ...sizes(views.scopes, scopes)],
    };
  };
}

/** What is wrong for several outlooks is told once. */
function distinct(lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const [first = [], ...others] = lists;
  if (others.length === 0) return first;
  return [...new Map(lists.flat().map((problem) => [JSON.stringify(problem), problem])).values()];
}
