import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './cleanup.ts';

/** A new directory that every user may enter, as a proxy's own user must; it goes when `remove` is called or this process ends. */
export async function temporaryFolder(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-lab-'));
  const withdraw = atExit(() => rmSync(dir, { recursive: true, force: true }));
  await chmod(dir, 0o755);
  const remove = async (): Promise<void> => {
    withdraw();
    await rm(dir, { recursive: true, force: true });
  };
  return { dir, remove };
}
