import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    deps: { interopDefault: false },
    dir: import.meta.dirname,
    pool: 'forks',
    // There is one node on a machine at a time.
    fileParallelism: false,
    testTimeout: 300_000,
    // Another process may have the node first.
    hookTimeout: 900_000,
    // Real parts on a busy machine miss a deadline now and then; what needed the second try is named at the end.
    retry: 1,
    watch: false,
  },
});
