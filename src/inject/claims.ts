import {
  type InjectionWebhook,
  type LabelExpression,
  type LabelSelector,
  ownInjector,
} from '../api/injector.ts';
import type { Labels, Namespace, Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';

/** The namespaces that ask Sluice for proxies and are claimed by another injector too. */
export const doubleClaims = (
  injectors: readonly InjectionWebhook[],
  namespaces: Table<Namespace>,
): readonly Problem[] =>
  injectors
    .filter(({ name }) => name !== ownInjector)
    .flatMap(({ name, webhooks }) =>
      [...namespaces.values()]
        .filter(({ meta }) => isOurs(meta.labels))
        .filter(({ meta }) => webhooks.some((one) => selects(one.namespaces, labelsOf(meta))))
        .map(({ meta }) => claim(name, meta.name)),
    );

const isOurs = (labels: Labels): boolean =>
  labels['istio-injection'] === 'enabled' && labels['istio.io/rev'] === undefined;

/** The API server gives each namespace the label of its name. */
const labelsOf = ({ name, labels }: Namespace['meta']): Labels => ({
  'kubernetes.io/metadata.name': name,
  ...labels,
});

const selects = ({ labels, expressions }: LabelSelector, given: Labels): boolean =>
  Object.entries(labels).every(([key, value]) => given[key] === value) &&
  expressions.every((expression) => holds(expression, given[expression.key]));

function holds({ operator, values }: LabelExpression, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function claim(injector: string, namespace: string): Problem {
  const message = `The webhook ${injector} of Istio injects the pods of this namespace too. The API server asks it first, and a pod that has a proxy already is left to it, so no rule reaches these pods from here. Decide for one: take the label istio-injection away and write istio.io/rev to leave the namespace to Istio, or delete that webhook.`;
  return {
    code: 'SLU0308',
    severity: 'warning',
    on: { kind: 'Namespace', namespace: '', name: namespace },
    path: 'metadata.labels[istio-injection]',
    message,
  };
}
