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

/** A webhook of another injector, and the namespaces whose pods it is asked about. */
export interface OtherInjector {
  /** Of its MutatingWebhookConfiguration. */
  readonly name: string;
  readonly selectors: readonly LabelSelector[];
}
