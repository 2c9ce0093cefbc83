import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { start } from '../process.ts';

const tail = (said: string): string => said.trim().split('\n').slice(-15).join('\n');

/**
 * Runs a command to its end with low priority and gives its standard output. It dies with this process. `input` goes to its standard
 * input. Throws with the end of what it said on the other output.
 */
export async function execute(command: readonly string[], input = ''): Promise<string> {
  const child = start({}, ['nice', '-n', '5', ...command], ['pipe', 'pipe', 'pipe']);
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error('a command has no pipes');
  // A command that reads nothing may end before all is written.
  stdin.on('error', () => {});
  stdin.end(input);
  const [printed, said, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  if (code === 0) return printed;
  throw new Error(`${command.join(' ')} ended with ${code}:\n${tail(`${printed}\n${said}`)}`);
}
