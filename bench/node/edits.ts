import type { PodProgram } from '../../lab/node/pod-program.ts';
import { fields, items, stringMap, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';

/** How a header's value gets into the answers of a pod's proxy. */
export type Edit = (value: string) => Promise<void>;

/** The pod of the Deployment `client` in a namespace, as the API server has it. */
export async function clientPod(client: KubeClient, namespace: string): Promise<unknown> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const list = fields(await client.request({ method: 'GET', path, query: { labelSelector: 'app=client' } }));
  return items(list.items)[0];
}

/** The edit of a person: one PATCH of the VirtualService. The operator does the rest. */
export const byRule =
  (client: KubeClient, namespace: string): Edit =>
  async (value) => {
    const path = `/apis/networking.istio.io/v1/namespaces/${namespace}/virtualservices/web`;
    const http = [
      { headers: { response: { set: { 'x-rule': value } } }, route: [{ destination: { host: 'web' } }] },
    ];
    await client.request({ method: 'PATCH', path, body: { spec: { http } } });
  };

const routes = 'rds.80.json';

/** The least that brings the same file into the same kind of pod: one PATCH of the ConfigMap, one of the pod's annotation. */
export async function bare(client: KubeClient, namespace: string, first: string): Promise<Edit> {
  const map = `/api/v1/namespaces/${namespace}/configmaps/bare`;
  const held = fields(await client.request({ method: 'GET', path: map }));
  const template = stringMap(held.data)[routes] ?? '';
  const name = text(fields(fields(await clientPod(client, namespace)).metadata).name) ?? '';
  const pod = `/api/v1/namespaces/${namespace}/pods/${name}`;
  return async (value) => {
    const file = template
      .replaceAll(`"value":"${first}"`, `"value":"${value}"`)
      .replace(/"version_info":"[^"]*"/, `"version_info":"${value}"`);
    await client.request({ method: 'PATCH', path: map, body: { data: { [routes]: file } } });
    await client.request({
      method: 'PATCH',
      path: pod,
      body: { metadata: { annotations: { 'example.test/poke': value } } },
    });
  };
}

/** From the sending of an edit to the first answer by it, in milliseconds. */
export async function timed(edit: Edit, value: string, probe: PodProgram): Promise<number> {
  const sent = performance.timeOrigin + performance.now();
  const edited = edit(value);
  for (;;) {
    const [seen, at] = (await probe.line()).split(' ');
    if (seen !== value) continue;
    await edited;
    return Number(at) - sent;
  }
}
