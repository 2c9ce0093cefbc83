/*
 * npm run test:faults: the long form of test/faults, in which every request is counted. Prints its table and writes docs/faults.md, which has at
 * any time what was counted so far. FAULTS_SHARE=0.2 takes a fifth of the edits. Arguments go to vitest; with any, the page stays as it is. With
 * `--from FILE…` nothing is run, and the page is written of what runs noted where FAULTS_FIGURES told them to. With `--node` twenty edits are made
 * on a node of Kubernetes instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Noted } from '../test/faults/figures.ts';
import { type Ending, page } from './faults/page.ts';
import { notedIn, runNoting } from './noted.ts';
import { root } from './stage.ts';

const given = process.argv.slice(2);
const isGiven = given[0] === '--from';
const isOnNode = given[0] === '--node';
const isWritten = isGiven || given.length === 0;
const began = performance.now();

function write(noted: readonly Noted[], ending: Ending): string {
  const text = page(noted, { ending, minutes: isGiven ? undefined : (performance.now() - began) / 60_000 });
  if (isWritten && noted.length > 0) writeFileSync(join(root, 'docs/faults.md'), text);
  return text;
}

const noted = (
  isGiven
    ? given.slice(1).flatMap((file) => notedIn(readFileSync(file, 'utf8')))
    : await runNoting({
        filters: isOnNode ? ['--cluster', 'edits', ...given.slice(1)] : ['test/faults', ...given],
        env: isOnNode ? { NODE_EDITS: '40' } : { FAULTS: 'long' },
        variable: 'FAULTS_FIGURES',
        told: (sofar) => void write(sofar as readonly Noted[], 'under way'),
      })
) as readonly Noted[];
console.log(`\n${write(noted, process.exitCode === 1 ? 'failed' : 'passed')}`);
