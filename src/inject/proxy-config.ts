import { type Fields, flag, integer, isFields, optional, text } from '../api/read/fields.ts';
import { milliseconds } from '../mesh/duration.ts';
import type { Given } from './model.ts';
import type { Notes } from './notes.ts';

/** What is obeyed of Istio's ProxyConfig. Times are in seconds. */
export interface ProxyConfig {
  readonly concurrency?: number;
  readonly hold?: boolean;
  readonly drainSeconds?: number;
  readonly terminationDrainSeconds?: number;
}

const name = 'proxy.istio.io/config';

const seconds = (value: unknown): number | undefined => {
  const time = milliseconds(text(value));
  return time === undefined ? undefined : Math.ceil(time / 1000);
};

const natural = (value: unknown): number | undefined => {
  const number = integer(value);
  return number !== undefined && number >= 0 && number <= 1024 ? number : undefined;
};

/** Each field that is obeyed: how it is read, and what it must be. */
const obeyed = {
  concurrency: { read: natural, must: 'a whole number from 0 to 1024' },
  holdApplicationUntilProxyStarts: { read: flag, must: 'true or false' },
  drainDuration: { read: seconds, must: 'a duration such as 45s' },
  terminationDrainDuration: { read: seconds, must: 'a duration such as 5s' },
} as const;

/** The annotation `proxy.istio.io/config`, a text of YAML. Fields of Istio's that mean nothing here are told. */
export function proxyConfig(of: Notes, { yaml }: Given): ProxyConfig {
  const raw = of.get(name, (written) => mapping(written, yaml), 'YAML with fields and values') ?? {};
  for (const field of Object.keys(raw)) {
    if (!Object.hasOwn(obeyed, field)) of.warn(name, `The field ${field} is not obeyed here. Remove it.`);
  }
  const read = <T>(field: keyof typeof obeyed, { read, must }: Reading<T>): T | undefined => {
    const value = raw[field];
    if (value === undefined || value === null) return undefined;
    const found = read(value);
    if (found === undefined) of.refuse(name, `The field ${field} must be ${must}. Correct it or remove it.`);
    return found;
  };
  return {
    ...optional('concurrency', read('concurrency', obeyed.concurrency)),
    ...optional('hold', read('holdApplicationUntilProxyStarts', obeyed.holdApplicationUntilProxyStarts)),
    ...optional('drainSeconds', read('drainDuration', obeyed.drainDuration)),
    ...optional('terminationDrainSeconds', read('terminationDrainDuration', obeyed.terminationDrainDuration)),
  };
}

interface Reading<T> {
  readonly read: (value: unknown) => T | undefined;
  readonly must: string;
}

function mapping(written: string, yaml: Given['yaml']): Fields | undefined {
  try {
    const value = yaml(written) ?? {};
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
