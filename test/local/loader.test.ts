import { describe, expect, test } from 'vitest';
import { annotations } from '../../src/api/objects.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';

const validate = schemaValidator();
const file = (text: string, name = 'in.yaml') => ({ file: name, text });
const load = (text: string, proxies: readonly string[] = []) => loader({ validate, proxies })([file(text)]);

const deployment = (
  name: string,
  more: { namespace?: string; replicas?: number; template?: string } = {},
) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${more.namespace ?? 'default'} }
spec:
  ${more.replicas === undefined ? '' : `replicas: ${more.replicas}`}
  template:
    metadata: ${more.template ?? `{ labels: { app: ${name} } }`}
    spec:
      containers: [{ name: app, ports: [{ name: web, containerPort: 8080 }] }]
`;

const pod = (name: string, more: { ip?: string; labels?: string; port?: number; spec?: string } = {}) => `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: ${more.labels ?? `{ app: ${name} }`} }
spec:
  ${more.spec ?? ''}
  containers: [{ name: app, ports: [{ name: web, containerPort: ${more.port ?? 8080} }] }]
${more.ip === undefined ? '' : `status: { podIP: ${more.ip} }`}
`;

const service = (
  name: string,
  spec = `{ selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }`,
) => `
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: ${spec}
`;

const virtualService = (name: string, weight: number | string = 90) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name} }
spec:
  hosts: [web]
  http: [{ route: [{ destination: { host: web }, weight: ${weight} }] }]
`;

describe('addresses', () => {
  test('are given in the order of namespace and name, past those in use', () => {
    const { snapshot } = load(
      deployment('b', { replicas: 2 }) +
        deployment('a', { namespace: 'default-x' }) +
        pod('c', { ip: '198.18.0.2' }),
    );
    const ips = [...snapshot.pods].map(([key, { ip }]) => [key, ip]);
    expect(ips).toEqual([
      ['default/b-0', '198.18.0.1'],
      ['default/b-1', '198.18.0.3'],
      ['default/c', '198.18.0.2'],
      ['default-x/a-0', '198.18.0.4'],
    ]);
  });

  test('of Services come from a block of their own; headless and external ones have none', () => {
    const { snapshot } = load(
      service('b') +
        service('a') +
        service('given', '{ clusterIP: 198.19.0.1 }') +
        service('headless', '{ clusterIP: None }') +
        service('away', '{ type: ExternalName, externalName: example.org }'),
    );
    expect([...snapshot.services].map(([key, { clusterIPs }]) => [key, clusterIPs])).toEqual([
      ['default/a', ['198.19.0.2']],
      ['default/away', []],
      ['default/b', ['198.19.0.3']],
      ['default/given', ['198.19.0.1']],
      ['default/headless', []],
    ]);
  });

  test('do not depend on the order of the files', () => {
    const files = [file(deployment('a', { replicas: 3 }), '1.yaml'), file(service('b') + pod('c'), '2.yaml')];
    const make = loader({ validate });
    const before = make(files);
    expect(make(files.toReversed()).snapshot).toBe(before.snapshot);
  });
});

describe('workloads', () => {
  test('count as pods with the labels, annotations and ports of the template', () => {
    const template = '{ name: other, labels: { app: web, version: v1 }, annotations: { note: x } }';
    const { snapshot } = load(deployment('web', { replicas: 2, template }));
    expect([...snapshot.pods.keys()]).toEqual(['default/web-0', 'default/web-1']);
    expect(snapshot.pods.get('default/web-1')).toMatchObject({
      meta: { labels: { app: 'web', version: 'v1' }, annotations: { note: 'x' } },
      ready: true,
      ports: [{ name: 'web', number: 8080 }],
    });
  });

  test('of zero replicas run nothing, and their kinds are told by the API group', () => {
    const foreign = service('knative').replace('apiVersion: v1', 'apiVersion: serving.knative.dev/v1');
    const { snapshot, problems } = load(deployment('web', { replicas: 0 }) + foreign);
    expect([...snapshot.pods.keys(), ...snapshot.services.keys(), ...problems]).toEqual([]);
  });

  test('whose real pods stand beside them are not counted twice', () => {
    const real = `
---
apiVersion: v1
kind: Pod
metadata:
  name: web-5d5f-abcde
  labels: { app: web, pod-template-hash: 5d5f }
  ownerReferences: [{ kind: ReplicaSet, name: web-5d5f, controller: true }]
spec: {}
`;
    const { snapshot } = load(deployment('web') + real, ['default/web']);
    expect([...snapshot.pods.keys()]).toEqual(['default/web-5d5f-abcde']);
    expect(snapshot.pods.get('default/web-5d5f-abcde')?.meta.annotations[annotations.configMap]).toBe(
      'sluice-web',
    );
  });
});

describe('endpoints', () => {
  const ports = (text: string) =>
    [...load(text).snapshot.slices.values()].map((slice) => ({
      ports: slice.ports,
      pods: slice.endpoints.map((endpoint) => endpoint.pod),
    }));

  test('follow from the selector, and a named target port from each pod', () => {
    const named = '{ selector: { app: web }, ports: [{ name: http, port: 80, targetPort: web }] }';
    const labels = '{ app: web }';
    expect(
      ports(
        service('web', named) +
          pod('a', { labels }) +
          pod('b', { labels, port: 9090 }) +
          pod('c', { labels }) +
          pod('d'),
      ),
    ).toEqual([
      { ports: [{ name: 'http', number: 8080 }], pods: ['default/a', 'default/c'] },
      { ports: [{ name: 'http', number: 9090 }], pods: ['default/b'] },
    ]);
  });

  test('are left alone where the Service has an EndpointSlice, or no selector', () => {
    const slice = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-x, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ name: http, port: 8081 }, { name: dns, port: 53, protocol: UDP }]
endpoints: [{ addresses: [127.0.0.11], targetRef: { kind: Pod, name: a } }, { addresses: [127.0.0.12], conditions: { ready: false } }]
`;
    const { snapshot } = load(
      service('web') + slice + pod('web') + service('bare', '{ ports: [{ port: 80 }] }'),
    );
    expect([...snapshot.slices.keys()]).toEqual(['default/web-x']);
    expect(snapshot.slices.get('default/web-x')).toMatchObject({
      service: 'web',
      ports: [{ name: 'http', number: 8081 }],
      endpoints: [
        { addresses: ['127.0.0.11'], ready: true, serving: true, terminating: false, pod: 'default/a' },
        { addresses: ['127.0.0.12'], ready: false, serving: false },
      ],
    });
  });

  test('of pods that are not ready, leaving or over say so', () => {
    const labels = '{ app: web }';
    const unready = `${pod('b', { labels })}status: { podIP: 198.18.9.9, conditions: [{ type: Ready, status: "False" }] }\n`;
    const over = `${pod('c', { labels })}status: { phase: Succeeded }\n`;
    const leaving = pod('d', { labels }).replace(
      'name: d,',
      'name: d, deletionTimestamp: 2026-01-01T00:00:00Z,',
    );
    const { snapshot } = load(service('web') + pod('a', { labels }) + unready + over + leaving);
    const found = [...snapshot.slices.values()].flatMap((slice) =>
      slice.endpoints.map(({ pod, ready, terminating }) => [pod, ready, terminating]),
    );
    expect(found).toEqual([
      ['default/a', true, false],
      ['default/b', false, false],
      ['default/d', false, true],
    ]);
  });
});

describe('adoption', () => {
  const namespace = (name: string) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio-injection: enabled } }
`;
  const configMaps = (text: string, proxies?: readonly string[]) =>
    Object.fromEntries(
      [...load(text, proxies).snapshot.pods.values()].map(({ meta }) => [
        meta.name,
        [meta.annotations[annotations.configMap], meta.annotations[annotations.sharedConfigMap]],
      ]),
    );
  const none = [undefined, undefined];

  test('without a word no pod is a proxy', () => {
    expect(configMaps(deployment('web') + pod('bare'))).toEqual({ 'web-0': none, bare: none });
  });

  test('a namespace brings in its pods, but not those that refuse or use the host network', () => {
    const refuses = deployment('refuses', { template: '{ labels: { sidecar.istio.io/inject: "false" } }' });
    const host = pod('host', { spec: 'hostNetwork: true' });
    expect(
      configMaps(namespace('default') + deployment('web', { replicas: 2 }) + pod('bare') + refuses + host),
    ).toEqual({
      'web-0': ['sluice-web', 'sluice-scope-default'],
      'web-1': ['sluice-web', 'sluice-scope-default'],
      bare: ['sluice-bare', 'sluice-scope-default'],
      'refuses-0': none,
      host: none,
    });
  });

  test('a label, an annotation, the gateway template or a name bring in a single one', () => {
    const label = pod('label', { labels: '{ sidecar.istio.io/inject: "true" }' });
    const annotation = deployment('note', {
      template: '{ annotations: { sidecar.istio.io/inject: "true" } }',
    });
    const gateway = deployment('gate', {
      template: '{ annotations: { inject.istio.io/templates: gateway } }',
    });
    const host = pod('host', { spec: 'hostNetwork: true' });
    const text = label + annotation + gateway + host + deployment('named') + pod('other');
    expect(configMaps(text, ['default/named', 'default/host'])).toEqual({
      label: ['sluice-label', 'sluice-scope-default'],
      'note-0': ['sluice-note', 'sluice-scope-default'],
      'gate-0': ['sluice-gate', 'sluice-scope-default-gate'],
      'named-0': ['sluice-named', 'sluice-scope-default'],
      host: ['sluice-host', 'sluice-scope-default'],
      other: none,
    });
  });

  test('a pod that an injector has named the ConfigMaps of keeps them', () => {
    const notes = '{ annotations: { sluice.dev/config-map: mine, sluice.dev/shared-config-map: ours } }';
    expect(configMaps(namespace('default') + deployment('web', { template: notes }))).toEqual({
      'web-0': ['mine', 'ours'],
    });
  });
});

describe('identity', () => {
  const text = deployment('web') + service('web') + virtualService('a') + virtualService('b');

  test('the same manifests give the same snapshot and problems', () => {
    const make = loader({ validate });
    const before = make([file(text)]);
    const after = make([file(`# a comment moves every line\n${text}`)]);
    expect(after.snapshot).toBe(before.snapshot);
    expect(after.problems).toBe(before.problems);
  });

  test('an edit changes one object and its table alone', () => {
    const make = loader({ validate });
    const before = make([file(text)]).snapshot;
    const after = make([file(text.replace('weight: 90', 'weight: 50'))]).snapshot;
    expect(after.virtualServices).not.toBe(before.virtualServices);
    expect(after.virtualServices.get('default/a')).not.toBe(before.virtualServices.get('default/a'));
    expect(after.virtualServices.get('default/b')).toBe(before.virtualServices.get('default/b'));
    const { virtualServices: _before, ...restBefore } = before;
    const { virtualServices: _after, ...restAfter } = after;
    for (const [name, table] of Object.entries(restAfter)) expect(table).toBe(Reflect.get(restBefore, name));
  });

  test('a change of fields that are not read changes nothing', () => {
    const make = loader({ validate });
    const before = make([file(text)]).snapshot;
    const after = make([file(text.replaceAll('name: app,', 'name: app, image: "nginx:2",'))]).snapshot;
    expect(after).toBe(before);
  });

  test('an object that goes leaves the others as they are', () => {
    const make = loader({ validate });
    const before = make([file(text), file(pod('z'), 'z.yaml')]).snapshot;
    const after = make([file(text)]).snapshot;
    expect([...after.pods.keys()]).toEqual(['default/web-0']);
    expect(after.pods.get('default/web-0')).toBe(before.pods.get('default/web-0'));
    expect(after.services).toBe(before.services);
  });

  test('all of it is frozen', () => {
    const { snapshot } = load(text);
    const rule = snapshot.virtualServices.get('default/a');
    expect(Object.isFrozen(snapshot)).toBe(true);
    expect(Object.isFrozen(rule?.spec.http?.[0]?.route?.[0]?.destination)).toBe(true);
    expect(() => Reflect.get(snapshot.pods, 'delete').call(snapshot.pods, 'default/web-0')).toThrow('frozen');
    expect(() => Reflect.get(snapshot.pods, 'set').call(snapshot.pods, 'x', 1)).toThrow('frozen');
    expect(snapshot.pods.size).toBe(1);
  });
});

describe('problems', () => {
  const brief = (text: string) =>
    load(text).problems.map(({ code, severity, on, path }) =>
      `${severity} ${code} ${on.kind} ${on.name} ${path}`.trim(),
    );

  test('broken YAML names file and line, and the documents around it count', () => {
    const { snapshot, problems } = load(`${pod('a')}---\nkind: Pod\nmetadata: {\n${pod('b')}`);
    expect([...snapshot.pods.keys()]).toEqual(['default/a', 'default/b']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'SLU0001',
      severity: 'error',
      on: { kind: 'File', name: 'in.yaml' },
    });
    expect(problems[0]?.message).toMatch(/^in\.yaml:\d+: /);
  });

  test('the spaces of a web page are named', () => {
    const { problems } = load(
      pod('a') + service('x').replace('metadata: { name: x }', 'metadata:\n\u00a0 name: x'),
    );
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^SLU0001 in\.yaml:15: the line begins with a no-break space/),
    ]);
  });

  test('a document that is no object, has no kind, no name, or labels that are no strings', () => {
    expect(brief('--- just text\n')).toEqual(['error SLU0001 File in.yaml']);
    expect(brief('a: 1\n')).toEqual(['warning SLU0002 File in.yaml']);
    expect(brief('apiVersion: v1\nkind: Pod\nmetadata: {}\n')).toEqual(['error IST0106 Pod  metadata.name']);
    expect(brief(pod('a', { labels: '{ version: 1.0 }' }))).toEqual([
      'error IST0106 Pod a metadata.labels["version"]',
    ]);
    expect(brief('a: *nowhere\n')).toEqual(['error SLU0001 File in.yaml']);
    expect(brief('# nothing\n---\n---\n')).toEqual([]);
  });

  test('an Istio object with a structural error is absent, and the rest goes on', () => {
    const { snapshot, problems } = load(virtualService('bad', '"ninety"') + virtualService('good'));
    expect([...snapshot.virtualServices.keys()]).toEqual(['default/good']);
    expect(problems).toMatchObject([
      { code: 'IST0106', severity: 'error', on: { name: 'bad' }, path: 'spec.http[0].route[0].weight' },
    ]);
  });

  test('unknown Istio kinds and versions are told; kinds of others are not', () => {
    const istio = (kind: string, version = 'v1') =>
      `---\napiVersion: networking.istio.io/${version}\nkind: ${kind}\nmetadata: { name: x }\nspec: {}\n`;
    const others =
      '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n---\napiVersion: a.io/v1\nkind: Gateway\nmetadata: { name: x }\n';
    expect(brief(istio('EnvoyFilter') + istio('VirtualService', 'v2') + others)).toEqual([
      'warning SLU0002 EnvoyFilter x',
      'warning SLU0002 VirtualService x',
    ]);
  });

  test('of two of the same object the later counts, whatever its version', () => {
    const older = virtualService('a').replace('/v1', '/v1alpha3');
    const { snapshot, problems } = load(older + virtualService('a', 7));
    expect(snapshot.virtualServices.get('default/a')?.spec.http?.[0]?.route?.[0]?.weight).toBe(7);
    expect(problems).toMatchObject([{ severity: 'warning', on: { kind: 'VirtualService', name: 'a' } }]);
  });
});

describe('forms of YAML', () => {
  test('lists, JSON with tabs, and typed lists are opened', () => {
    const list =
      '{\n\t"apiVersion": "v1",\n\t"kind": "List",\n\t"items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}]\n}';
    const typed = 'apiVersion: v1\nkind: PodList\nitems: [{ metadata: { name: b, namespace: other } }]\n';
    const { snapshot, problems } = loader({ validate })([file(list, 'a.json'), file(typed)]);
    expect(problems).toEqual([]);
    expect([...snapshot.pods.keys()]).toEqual(['default/a', 'other/b']);
  });

  test('what kubectl takes for text stays text', () => {
    const { snapshot } = load(
      pod('a', { labels: '{ at: 12:30:00, quoted: "yes", date: 2026-01-01, dot: . }' }),
    );
    expect(snapshot.pods.get('default/a')?.meta.labels).toEqual({
      at: '12:30:00',
      quoted: 'yes',
      date: '2026-01-01',
      dot: '.',
    });
  });

  test('of a Secret the snapshot holds names that hash its contents, and no contents', () => {
    const secret = (name: string, data: string) =>
      `---\napiVersion: v1\nkind: Secret\nmetadata: { name: ${name} }\n${data}\n`;
    const { snapshot, texts } = load(
      secret('a', 'data: { key: aGVsbG8= }') +
        secret('b', 'stringData: { key: hello }') +
        secret('c', 'stringData: { tls.key: other }') +
        secret('d', 'stringData: { unknown: hello }'),
    );
    const [a, b, c, d] = [...snapshot.secrets.values()].map(({ parts }) => parts.key);
    expect(a).toEqual(b);
    expect(a?.file).not.toBe(c?.file);
    expect(c?.field).toBe('tls.key');
    expect(d).toBeUndefined();
    expect(JSON.stringify([...snapshot.secrets])).not.toContain('hello');
    // None of them is a key, so there is nothing to write.
    expect([...texts]).toEqual([]);
  });
});
