import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { canUseNetns, openNetwork } from '../lab/netns.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: edits under load, because ${usable}\n`);

interface Counted {
  readonly edits: readonly {
    readonly title: string;
    readonly sent: number;
    readonly failed: number;
    readonly wrong: number;
  }[];
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly wrong: number;
  readonly refusals: readonly string[];
  readonly failures: readonly string[];
}

/** Runs the program in a namespace of its own, where the proxy's ports are free whatever else runs. */
async function drive(rounds: number, mode: 'steps' | 'one-swap'): Promise<Counted> {
  const network = openNetwork();
  try {
    const program = new URL('./rollout/drive.ts', import.meta.url).pathname;
    const place = ['netns', 'exec', network.island(), process.execPath, program, String(rounds), mode];
    const { stdout, stderr } = await promisify(execFile)('ip', place, { timeout: 120_000 });
    process.stderr.write(stderr);
    return JSON.parse(stdout) as Counted;
  } finally {
    network.close();
  }
}

describe.skipIf(usable !== true)('edits of the manifests under load, through a real gateway', () => {
  test('step by step nothing is lost, and nothing is answered by a rule that is not in force', async () => {
    const { edits, ...total } = await drive(2, 'steps');
    expect(edits.filter((edit) => edit.failed > 0 || edit.wrong > 0)).toEqual([]);
    expect(total).toMatchObject({ failed: 0, wrong: 0, refusals: [], failures: [], answered: total.sent });
    expect(edits.every((edit) => edit.sent >= 300)).toBe(true);
  }, 120_000);

  test('all at once requests are lost or files refused: this test can see it', async () => {
    const { failed, refusals } = await drive(3, 'one-swap');
    expect(failed + refusals.length).toBeGreaterThan(0);
  }, 120_000);
});
