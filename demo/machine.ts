import { stringify } from 'yaml';
import type { Backend } from './backends.ts';

export const gatewayPort = 31221;
export const gatewayProxy = 'istio-system/istio-ingressgateway';

const gatewayLabels = { app: 'istio-ingressgateway', istio: 'ingressgateway' };

const gatewayPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'istio-ingressgateway',
    namespace: 'istio-system',
    labels: gatewayLabels,
    annotations: { 'inject.istio.io/templates': 'gateway' },
  },
  spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
  status: { podIP: '127.0.0.1' },
};

const gatewayService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'istio-ingressgateway', namespace: 'istio-system' },
  spec: { selector: gatewayLabels, ports: [{ name: 'http', port: 80, targetPort: gatewayPort }] },
};

function sliceOf({ pod, service, address, port }: Backend): object {
  const [namespace = '', name = ''] = pod.split('/');
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace, labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    ports: [{ name: 'http', port, protocol: 'TCP' }],
    endpoints: [
      { addresses: [address], conditions: { ready: true }, targetRef: { kind: 'Pod', namespace, name } },
    ],
  };
}

/** What this machine adds beside the unchanged samples, as YAML: where their pods answer, and a gateway pod with its Service. */
export function machineManifests(backends: readonly Backend[]): string {
  const objects = [gatewayPod, gatewayService, ...backends.map(sliceOf)];
  return objects.map((object) => stringify(object)).join('---\n');
}
