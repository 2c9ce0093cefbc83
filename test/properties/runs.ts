import type { Parameters } from 'fast-check';

const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;

/**
 * How often a property is tried. fast-check prints the seed of a failure; PROPERTY_SEED repeats it, and PROPERTY_RUNS multiplies the tries
 * for a longer search.
 */
export const runs = (count: number): Parameters<unknown> => ({
  numRuns: Math.ceil(count * Number(PROPERTY_RUNS ?? 1)),
  ...(PROPERTY_SEED === undefined ? {} : { seed: Number(PROPERTY_SEED) }),
});
