/* npm run check: what must hold of the sources, one stage after another; the first that fails ends it with exit code 1. */
import { run } from './stage.ts';

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const stages: readonly Stage[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  { name: 'generated files fresh', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'dead exports', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'import table', command: ['vitest', 'run', 'test/architecture.test.ts'] },
];

for (const { name, command } of stages) {
  const { ok, output, seconds } = await run(command);
  console.log(`${ok ? 'ok    ' : 'failed'}  ${name.padEnd(22)} ${seconds.toFixed(1).padStart(5)} s`);
  if (ok) continue;
  console.log(`\n$ ${command.join(' ')}\n${output.trimEnd()}`);
  process.exitCode = 1;
  break;
}
