import type { LabelSelector, OtherInjector } from '../api/injector.ts';
import { type Fields, fields, items, stringMap, text } from '../api/read/fields.ts';
import type { KubeClient } from './client.ts';
import { type Watch, type WatchEvent, watchKind } from './watch.ts';

/** The configuration that Istio makes where it is installed without revisions. */
const istioInjector = 'istio-sidecar-injector';

/** Follows Istio's own injector from now on, until `stop`. */
export const otherInjector = (given: {
  readonly client: KubeClient;
  readonly told: (event: WatchEvent) => void;
  readonly changed: () => void;
}): Watch<OtherInjector> =>
  watchKind({
    ...given,
    kind: {
      kind: 'MutatingWebhookConfiguration',
      apiVersion: 'admissionregistration.k8s.io/v1',
      plural: 'mutatingwebhookconfigurations',
      namespaced: false,
    },
    fieldSelector: `metadata.name=${istioInjector}`,
    read: (raw) => ({
      name: text(fields(fields(raw).metadata).name) ?? '',
      selectors: items(fields(raw).webhooks).map((each) => selector(fields(fields(each).namespaceSelector))),
    }),
  });

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
