/** Namespaces of the cluster's own parts, of Istio's and of Sluice's, about which their users need not be advised. */
export const isSystem = (namespace: string): boolean =>
  namespace.startsWith('kube-') || namespace === 'istio-system' || namespace === 'sluice-system';

export const injectionLabel = 'istio-injection';
export const revisionLabel = 'istio.io/rev';
