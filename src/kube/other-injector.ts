import { type InjectionWebhook, istioInjector } from '../api/injector.ts';
import { fields } from '../api/read/fields.ts';
import { injectionWebhook } from '../api/read/injector.ts';
import type { KubeClient } from './client.ts';
import { type ResourceKind, type Watch, type WatchEvent, watchKind } from './watch.ts';

const webhookKind: ResourceKind = {
  kind: 'MutatingWebhookConfiguration',
  apiVersion: 'admissionregistration.k8s.io/v1',
  plural: 'mutatingwebhookconfigurations',
  namespaced: false,
};

/** Follows Istio's own injector from now on, until `stop`. */
export const otherInjector = (given: {
  readonly client: KubeClient;
  readonly told: (event: WatchEvent) => void;
  readonly changed: () => void;
}): Watch<InjectionWebhook> =>
  watchKind({
    ...given,
    kind: webhookKind,
    fieldSelector: `metadata.name=${istioInjector}`,
    read: (raw) => injectionWebhook(fields(raw)),
  });
