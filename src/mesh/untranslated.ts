import type { Meta } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { refOf } from './names.ts';
import { unreadConfig } from './unread-config.ts';

/** Fields of Istio's that nothing here reads yet, and what the object means without them. `[]` is any item of a list. */
export const untranslatedFields = {
  DestinationRule: {
    ...policy('trafficPolicy'),
    ...policy('trafficPolicy.portLevelSettings[]'),
    ...policy('subsets[].trafficPolicy'),
    ...policy('subsets[].trafficPolicy.portLevelSettings[]'),
  },
  Gateway: {},
  MeshConfig: unreadConfig,
  ServiceEntry: {
    'endpoints[].network': 'the endpoint is reached at its address, since there is one network',
    'endpoints[].serviceAccount': 'nothing asks for it, since there is no mesh CA',
  },
  Sidecar: {
    'ingress[].tls':
      'the sidecar ends no TLS, as with Istio unless a feature is switched on there, and passes it on',
  },
  WorkloadEntry: {
    network: 'it is reached at its address, since there is one network',
    serviceAccount: 'nothing asks for it, since there is no mesh CA',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

function policy(at: string): Readonly<Record<string, string>> {
  return {
    [`${at}.outlierDetection.consecutiveErrors`]:
      'as with Istio it has no effect, so give consecutive5xxErrors',
  };
}

interface Step {
  readonly name: string;
  readonly list: boolean;
}

const stepsOf = (pattern: string): readonly Step[] =>
  pattern.split('.').map((step) => ({ name: step.replace('[]', ''), list: step.endsWith('[]') }));

const unread = new Map(
  Object.entries(untranslatedFields).map(([kind, patterns]) => [
    kind,
    Object.entries<string>(patterns).map(([pattern, instead]) => ({ steps: stepsOf(pattern), instead })),
  ]),
);

/** Says of each field that is given and not read yet what is served without it. */
export const untranslated = (
  kind: keyof typeof untranslatedFields,
  object: { readonly meta: Meta; readonly spec: object },
): Problem[] =>
  unreadIn(kind, object.spec, 'spec').map(({ path, instead }) => ({
    code: 'SLU0108',
    severity: 'warning',
    on: refOf(kind, object),
    path,
    message: `This field is not translated yet: ${instead}.`,
  }));

/** The same of the mesh configuration, which stands at a path of an object. */
export const unusedSettings = (config: object, on: ObjectRef, at: string): Problem[] =>
  unreadIn('MeshConfig', config, at).map(({ path, instead }) => ({
    code: 'SLU0108',
    severity: 'warning',
    on,
    path,
    message: `This field is not used here: ${instead}.`,
  }));

function unreadIn(kind: string, value: object, at: string): readonly Unread[] {
  const found: Unread[] = [];
  for (const { steps, instead } of unread.get(kind) ?? [])
    for (const path of occurrences(value, steps, at)) found.push({ path, instead });
  return found;
}

interface Unread {
  readonly path: string;
  readonly instead: string;
}

const nowhere: readonly string[] = [];

/** The paths at which a pattern has a value. Nearly all have none, so an absent member ends the search before a path is written. */
function occurrences(value: unknown, steps: readonly Step[], path: string, depth = 0): readonly string[] {
  const step = steps[depth];
  if (step === undefined) return [path];
  const next: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, step.name) : undefined;
  if (next === undefined || next === null) return nowhere;
  const at = path === '' ? step.name : `${path}.${step.name}`;
  if (!step.list) return occurrences(next, steps, at, depth + 1);
  if (!Array.isArray(next)) return nowhere;
  return next.flatMap((item, i) => occurrences(item, steps, `${at}[${i}]`, depth + 1));
}
