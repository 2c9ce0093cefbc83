import { expect, test } from 'vitest';
import { filesFor } from '../src/envoy/apart.ts';
import { listenersFile } from '../src/envoy/model.ts';
import { hash, regex } from '../src/given.ts';
import { loader } from '../src/local/manifests.ts';
import { schemaValidator } from '../src/schema.ts';
import { translator } from '../src/translate.ts';

const pod = (name: string, addresses: readonly string[], more = ''): string => `---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: default, labels: { app: ${name}, sidecar.istio.io/inject: "true" } }
spec: { containers: [{ name: app, image: app }]${more} }
status: { podIP: "${addresses[0]}", podIPs: [${addresses.map((ip) => `{ ip: "${ip}" }`).join()}] }
`;

const service = (name: string, addresses: readonly string[], port: string): string => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: default }
spec: { clusterIPs: ${JSON.stringify(addresses)}, selector: { app: web }, ports: [${port}] }
`;

const ofIpv4 = [
  pod('client', ['198.18.0.1']),
  pod('web', ['198.18.0.2']),
  service('web', ['198.19.0.1'], '{ name: http, port: 80 }'),
  service('db', ['198.19.0.2'], '{ name: tcp, port: 5432 }'),
].join('');

const load = loader({ validate: schemaValidator() });

/** The listeners of the client's proxy, each as its text, by name. */
function listenersIn(text: string): ReadonlyMap<string, string> {
  const { snapshot, problems } = load([{ file: 'in.yaml', text }]);
  expect(problems).toEqual([]);
  const translation = translator({ hash, regex })(snapshot);
  const key = [...translation.workloads.values()].find(({ pods }) => pods.includes('default/client'))?.key;
  const [scope] = translation.scopes.values();
  const file = filesFor(scope, key ?? '').get(listenersFile) ?? '{}';
  const { resources = [] } = JSON.parse(file) as { resources?: readonly { readonly name: string }[] };
  return new Map(resources.map((one) => [one.name, JSON.stringify(one)]));
}

const alone = listenersIn(ofIpv4);

test('a mesh of IPv4 listens for nothing else', () => {
  expect([...alone.keys()].sort()).toEqual([
    '0.0.0.0_80',
    '198.19.0.2_5432',
    'virtualInbound',
    'virtualOutbound',
  ]);
});

const comings = [
  ['a pod of both families', pod('other', ['198.18.0.3', 'fd00:198:18::3'])],
  ['a Service of IPv6', service('six', ['fd00:198:19::3'], '{ name: http, port: 80 }')],
] as const;

test.each(comings)('%s adds listeners, and changes none that is there', (_, more) => {
  const both = listenersIn(ofIpv4 + more);
  const added = [...both.keys()].filter((name) => !alone.has(name)).sort();
  expect(added).toEqual(['::_80', 'virtualInbound_::', 'virtualOutbound_::']);
  for (const [name, text] of alone) expect(both.get(name)).toBe(text);
});

test("a pod with its node's addresses says nothing of the mesh's", () => {
  const onNode = pod('agent', ['198.18.0.4', 'fd00:198:18::4'], ', hostNetwork: true');
  expect(listenersIn(ofIpv4 + onNode)).toEqual(alone);
});
