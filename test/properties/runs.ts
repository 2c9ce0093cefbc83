import type { Parameters } from 'fast-check';

const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;

/**
 * How often a property is tried, and from which seed: always the same one, so that a change fails by its own fault alone. PROPERTY_SEED is
 * another seed, or `random` for a new one, which fast-check prints when it fails; PROPERTY_RUNS multiplies the tries for a longer search.
 */
export const runs = (count: number): Parameters<unknown> => ({
  numRuns: Math.ceil(count * Number(PROPERTY_RUNS ?? 1)),
  ...(PROPERTY_SEED === 'random' ? {} : { seed: Number(PROPERTY_SEED ?? 1) }),
});
