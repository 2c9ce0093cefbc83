/* The names of the ConfigMaps where no injector has chosen them. Pods of one workload share their own ConfigMap, as they share a template. */

export type Role = 'sidecar' | 'gateway';

/** `workload` is the Deployment's, StatefulSet's or DaemonSet's name, or a bare pod's own. */
export const ownConfigMap = (workload: string): string => `sluice-${workload}`;

/** Sidecars share one per namespace; a gateway serves other things than its neighbours and has one by itself. */
export const sharedConfigMap = (namespace: string, workload: string, role: Role): string =>
  role === 'gateway' ? `sluice-scope-${namespace}-${workload}` : `sluice-scope-${namespace}`;
