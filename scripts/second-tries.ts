import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Names the tests that passed only when tried again, with what failed first, so that a weakness of a test is seen though it fails nothing. */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const weak = tests.filter((test) => test.diagnostic()?.flaky);
    if (weak.length === 0) return;
    console.log(`\n${weak.length} passed only at the second try:`);
    for (const test of weak) console.log(`  ${test.fullName}\n    ${firstError(test)}`);
  }
}

function firstError(test: TestCase): string {
  const message = test.result().errors?.[0]?.message ?? 'no error was kept';
  return message.trim().replaceAll('\n', '\n    ');
}
