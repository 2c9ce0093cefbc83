import type { MeshConfig } from '../api/istio.ts';
import type { Problem } from '../api/problem.ts';
import { isFields } from '../api/read/fields.ts';
import type { ConfigPlace, ReadConfig } from '../api/read/meshconfig.ts';
import { configRefusals } from '../mesh/config-refusals.ts';
import { unusedSettings } from '../mesh/untranslated.ts';
import { withoutEffect } from '../mesh/without-effect.ts';
import type { Fault } from './fault.ts';
import { refusesUnknown, scopeWithoutEffect } from './rules/namespace-scope.ts';
import type { SchemaValidator } from './structure.ts';

interface Given {
  readonly validate: SchemaValidator;
  /** Gives the value of a YAML text, and throws an Error on what is none. */
  readonly yaml: (text: string) => unknown;
}

/**
 * A function that reads the text of a mesh configuration, and tells of it under the place where it stands. A field that is unknown or not obeyed is
 * told and left out; with any other mistake nothing is taken.
 */
export const meshConfigReader =
  ({ validate, yaml }: Given) =>
  (text: string, place: ConfigPlace): ReadConfig => {
    let raw: unknown;
    try {
      raw = yaml(text);
    } catch (error) {
      return broken([notYaml(error, place)]);
    }
    const config = withoutNothing(raw) ?? {};
    const { on, path } = place;
    if (!isFields(config)) {
      const message = 'The mesh configuration must be a mapping of fields. Write them as "field: value".';
      return broken([{ code: 'IST0106', severity: 'error', on, path, message }]);
    }
    const faults = validate('MeshConfig', config).map((fault) => structural(fault, place));
    const told = [...faults, ...unusedSettings(config, on, path)];
    if (faults.some(({ severity }) => severity === 'error')) return broken(told);
    // The schema has been checked, so here the configuration gets its type.
    return judged(config as MeshConfig, told, place);
  };

const broken = (problems: readonly Problem[]): ReadConfig => ({ config: undefined, problems });

function judged(config: MeshConfig, told: readonly Problem[], { on, path }: ConfigPlace): ReadConfig {
  const refused: Problem[] = [];
  configRefusals(config, (at, message) =>
    refused.push({ code: 'IST0106', severity: 'error', on, path: below(path, at), message }),
  );
  const problems = [
    ...told,
    ...refused,
    ...doubtfulLog(config, { on, path }),
    ...idleScope(config, { on, path }),
  ];
  return refused.length > 0 ? broken(problems) : { config, problems };
}

/** A file that cannot be opened makes a proxy refuse its listeners. */
function doubtfulLog({ accessLogFile = '' }: MeshConfig, { on, path }: ConfigPlace): Problem[] {
  if (!accessLogFile.startsWith('/') || accessLogFile.startsWith('/dev/')) return [];
  const message = `A proxy that may not write ${accessLogFile} refuses all its listeners. Mount a volume there in each pod, or write /dev/stdout.`;
  return [{ code: 'IST0133', severity: 'warning', on, path: below(path, 'accessLogFile'), message }];
}

function idleScope(config: MeshConfig, { on, path }: ConfigPlace): Problem[] {
  if (config.scope !== 'referenced' || !refusesUnknown(config)) return [];
  return [withoutEffect(on)(below(path, 'scope'), scopeWithoutEffect)];
}

/** The validator's paths begin with `spec`. */
function structural({ path: at, message, unknown }: Fault, { on, path }: ConfigPlace): Problem {
  const where = below(path, at.replace(/^spec\.?/, ''));
  return unknown === true
    ? { code: 'IST0133', severity: 'warning', on, path: where, message: `${message} It is left out.` }
    : { code: 'IST0106', severity: 'error', on, path: where, message };
}

const below = (path: string, at: string): string =>
  at === '' ? path : path === '' ? at : at.startsWith('[') ? `${path}${at}` : `${path}.${at}`;

function notYaml(error: unknown, { on, path }: ConfigPlace): Problem {
  const why = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
  const message = `The mesh configuration is no YAML: ${why.replace(/[.:]$/, '')}. Correct it.`;
  return { code: 'SLU0001', severity: 'error', on, path, message };
}

/** A field without a value is one that is not there, as where all that stood below it was made a comment. */
function withoutNothing(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => (one === null ? one : withoutNothing(one)));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, withoutNothing(one)]),
  );
}
