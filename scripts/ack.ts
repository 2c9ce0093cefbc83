/*
 * npm run test:ack: the long form of the proofs that `Programmed` tells the truth, and a table of what they came to. ACK_EDITS says how many edits
 * are each followed by a thousand requests; from 50 on, the thousand proxies see a hundred edits in a minute. Arguments go to vitest.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from '../bench/markdown.ts';
import { environment, root } from './stage.ts';

interface Noted {
  readonly what: string;
  readonly figures: Readonly<Record<string, string | number>>;
}

const files = ['test/kube/acknowledge.test.ts', 'test/kube/live.test.ts', 'test/kube/thousand.test.ts'];

const rowsOf = ({ what, figures }: Noted): string[][] =>
  Object.entries(figures).map(([name, value], i) => [i === 0 ? what : '', name, String(value)]);

const folder = await mkdtemp(join(tmpdir(), 'sluice-ack-'));
try {
  const noted = join(folder, 'figures.jsonl');
  const env = { ACK_EDITS: '50', ...environment, ACK_FIGURES: noted };
  const given = process.argv.slice(2);
  const child = spawn(process.execPath, ['scripts/test.ts', ...(given.length > 0 ? given : files)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // A terminal sends SIGINT to the tests as well, which end in order; this script has only to outlive them.
  process.on('SIGINT', () => {});
  const [code] = await once(child, 'close');
  process.exitCode = code === 0 ? 0 : 1;
  const text = await readFile(noted, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  const rows = lines.flatMap((line) => rowsOf(JSON.parse(line)));
  if (rows.length > 0) console.log(`\n${markdownTable([['what', 'figure', 'value'], ...rows])}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
