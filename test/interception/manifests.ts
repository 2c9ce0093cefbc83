import { filesFor } from '../../src/envoy/apart.ts';
import type { ConfigFiles } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';

/** The pod that is intercepted, the service that leads to it, and an address beside it that no manifest knows. */
export const pod = '198.18.0.5';
export const service = '198.19.0.1';
export const elsewhere = '198.18.0.7';

/** Their addresses of the other family. */
export const pod6 = 'fd00:198:18::5';
export const service6 = 'fd00:198:19::1';
export const elsewhere6 = 'fd00:198:18::7';

// A connection that comes back to the proxy again and again ends at the bound of its connections.
const manifests = (podIPs: readonly string[], clusterIPs: readonly string[]): string => `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web, sidecar.istio.io/inject: "true" } }
status: { podIP: "${podIPs[0]}", podIPs: [${podIPs.map((ip) => `{ ip: "${ip}" }`).join()}] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { clusterIPs: ${JSON.stringify(clusterIPs)}, selector: { app: web }, ports: [{ name: tcp, port: 9000 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web }
spec: { host: web, trafficPolicy: { connectionPool: { tcp: { maxConnections: 4 } } } }
`;

/** The files of the pod's proxy, where that is asked for in a cluster that has IPv6 as well, and prefers it. */
export function proxyFiles({ ipv6 = false }: { readonly ipv6?: boolean } = {}): ConfigFiles {
  const text = ipv6 ? manifests([pod, pod6], [service6, service]) : manifests([pod], [service]);
  const load = loader({ validate: schemaValidator() });
  const { snapshot, problems } = load([{ file: 'in.yaml', text }]);
  const translation = translator({ hash, regex })(snapshot);
  const [workload] = translation.workloads.values();
  const scope = workload && translation.scopes.get(workload.scope);
  if (workload === undefined || scope === undefined || problems.length > 0) {
    throw new Error(`the manifests make no proxy: ${JSON.stringify(problems)}`);
  }
  return filesFor(scope, workload.key);
}
