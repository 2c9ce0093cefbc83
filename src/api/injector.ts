import type { Labels } from './objects.ts';

/** As Kubernetes has it: all of it must hold, and an empty one selects everything. */
export interface LabelSelector {
  readonly labels: Labels;
  readonly expressions: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist`. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** A MutatingWebhookConfiguration whose webhooks put proxies into pods. */
export interface InjectionWebhook {
  readonly name: string;
  readonly webhooks: readonly {
    /** The namespaces whose pods it is asked about. */
    readonly namespaces: LabelSelector;
    /** The Service that answers it; absent where a URL does. */
    readonly service?: { readonly namespace: string; readonly name: string };
  }[];
}

/** The configuration that Istio makes where it is installed without revisions, and Sluice's own. */
export const istioInjector = 'istio-sidecar-injector';
export const ownInjector = 'sluice';
