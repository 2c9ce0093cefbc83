import { type InjectionWebhook, istioInjector, type LabelSelector, ownInjector } from '../injector.ts';
import { type Fields, fields, items, optional, stringMap, text } from './fields.ts';

/** A MutatingWebhookConfiguration of Istio's or Sluice's injector; undefined for any other. */
export function injectionWebhook(raw: Fields): InjectionWebhook | undefined {
  const metadata = fields(raw.metadata);
  const name = text(metadata.name) ?? '';
  const isInjector =
    name === ownInjector || name.startsWith(istioInjector) || 'istio.io/rev' in fields(metadata.labels);
  if (!isInjector) return undefined;
  const webhooks = items(raw.webhooks)
    .map(fields)
    .map((each) => ({
      namespaces: selector(fields(each.namespaceSelector)),
      ...optional('service', service(fields(each.clientConfig).service)),
    }));
  return { name, webhooks };
}

function service(value: unknown): { readonly namespace: string; readonly name: string } | undefined {
  const { namespace, name } = fields(value);
  return text(name) === undefined ? undefined : { namespace: text(namespace) ?? '', name: text(name) ?? '' };
}

const selector = (raw: Fields): LabelSelector => ({
  labels: stringMap(raw.matchLabels),
  expressions: items(raw.matchExpressions)
    .map(fields)
    .map(({ key, operator, values }) => ({
      key: text(key) ?? '',
      operator: text(operator) ?? '',
      values: items(values).flatMap((value) => text(value) ?? []),
    })),
});
