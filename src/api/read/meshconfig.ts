import { freeze } from '../freeze.ts';
import type { MeshConfig } from '../istio.ts';
import type { ObjectRef, Problem } from '../problem.ts';
import { isEqual } from './keep.ts';

/** The ConfigMap that holds the mesh configuration, and the key under which it stands there. */
export const meshConfigMap = { namespace: 'sluice-system', name: 'sluice', key: 'mesh.yaml' } as const;

/** The object that a mesh configuration stands in, and the path of it there: empty for a file of its own. */
export interface ConfigPlace {
  readonly on: ObjectRef;
  readonly path: string;
}

export const meshConfigPlace: ConfigPlace = {
  on: { kind: 'ConfigMap', namespace: meshConfigMap.namespace, name: meshConfigMap.name },
  path: `data["${meshConfigMap.key}"]`,
};

/** What a text came to; without `config` it is wrong, and nothing of it is taken. */
export interface ReadConfig {
  readonly config: MeshConfig | undefined;
  readonly problems: readonly Problem[];
}

/** The configuration that holds, the text that it stands in, and what is wrong with the text that there is now. */
export interface HeldConfig {
  readonly config: MeshConfig;
  /** Undefined where the defaults hold because there is no configuration. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

/** A text as it was read. */
export interface ConfigText extends ReadConfig {
  readonly text: string;
}

const defaults: MeshConfig = Object.freeze({});

/**
 * A function that is told which text there is now, and gives what holds: a text that is wrong leaves the last good one in force. `before` gives what was
 * in force when an earlier process ended. A configuration that says the same as the last one is that one.
 */
export function keepGood(
  before: () => ConfigText | undefined = () => undefined,
): (now: ConfigText | undefined) => HeldConfig {
  let good: Pick<HeldConfig, 'config' | 'text'> | undefined;
  const hold = (config: MeshConfig, text: string | undefined): Pick<HeldConfig, 'config' | 'text'> => {
    const same = good !== undefined && isEqual(good.config, config);
    good = { config: same && good !== undefined ? good.config : freeze(config), text };
    return good;
  };
  return (now) => {
    if (now === undefined) return { ...hold(defaults, undefined), problems: none };
    if (now.config !== undefined) return { ...hold(now.config, now.text), problems: now.problems };
    if (good === undefined) {
      const earlier = before();
      if (earlier?.config !== undefined) hold(earlier.config, earlier.text);
    }
    const { config, text } = good ?? { config: defaults, text: undefined };
    const holds = text === undefined ? 'the defaults hold' : 'the last good configuration holds';
    return { config, text, problems: now.problems.map((one) => withConsequence(one, holds)) };
  };
}

const none: readonly Problem[] = [];

const withConsequence = (problem: Problem, holds: string): Problem =>
  problem.severity === 'error'
    ? { ...problem, message: `${problem.message} Until then nothing of this text is taken: ${holds}.` }
    : problem;
