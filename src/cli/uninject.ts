import { Command } from 'commander';
import type { HeldTemplate } from '../inject/templates.ts';
import { uninject as without } from '../inject/uninject.ts';
import { withoutTemplates } from './kube-inject.ts';
import { deliver, sources } from './manifest/files.ts';
import { type Rewritten, rewrite, type Source } from './manifest/rewrite.ts';
import { objectName, problemLine } from './problems.ts';

interface Flags {
  readonly filename: readonly string[];
  readonly output?: string;
}

export const uninject = (): Command =>
  new Command('uninject')
    .description('Take out of manifests what kube-inject or the webhook put into them.')
    .argument('[files...]', 'manifests of any kinds; - is the standard input')
    .option('-f, --filename <file...>', 'the same', [])
    .option('-o, --output <file>', 'where to write the result, instead of the standard output')
    .action(async (files: readonly string[], flags: Flags) => {
      const given = await sources([...files, ...flags.filename]);
      const rewritten = given.map(uninjected);
      const problems = rewritten.flatMap((each) => each.problems);
      for (const line of [...problems.map(problemLine), ...withoutTemplates(rewritten, given)])
        console.error(line);
      if (problems.length > 0) throw new Error('Nothing is taken out.');
      await deliver(
        rewritten.map(({ text }) => text),
        flags.output,
      );
    });

/** The manifests without the proxies that injection put into them. */
export const uninjected = (source: Source): Rewritten => rewrite(source, { namespace: 'default', change });

function change(template: HeldTemplate) {
  const result = without(template.pod);
  if (result.kind === 'uninjected') return result.pod;
  console.error(`${objectName(template.on)} stays as it is: ${result.why}`);
  return template.pod;
}
