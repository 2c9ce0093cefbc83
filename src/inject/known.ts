import { type Labels, annotations as own } from '../api/objects.ts';
import { member } from '../api/problem.ts';
import type { Teller } from './notes.ts';

/** Annotations of Istio's on pods that are read here, or that need no doing. */
const read: ReadonlySet<string> = new Set([
  own.inject,
  own.injectTemplates,
  own.status,
  'proxy.istio.io/config',
  'sidecar.istio.io/componentLogLevel',
  'sidecar.istio.io/interceptionMode',
  'sidecar.istio.io/logLevel',
  'sidecar.istio.io/nativeSidecar',
  'sidecar.istio.io/proxyCPU',
  'sidecar.istio.io/proxyCPULimit',
  'sidecar.istio.io/proxyImage',
  'sidecar.istio.io/proxyMemory',
  'sidecar.istio.io/proxyMemoryLimit',
  // The kubelet's probes reach the app through the proxy without being rewritten: there is no mutual TLS in their way.
  'sidecar.istio.io/rewriteAppHTTPProbers',
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges',
  'traffic.sidecar.istio.io/excludeOutboundPorts',
  'traffic.sidecar.istio.io/includeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges',
  'traffic.sidecar.istio.io/includeOutboundPorts',
]);

/** Annotations of Istio's that ask for what there is not here. */
const notObeyed: ReadonlySet<string> = new Set([
  'proxy.istio.io/overrides',
  'readiness.status.sidecar.istio.io/applicationPorts',
  'readiness.status.sidecar.istio.io/failureThreshold',
  'readiness.status.sidecar.istio.io/initialDelaySeconds',
  'readiness.status.sidecar.istio.io/periodSeconds',
  'sidecar.istio.io/agentLogLevel',
  'sidecar.istio.io/bootstrapOverride',
  'sidecar.istio.io/discoveryAddress',
  'sidecar.istio.io/enableCoreDump',
  'sidecar.istio.io/extraStatTags',
  'sidecar.istio.io/proxyImageType',
  'sidecar.istio.io/statsCompression',
  'sidecar.istio.io/statsHistogramBuckets',
  'sidecar.istio.io/statsInclusionPrefixes',
  'sidecar.istio.io/statsInclusionRegexps',
  'sidecar.istio.io/statsInclusionSuffixes',
  'sidecar.istio.io/userVolume',
  'sidecar.istio.io/userVolumeMount',
  'status.sidecar.istio.io/port',
  'traffic.sidecar.istio.io/excludeInterfaces',
  'traffic.sidecar.istio.io/kubevirtInterfaces',
]);

/** Whether an annotation of Istio's is one for pods, obeyed here or not. */
export const isPodAnnotation = (name: string): boolean => read.has(name) || notObeyed.has(name);

const domains = /^(?:(?:(?:readiness\.)?status\.|traffic\.)?sidecar|proxy|inject)\.istio\.io\//;

/** Tells of annotations that look as if they did something, and do nothing. */
export function tellUnknown(annotations: Labels, tell: Teller): void {
  for (const name of Object.keys(annotations)) {
    const path = member('metadata.annotations', name);
    if (notObeyed.has(name)) {
      tell.warn('SLU0108', path, 'This annotation of Istio is not obeyed here. Remove it.');
    } else if (domains.test(name) && !read.has(name)) {
      tell.warn(
        'IST0108',
        path,
        `There is no annotation ${name}, so it does nothing. Correct it or remove it.`,
      );
    }
  }
}
