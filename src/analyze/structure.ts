import type { Problem } from '../api/problem.ts';
import { type Fault, unknownField } from './fault.ts';

/** Checks a spec against the schema of its kind: at most one fault for a field, none for a kind without a schema. Paths begin with `spec`. */
export type SchemaValidator = (kind: string, spec: unknown) => readonly Fault[];

/** An object as it was read, of which only the kind is known to be sound. */
export interface Checked {
  readonly kind: string;
  readonly metadata?:
    | { readonly namespace?: string | undefined; readonly name?: string | undefined }
    | null
    | undefined;
  readonly spec?: unknown;
}

const topLevel = ['apiVersion', 'kind', 'metadata', 'spec', 'status'];

/** Where an object departs from the schema of its kind: one IST0106 for each field at fault, in the validator's order. */
export function structure(object: Checked, validate: SchemaValidator): Problem[] {
  const on = {
    kind: object.kind,
    namespace: object.metadata?.namespace ?? '',
    name: object.metadata?.name ?? '',
  };
  const strays = Object.keys(object)
    .filter((field) => !topLevel.includes(field))
    .map((field) => ({ path: field, message: unknownField(field, topLevel) }));
  return [...strays, ...validate(object.kind, object.spec)].map(({ path, message }) => ({
    code: 'IST0106',
    severity: 'error',
    on,
    path,
    message,
  }));
}
