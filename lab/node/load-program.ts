/*
 * Runs in a pod: node load-program.ts OPTIONS, the options of a load as JSON. It sends until its standard input ends, and prints the counts.
 */
import { startLoad } from '../load.ts';

const load = startLoad(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write('started\n');
process.stdin.on('end', async () => {
  process.stdout.write(`${JSON.stringify(await load.stop())}\n`);
});
process.stdin.resume();
