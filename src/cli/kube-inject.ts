import { Command } from 'commander';
import type { Problem } from '../api/problem.ts';
import { hash, yaml } from '../given.ts';
import type { InjectionSettings } from '../inject/model.ts';
import { type HeldTemplate, injectTemplate } from '../inject/templates.ts';
import { crowd } from '../inject/uid.ts';
import { type InjectionFlags, injectionOptions, injectionSettings } from './injection-settings.ts';
import { deliver, sources } from './manifest/files.ts';
import { type Rewritten, rewrite, type Source } from './manifest/rewrite.ts';
import { objectName, problemLine } from './problems.ts';

interface Flags extends InjectionFlags {
  readonly filename: readonly string[];
  readonly output?: string;
  readonly namespace: string;
}

export const kubeInject = (): Command =>
  injectionOptions(
    new Command('kube-inject')
      .description('Put a proxy beside the pods of manifests, for kubectl apply.')
      .argument('[files...]', 'manifests of any kinds; - is the standard input')
      .option('-f, --filename <file...>', 'the same', [])
      .option('-o, --output <file>', 'where to write the result, instead of the standard output')
      .option('-n, --namespace <namespace>', 'of objects that name none', 'default'),
  ).action(async (files: readonly string[], flags: Flags) => {
    const given = await sources([...files, ...flags.filename]);
    const { texts, told, failed } = injected(given, flags.namespace, injectionSettings(flags));
    for (const line of told) console.error(line);
    if (failed) throw new Error('Nothing is injected.');
    await deliver(texts, flags.output);
  });

interface Outcome {
  readonly texts: readonly string[];
  readonly told: readonly string[];
  readonly failed: boolean;
}

/** The manifests with proxies, and what is to be told of them. With a single error nothing of it may be used. */
export function injected(given: readonly Source[], namespace: string, settings: InjectionSettings): Outcome {
  const problems: Problem[] = [];
  const skipped: string[] = [];
  const proxied: HeldTemplate[] = [];
  const change = (template: HeldTemplate) => {
    const injection = injectTemplate(template, { settings, given: { hash, yaml } });
    problems.push(...injection.problems);
    if (injection.kind === 'skipped')
      skipped.push(`${objectName(template.on)} stays as it is: ${injection.why}`);
    if (injection.kind === 'injected') proxied.push(template);
    return injection.kind === 'injected' ? injection.pod : template.pod;
  };
  const rewritten = given.map((source) => rewrite(source, { namespace, change }));
  problems.push(...rewritten.flatMap((each) => each.problems), ...crowd(proxied));
  return {
    texts: rewritten.map(({ text }) => text),
    told: [...problems.map(problemLine), ...skipped, ...withoutTemplates(rewritten, given)],
    failed: problems.some(({ severity }) => severity === 'error'),
  };
}

/** What holds nothing to inject is passed on, so that a pipe into kubectl goes on; but it is told. */
export const withoutTemplates = (
  rewritten: readonly Rewritten[],
  given: readonly Source[],
): readonly string[] =>
  rewritten.flatMap(({ templates, problems }, i) =>
    templates > 0 || problems.length > 0
      ? []
      : [`${given[i]?.file}: there is no pod and no pod template in it, so it is passed on as it is.`],
  );
