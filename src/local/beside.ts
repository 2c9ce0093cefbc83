import type { InjectionWebhook } from '../api/injector.ts';
import { objectKey, type Table, type TemplateHolder } from '../api/objects.ts';
import { fields } from '../api/read/fields.ts';
import { injectionWebhook } from '../api/read/injector.ts';
import { meta } from '../api/read/objects.ts';
import { type HeldTemplate, templateOf } from '../inject/templates.ts';
import type { Catalogue } from './catalogue.ts';
import type { Manifest } from './parse.ts';

/** What manifests hold beside what is translated. */
export interface Beside {
  readonly injectors: Table<InjectionWebhook>;
  readonly holders: Table<TemplateHolder>;
  /** The pods and pod templates that injection would be asked about: those that no API server has made yet. */
  readonly templates: readonly HeldTemplate[];
}

const holderKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'] as const;

export function beside(of: Catalogue['of']): Beside {
  const holding = holderKinds.flatMap((kind) => of(kind));
  const holders = holding.map((manifest): [string, TemplateHolder] => {
    const { kind } = manifest.on;
    return [`${kind} ${objectKey(manifest.on)}`, { kind, meta: meta(manifest) }];
  });
  const webhooks = of('MutatingWebhookConfiguration').flatMap(({ raw }) => injectionWebhook(raw) ?? []);
  return {
    injectors: new Map(webhooks.map((one) => [one.name, one])),
    holders: new Map(holders),
    templates: [...of('Pod'), ...holding].filter(isNew).flatMap(template),
  };
}

const isNew = ({ raw }: Manifest): boolean => fields(raw.metadata).uid === undefined;

const template = ({ raw, on }: Manifest): readonly HeldTemplate[] => {
  const held = templateOf(raw, on.namespace, on.kind);
  return held === undefined ? [] : [held];
};
