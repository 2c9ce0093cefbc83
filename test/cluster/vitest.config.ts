import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { InOrder } from './order.ts';

export default defineConfig({
  test: {
    deps: { interopDefault: false },
    dir: import.meta.dirname,
    pool: 'forks',
    globalSetup: join(import.meta.dirname, 'setup.ts'),
    // All of them have one node.
    fileParallelism: false,
    sequence: { sequencer: InOrder },
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // Real parts on a busy machine miss a deadline now and then; what needed the second try is named at the end.
    retry: 1,
    // Whole messages, since the first failure of a test that passes at the second try is told in no other way.
    chaiConfig: { truncateThreshold: 0 },
    watch: false,
  },
});
