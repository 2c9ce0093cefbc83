import type { Snapshot } from './api/objects.ts';
import type { Problem } from './api/problem.ts';
import { speller } from './envoy/files.ts';
import { sizeProblems } from './envoy/limits.ts';
import type { Hash, ScopeFiles } from './envoy/model.ts';
import type { RegexCheck } from './mesh/matches.ts';
import type { Mesh, Workload } from './mesh/model.ts';
import { resolver } from './mesh/resolve.ts';
import { type Touches, touchStage } from './proxy/touches.ts';
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
  const view = viewer();
  const spell = speller(given.hash);
  const sizes = sizeProblems();
  const touches = touchStage();
  return (snapshot) => {
    const mesh = resolve(snapshot);
    const views = view(mesh);
    const scopes = spell(views);
    return {
      mesh,
      scopes,
      workloads: mesh.workloads,
      touches: touches(views),
      problems: [...mesh.problems, ...views.problems, ...sizes(views.scopes, scopes)],
    };
  };
}
