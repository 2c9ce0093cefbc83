import type { MeshConfig } from '../istio.ts';
import type { ObjectRef, Problem } from '../problem.ts';
import { fields, isFields, optional, text } from './fields.ts';

export interface ReadConfig {
  readonly config: MeshConfig;
  readonly problems: readonly Problem[];
}

const path = 'data["mesh.yaml"]';
const modes = ['ALLOW_ANY', 'REGISTRY_ONLY'] as const;
const obeyed: ReadonlySet<string> = new Set(['outboundTrafficPolicy', 'rootNamespace']);

/** The mesh configuration out of parsed YAML; nothing parsed is none. What is wrong counts as absent. `on` is the object that it stands in. */
export function readMeshConfig(raw: unknown, on: ObjectRef): ReadConfig {
  const problem = (at: string, message: string): Problem => ({
    code: 'IST0106',
    severity: 'error',
    on,
    path: at,
    message,
  });
  if (raw === undefined || raw === null) return { config: {}, problems: [] };
  if (!isFields(raw)) {
    return { config: {}, problems: [problem(path, 'The mesh configuration must be a mapping of fields.')] };
  }
  const problems: Problem[] = [];
  const mode = modes.find((each) => each === fields(raw.outboundTrafficPolicy).mode);
  if (raw.outboundTrafficPolicy !== undefined && mode === undefined) {
    const message = `The mode must be one of ${modes.join(', ')}; without it, ALLOW_ANY holds.`;
    problems.push(problem(`${path}.outboundTrafficPolicy.mode`, message));
  }
  const rootNamespace = text(raw.rootNamespace) || undefined;
  if (raw.rootNamespace !== undefined && rootNamespace === undefined) {
    const message = "The value must be a namespace's name; without it, istio-system is taken.";
    problems.push(problem(`${path}.rootNamespace`, message));
  }
  const ignored = Object.keys(raw).filter((key) => !obeyed.has(key));
  if (ignored.length > 0) problems.push(notObeyed(ignored, on));
  return {
    config: {
      ...optional('outboundTrafficPolicy', mode && { mode }),
      ...optional('rootNamespace', rootNamespace),
    },
    problems,
  };
}

const notObeyed = (ignored: readonly string[], on: ObjectRef): Problem => ({
  code: 'SLU0108',
  severity: 'warning',
  on,
  path,
  message: `Of the mesh configuration only outboundTrafficPolicy and rootNamespace are obeyed yet; not ${ignored.join(', ')}.`,
});
