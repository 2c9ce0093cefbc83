/** What a step of a Dockerfile does to the files of an image. */
export type Step =
  | {
      readonly kind: 'copy';
      readonly from: string | undefined;
      readonly sources: readonly string[];
      readonly to: string;
    }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'workdir'; readonly path: string };

/** What an image says of the processes that are started from it. */
export interface Settings {
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly workdir: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/** One `FROM` and what follows it; `env` and `workdir` of a step are those that hold when it is done. */
export interface Stage {
  readonly from: string;
  readonly name: string;
  readonly steps: readonly { readonly step: Step; readonly workdir: string }[];
  readonly settings: Partial<Settings>;
}

interface Draft {
  readonly from: string;
  readonly name: string;
  readonly steps: { step: Step; workdir: string }[];
  settings: Partial<Settings>;
}

function words(text: string): readonly string[] {
  if (!text.startsWith('[')) return ['/bin/sh', '-c', text];
  const parsed: unknown = JSON.parse(text);
  if (Array.isArray(parsed) && parsed.every((word) => typeof word === 'string')) return parsed;
  throw new Error(`${text} is not a list of strings`);
}

function copied(text: string): Step {
  const parts = text.split(/\s+/);
  const from = parts[0]?.startsWith('--from=') ? parts.shift()?.slice('--from='.length) : undefined;
  if (parts.some((part) => part.startsWith('--')))
    throw new Error('of its options only --from is understood');
  const to = parts.pop();
  if (to === undefined || parts.length === 0) throw new Error('it needs a source and a destination');
  return { kind: 'copy', from, sources: parts, to };
}

function environment(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('"', ''),
  ]);
  if (pairs.length === 0) throw new Error('it needs NAME=VALUE');
  return Object.fromEntries(pairs);
}

function add(draft: Draft, instruction: string, text: string): void {
  const workdir = draft.settings.workdir ?? '/';
  switch (instruction) {
    case 'COPY':
      draft.steps.push({ step: copied(text), workdir });
      return;
    case 'RUN':
      draft.steps.push({ step: { kind: 'run', command: text }, workdir });
      return;
    case 'WORKDIR':
      draft.settings = { ...draft.settings, workdir: text };
      draft.steps.push({ step: { kind: 'workdir', path: text }, workdir: text });
      return;
    case 'ENV':
      draft.settings = { ...draft.settings, env: { ...draft.settings.env, ...environment(text) } };
      return;
    case 'USER':
      draft.settings = { ...draft.settings, user: text };
      return;
    case 'ENTRYPOINT':
      draft.settings = { ...draft.settings, entrypoint: words(text) };
      return;
    case 'CMD':
      draft.settings = { ...draft.settings, cmd: words(text) };
      return;
    case 'EXPOSE':
    case 'LABEL':
      return;
    default:
      throw new Error('it is not understood here');
  }
}

/** The instructions of a Dockerfile with their texts, comments gone and continued lines joined. */
function instructions(text: string): { readonly name: string; readonly rest: string }[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), rest };
    });
}

/**
 * Reads a Dockerfile, as far as ours go: FROM, COPY, RUN, WORKDIR, ENV, USER, ENTRYPOINT, CMD; EXPOSE and LABEL are passed over.
 * Throws with the instruction that it does not understand: what is built here must be what Docker would build.
 */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: Draft[] = [];
  for (const { name, rest } of instructions(text)) {
    const [, from, as] = /^(\S+)(?:\s+as\s+(\S+))?$/i.exec(rest) ?? [];
    const current = stages.at(-1);
    try {
      if (name === 'FROM' && from !== undefined)
        stages.push({ from, name: as ?? String(stages.length), steps: [], settings: {} });
      else if (current === undefined) throw new Error('a FROM must come first');
      else add(current, name, rest);
    } catch (error) {
      throw new Error(`${name} ${rest}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return stages;
}
