import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order.ts';

export default defineConfig({
  test: {
    // As Node imports a CommonJS package: @dot-i/k8s-operator's class is its `default.default`.
    deps: { interopDefault: false },
    include: ['test/**/*.test.ts'],
    // They need minutes and root: npm run test:cluster.
    exclude: ['test/cluster/**'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Each file may start several Envoys, and a small machine has two cores. With three they are busier by a fifth, and what counts requests
    // that are on their way together needs its second try.
    maxWorkers: 2,
    testTimeout: 180_000,
    // Real parts on a busy machine miss a deadline now and then; what needed the second try is named at the end.
    retry: 1,
    hookTimeout: 180_000,
    // Whole messages, since the first failure of a test that passes at the second try is told in no other way.
    chaiConfig: { truncateThreshold: 0 },
    watch: false,
  },
});
