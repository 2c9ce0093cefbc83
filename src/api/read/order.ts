interface Ref {
  readonly namespace: string;
  readonly name: string;
}

/** Orders by namespace, then name, by code units: the same on every machine. */
export const byRef = (a: Ref, b: Ref): number => compare(a.namespace, b.namespace) || compare(a.name, b.name);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
