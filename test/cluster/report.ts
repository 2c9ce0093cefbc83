import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './installed.ts';

/** One line of an article: what was typed, what it should show, and what was seen. */
export interface Line {
  readonly article: string;
  readonly command: string;
  readonly expected: string;
  readonly seen: string;
}

const heading = `# The articles, command by command

Written by \`UPDATE_REPORT=1 npm run test:cluster -- articles\` from a run on the node of the tests, where every line below is checked each time.
Long answers are cut in the middle.
`;

const longest = 12;

function cut(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= longest) return lines.join('\n');
  const half = longest / 2;
  return [...lines.slice(0, half), `… ${lines.length - longest} lines …`, ...lines.slice(-half)].join('\n');
}

const fence = (text: string): string => `\`\`\`\n${text === '' ? '(nothing)' : text}\n\`\`\``;

const section = ({ command, expected, seen }: Line): string =>
  `${fence(command)}\n\nExpected: ${expected}. Seen:\n\n${fence(cut(seen))}\n`;

/** Writes docs/e2e.md where the environment asks for it. */
export async function writeReport(lines: readonly Line[]): Promise<void> {
  if (process.env.UPDATE_REPORT !== '1') return;
  const articles = [...Map.groupBy(lines, ({ article }) => article)];
  const parts = articles.map(([article, of]) => `## ${article}\n\n${of.map(section).join('\n')}`);
  await writeFile(join(root, 'docs/e2e.md'), [heading, ...parts].join('\n'));
}
