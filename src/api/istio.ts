/*
 * Istio's networking API in JSON form, message by message and under Istio's message names. The CRDs in crds/ are generated from these types,
 * so a doc comment here is what `kubectl explain` prints.
 */
export type * from './istio/destinationrule.ts';
export type * from './istio/gateway.ts';
export type * from './istio/http.ts';
export type * from './istio/meshconfig.ts';
export type * from './istio/meshconfig-unread.ts';
export type * from './istio/scalars.ts';
export type * from './istio/serviceentry.ts';
export type * from './istio/sidecar.ts';
export type * from './istio/trafficpolicy.ts';
export type * from './istio/virtualservice.ts';
