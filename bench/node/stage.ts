import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as read } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments, stringify } from 'yaml';
import { operatorImage } from '../../lab/node/install.ts';
import { clientManifests, deployClient } from '../../lab/node/pod-program.ts';
import type { ClusterNode } from '../../lab/node.ts';
import { until } from '../../lab/process.ts';
import { fields, stringMap } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { clientPod } from './edits.ts';

export const injected = 'probe';
export const byHand = 'bare';
export const first = 'first';

const web = `
apiVersion: v1
kind: Namespace
metadata: { name: ${injected}, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Namespace
metadata: { name: ${byHand} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${injected} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { terminationGracePeriodSeconds: 1, containers: [{ name: web, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${injected} }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
`;

const rule = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: ${injected} }
spec:
  hosts: [web]
  http: [{ headers: { response: { set: { x-rule: ${first} } } }, route: [{ destination: { host: web } }] }]
`;

/** Two pods with the same proxy on the same files: one that Sluice looks after, and one that nobody does. */
export async function prepare(node: ClusterNode, client: KubeClient): Promise<void> {
  const image = await operatorImage();
  await node.apply(web);
  await deployClient(node, { namespace: injected, image });
  await node.apply(rule);
  await node.kubectl('-n', injected, 'rollout', 'status', 'deployment/web', '--timeout=300s');
  const wait = ['wait', '--for=condition=Programmed', 'virtualservice/web', '--timeout=120s'];
  await node.kubectl('-n', injected, ...wait);
  await copyFiles(client);
  const pod = withoutOperator(await kubeInject(await clientManifests({ namespace: byHand, image })));
  await node.apply(pod);
  await node.kubectl('-n', byHand, 'rollout', 'status', 'deployment/client', '--timeout=300s');
}

/** All files of the injected pod in one ConfigMap that the operator does not know, once the rule is in them. */
async function copyFiles(client: KubeClient): Promise<void> {
  const { annotations } = fields(fields(await clientPod(client, injected)).metadata);
  const names = stringMap(annotations);
  const get = async (name: string) => {
    const path = `/api/v1/namespaces/${injected}/configmaps/${names[name] ?? ''}`;
    return stringMap(fields(await client.request({ method: 'GET', path })).data);
  };
  const data = await until(
    async () => {
      const files = {
        ...(await get('sluice.dev/shared-config-map')),
        ...(await get('sluice.dev/config-map')),
      };
      return files['rds.80.json']?.includes(`"value":"${first}"`) === true ? files : undefined;
    },
    { patience: 60_000, pause: 200, otherwise: () => 'The rule never came into the files.' },
  );
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: byHand }, data };
  await client.request({ method: 'POST', path: `/api/v1/namespaces/${byHand}/configmaps`, body });
}

async function kubeInject(manifests: string): Promise<string> {
  const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [program, 'kube-inject', '-f', '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(manifests);
  const [said, [code]] = await Promise.all([read(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error('kube-inject failed.');
  return said;
}

/** The same pod under a ConfigMap of ours, without the words by which the operator knows a pod. */
const withoutOperator = (manifests: string): string =>
  parseAllDocuments(manifests)
    .map((document) => {
      if (document.get('kind') === 'Deployment') {
        const spec = ['spec', 'template'];
        document.deleteIn([...spec, 'metadata', 'annotations']);
        const volumes = fields(fields(fields(fields(document.toJS()).spec).template).spec).volumes;
        const own = { name: 'sluice', projected: { sources: [{ configMap: { name: byHand } }] } };
        const kept = Array.isArray(volumes) ? volumes.filter((each) => fields(each).name !== 'sluice') : [];
        document.setIn([...spec, 'spec', 'volumes'], [...kept, own]);
      }
      return stringify(document.toJS());
    })
    .join('---\n');
