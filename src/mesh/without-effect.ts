import type { ObjectRef, Problem } from '../api/problem.ts';

/** Warnings of what stands in an object and does nothing. */
export const withoutEffect =
  (on: ObjectRef) =>
  (path: string, message: string): Problem => ({ code: 'SLU0112', severity: 'warning', on, path, message });
