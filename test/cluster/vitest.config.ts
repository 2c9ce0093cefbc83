import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    deps: { interopDefault: false },
    dir: import.meta.dirname,
    pool: 'forks',
    // There is one node on a machine at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    watch: false,
  },
});
