import type { Labels } from '../api/objects.ts';
import { member, type Problem, type ProblemCode } from '../api/problem.ts';
import type { InjectionRequest } from './model.ts';

/** Tells what is wrong with a pod; `path` is the field inside the pod. */
export interface Teller {
  error(code: ProblemCode, path: string, message: string): void;
  warn(code: ProblemCode, path: string, message: string): void;
}

/** Gathers problems into `into`, each with its path inside the whole object. */
export function teller({ on, path: place }: InjectionRequest['told'], into: Problem[]): Teller {
  const tell =
    (severity: 'error' | 'warning') =>
    (code: ProblemCode, path: string, message: string): void => {
      into.push({ code, severity, on, path: place === '' ? path : `${place}.${path}`, message });
    };
  return { error: tell('error'), warn: tell('warning') };
}

/** A pod's annotations, each read by what it must be. What is not so is told and counts as absent. */
export interface Notes {
  /** `read` gives undefined for what the annotation may not be; `must` says what it must be. */
  get<T>(name: string, read: (text: string) => T | undefined, must: string): T | undefined;
  refuse(name: string, message: string): void;
  warn(name: string, message: string): void;
}

export function notes(values: Labels, tell: Teller): Notes {
  const path = (name: string): string => member('metadata.annotations', name);
  return {
    get(name, read, must) {
      const value = values[name];
      if (value === undefined) return undefined;
      const found = read(value.trim());
      if (found === undefined)
        tell.error('IST0125', path(name), `"${value}" is not ${must}. Correct it or remove it.`);
      return found;
    },
    refuse: (name, message) => tell.error('IST0125', path(name), message),
    warn: (name, message) => tell.warn('IST0125', path(name), message),
  };
}

export const flagOf = (text: string): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;
