import { spawnSync } from 'node:child_process';

/** What a run of the program came to. */
export interface Ran {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

const program = new URL('../../src/istio-iptables.ts', import.meta.url).pathname;

/** The program and the arguments that run `istio-iptables`; in front of its words those of a command that starts it elsewhere. */
export function commandLine(words: readonly string[], before: readonly string[]): [string, string[]] {
  const [file = '', ...args] = [...before, process.execPath, program, ...words];
  return [file, args];
}

/** Runs it to its end. */
export function istioIptables(words: readonly string[], before: readonly string[] = []): Ran {
  const { status, stdout, stderr, error } = spawnSync(...commandLine(words, before), { encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { status: status ?? -1, output: stdout, errors: stderr };
}

/** The command line of the articles, under the uid of this pod's proxy. */
export const articleWords = (uid: number): readonly string[] =>
  ['-p', '15001', '-z', '15006', '-u', `${uid}`, '-m', 'REDIRECT'].concat([
    '-i',
    '*',
    '-x',
    '',
    '-b',
    '*',
    '-d',
    '15090,15021,15020',
  ]);

/** The nat table as the articles print it, line by line. */
export const articleTable: readonly string[] = `
-A PREROUTING -p tcp -j ISTIO_INBOUND
-A OUTPUT -p tcp -j ISTIO_OUTPUT
-A ISTIO_INBOUND -p tcp -m tcp --dport 15008 -j RETURN
-A ISTIO_INBOUND -p tcp -m tcp --dport 15090 -j RETURN
-A ISTIO_INBOUND -p tcp -m tcp --dport 15021 -j RETURN
-A ISTIO_INBOUND -p tcp -m tcp --dport 15020 -j RETURN
-A ISTIO_INBOUND -p tcp -j ISTIO_IN_REDIRECT
-A ISTIO_IN_REDIRECT -p tcp -j REDIRECT --to-ports 15006
-A ISTIO_OUTPUT -s 127.0.0.6/32 -o lo -j RETURN
-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --uid-owner 1337 -j ISTIO_IN_REDIRECT
-A ISTIO_OUTPUT -o lo -m owner ! --uid-owner 1337 -j RETURN
-A ISTIO_OUTPUT -m owner --uid-owner 1337 -j RETURN
-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --gid-owner 1337 -j ISTIO_IN_REDIRECT
-A ISTIO_OUTPUT -o lo -m owner ! --gid-owner 1337 -j RETURN
-A ISTIO_OUTPUT -m owner --gid-owner 1337 -j RETURN
-A ISTIO_OUTPUT -d 127.0.0.1/32 -j RETURN
-A ISTIO_OUTPUT -j ISTIO_REDIRECT
-A ISTIO_REDIRECT -p tcp -j REDIRECT --to-ports 15001
`
  .trim()
  .split('\n');

/** The rules in what a program of iptables printed, in their order. */
export const rulesIn = (printed: string): readonly string[] =>
  printed.split('\n').filter((line) => line.startsWith('-A '));
