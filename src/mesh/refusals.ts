import type { ObjectRef, Problem } from '../api/problem.ts';

/** Refuses an object for what stands at a path of it. */
export type Refuse = (path: string, message: string) => void;

export const refusing =
  (problems: Problem[], on: ObjectRef): Refuse =>
  (path, message) => {
    problems.push({ code: 'IST0106', severity: 'error', on, path, message });
  };
