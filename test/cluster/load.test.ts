import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counts, startLoad } from '../../lab/load.ts';
import { canOpenNode } from '../../lab/node/ability.ts';
import { operatorImage } from '../../lab/node/install.ts';
import { startPodLoad } from '../../lab/node/pod-load.ts';
import { deployClient } from '../../lab/node/pod-program.ts';
import { type Installed, nodePort, openInstalled, root } from './installed.ts';

const usable = canOpenNode();
const ns = 'load';

/** As whoever wants to lose nothing writes it: the app goes on for as long as its clients may not know of its end. */
const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
  template:
    metadata: { labels: { app: web, version: v1 } }
    spec:
      containers:
        - name: web
          image: nginx
          readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
`;

const served = `${deployment}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]
`;

const web = `${served}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [web.example] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web, web.example]
  gateways: [mesh, web]
  http: [{ route: [{ destination: { host: web } }] }]
`;

/** A host outside the mesh, at an address of its own, and what Istio's documents have for hosts that are to be reached by the egress gateway only. */
const outside = { namespace: 'outside', host: 'outside.example', address: '198.19.255.1' } as const;
const egress = (endpoint: string): string => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: outside }
spec:
  hosts: [${outside.host}]
  addresses: [${outside.address}]
  location: MESH_EXTERNAL
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: STATIC
  endpoints: [{ address: ${endpoint} }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress }
spec:
  selector: { istio: egressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [${outside.host}] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: egress }
spec: { host: istio-egressgateway.istio-system.svc.cluster.local, subsets: [{ name: outside }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: egress }
spec:
  hosts: [${outside.host}]
  gateways: [egress, mesh]
  http:
    - match: [{ gateways: [mesh], port: 80 }]
      route:
        - destination:
            { host: istio-egressgateway.istio-system.svc.cluster.local, subset: outside, port: { number: 80 } }
    - match: [{ gateways: [egress], port: 80 }]
      route: [{ destination: { host: ${outside.host}, port: { number: 80 } } }]
`;

const job = (native: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: job-${native} }
spec:
  backoffLimit: 0
  template:
    metadata: { annotations: { sidecar.istio.io/nativeSidecar: "${native}" } }
    spec:
      restartPolicy: Never
      containers:
        - name: job
          image: centos
          command: [sh, -c, 'curl -s -o /dev/null -D - --retry 5 --retry-all-errors http://web']
`;

const podPace = { connections: 4, ratePerSecond: 80, maxSeconds: 600, timeoutSeconds: 20 } as const;
const pace = podPace;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`under load${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let on: Installed;
  let image = '';

  beforeAll(async () => {
    image = await operatorImage();
    on = await openInstalled();
    await on.namespace(ns, true);
    await on.shell(`kubectl apply -f - <<'END'\n${web}\nEND`, ns);
    await Promise.all([
      deployClient(on.node, { namespace: ns, image }),
      on.shell('kubectl rollout status deployment/web --timeout=300s', ns),
    ]);
    await on.shell(
      'kubectl wait --for=condition=Programmed gateway/web virtualservice/web --timeout=120s',
      ns,
    );
  });

  afterAll(() => on?.close());

  /** What is lost, within the mesh and through the gateway, while something is done. */
  const during = async (work: () => Promise<unknown>): Promise<readonly Counts[]> => {
    const inMesh = await startPodLoad(on.node, ns, {
      ...podPace,
      target: { address: 'web', port: 80 },
      host: 'web',
      path: '/',
    });
    const gateway = startLoad({
      ...pace,
      target: { address: on.node.addresses.node, port: nodePort },
      host: 'web.example',
      path: '/',
    });
    try {
      await work();
    } finally {
      // What the last of it set in motion shows soon after.
      await new Promise((done) => setTimeout(done, 2_000));
    }
    return Promise.all([inMesh.stop(), gateway.stop()]);
  };
  const expectNothingLost = (all: readonly Counts[]): void => {
    for (const { sent, failed, reasons } of all) {
      expect({ failed, reasons }).toEqual({ failed: 0, reasons: [] });
      expect(sent).toBeGreaterThan(100);
    }
  };

  it('a Deployment that is rolled loses no request', async () => {
    const all = await during(() =>
      on.shell(
        'kubectl rollout restart deployment/web && kubectl rollout status deployment/web --timeout=300s',
        ns,
      ),
    );
    expectNothingLost(all);
  });

  it('a Deployment that is scaled up and down loses no request', async () => {
    const all = await during(async () => {
      await on.shell(
        'kubectl scale deployment/web --replicas=4 && kubectl rollout status deployment/web --timeout=300s',
        ns,
      );
      await on.shell('kubectl scale deployment/web --replicas=1', ns);
      await on.becomes('kubectl get pods -l app=web --no-headers | wc -l', /^1\n$/, ns);
      await on.shell(
        'kubectl scale deployment/web --replicas=2 && kubectl rollout status deployment/web --timeout=300s',
        ns,
      );
    });
    expectNothingLost(all);
  });

  it('a version that is deleted after its weight went to another loses no request', async () => {
    const v2 = deployment
      .replace('name: web }\nspec', 'name: web-v2 }\nspec')
      .replace('matchLabels: { app: web }', 'matchLabels: { app: web, version: v2 }')
      .replace('version: v1', 'version: v2');
    const rules = (weight: number) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web }
spec: { host: web, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web, web.example]
  gateways: [mesh, web]
  http:
    - route:
        - { destination: { host: web, subset: v1 }, weight: ${weight} }
        - { destination: { host: web, subset: v2 }, weight: ${100 - weight} }
`;
    const apply = (text: string) => on.shell(`kubectl apply -f - <<'END'\n${text}\nEND`, ns);
    const programmed = () =>
      on.shell(
        'kubectl wait --for=condition=Programmed virtualservice/web destinationrule/web --timeout=120s',
        ns,
      );
    const all = await during(async () => {
      await apply(v2);
      await on.shell('kubectl rollout status deployment/web-v2 --timeout=300s', ns);
      for (const weight of [100, 50, 0]) {
        await apply(rules(weight));
        await programmed();
      }
      for (const weight of [50, 100]) {
        await apply(rules(weight));
        await programmed();
      }
      await on.shell(
        'kubectl delete deployment web-v2 && kubectl wait --for=delete pod -l version=v2 --timeout=120s',
        ns,
      );
    });
    expectNothingLost(all);
  });

  it('a gateway that is rolled loses no request', async () => {
    const all = await during(() =>
      on.shell(
        'kubectl rollout restart deployment/istio-ingressgateway && kubectl rollout status deployment/istio-ingressgateway --timeout=300s && while [ $(kubectl get pods -l istio=ingressgateway --no-headers | wc -l) != 2 ]; do sleep 1; done',
        'istio-system',
      ),
    );
    expectNothingLost(all);
  });

  it('what goes out by the egress gateway comes from it, and is not lost when that is rolled', async () => {
    const { namespace, host, address } = outside;
    await on.namespace(namespace);
    await on.shell(`kubectl apply -f - <<'END'\n${served}\nEND`, namespace);
    await on.shell('kubectl rollout status deployment/web --timeout=300s', namespace);
    const endpoint = await on.shell('kubectl get service web -o jsonpath={.spec.clusterIP}', namespace);
    await on.shell(`kubectl apply -f - <<'END'\n${egress(endpoint)}\nEND`, ns);
    const objects = 'gateway/egress destinationrule/egress virtualservice/egress';
    await on.shell(`kubectl wait --for=condition=Programmed ${objects} --timeout=120s`, ns);
    const gateways =
      'kubectl get pods -l istio=egressgateway -o jsonpath=\'{range .items[*]}{.status.podIP}{"\\n"}{end}\'';
    const addresses = async () => (await on.shell(gateways, 'istio-system')).trim().split('\n');
    const before = await addresses();
    const load = await startPodLoad(on.node, ns, {
      ...podPace,
      target: { address, port: 80 },
      host,
      path: '/',
    });
    await on.shell(
      'kubectl rollout restart deployment/istio-egressgateway && kubectl rollout status deployment/istio-egressgateway --timeout=300s && while [ $(kubectl get pods -l istio=egressgateway --no-headers | wc -l) != 1 ]; do sleep 1; done',
      'istio-system',
    );
    expectNothingLost([await load.stop()]);
    const log = await on.shell('kubectl logs -l app=web --tail=-1 --prefix=false', namespace);
    const callers = [...log.matchAll(/^(\d+\.\d+\.\d+\.\d+) .* "GET \/ HTTP\/1\.1" 200 .*$/gm)]
      // The readiness probe is the kubelet's.
      .filter(([line]) => !line.includes('kube-probe'))
      .map(([, address]) => address);
    expect(callers.length).toBeGreaterThan(100);
    expect([...new Set(callers)].sort()).toEqual([...new Set([...before, ...(await addresses())])].sort());
  });

  it('an operator that is upgraded loses no request, cuts no connection and writes nothing', async () => {
    const [name] = image.split(':');
    const next = `${name}:next`;
    await on.node.loadImage(next, { context: root, target: 'operator' });
    const written = () =>
      on.shell(
        'kubectl get configmaps -A -l sluice.dev/managed=true -o jsonpath=\'{range .items[*]}{.metadata.namespace}/{.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}\'',
      );
    const kept = await keptConnection(on.node.addresses.node);
    const before = await written();
    const all = await during(async () => {
      await on.shell(`kubectl set image deployment/sluice operator=${next}`, 'sluice-system');
      await on.shell('kubectl rollout status deployment/sluice --timeout=300s', 'sluice-system');
      await on.becomes('kubectl get pods -n sluice-system --no-headers | wc -l', /^2\n$/);
      const holder = 'kubectl get lease sluice -o jsonpath={.spec.holderIdentity}';
      const pods = (await on.shell('kubectl get pods -o name', 'sluice-system')).trim().split('\n');
      await on.becomes(
        holder,
        new RegExp(pods.map((pod) => pod.replace('pod/', '')).join('|')),
        'sluice-system',
      );
    });
    expectNothingLost(all);
    expect(await written()).toBe(before);
    expect(await kept.ask()).toMatch(/^HTTP\/1\.1 200/);
    kept.close();
  });

  it('with the operator scaled to 0 a container that restarts serves its last rules', async () => {
    await on.shell(
      'kubectl scale deployment/sluice --replicas=0 && kubectl wait --for=delete pod -l app.kubernetes.io/name=sluice --timeout=120s',
      'sluice-system',
    );
    try {
      const ask =
        "kubectl exec deploy/client -c client -- node -e \"fetch('http://web').then((r) => console.log(r.status, r.headers.get('server')))\"";
      await on.shell(
        'kubectl exec deploy/client -c istio-proxy -- curl -s -X POST localhost:15000/quitquitquit',
        ns,
      );
      await on.becomes(
        'kubectl get pods -l app=client -o jsonpath=\'{.items[0].status.initContainerStatuses[?(@.name=="istio-proxy")].restartCount}{.items[0].status.initContainerStatuses[?(@.name=="istio-proxy")].ready}\'',
        /^1true$/,
        ns,
      );
      expect(await on.becomes(ask, /^200/, ns)).toBe('200 envoy\n');
    } finally {
      await on.shell(
        'kubectl scale deployment/sluice --replicas=2 && kubectl rollout status deployment/sluice --timeout=300s',
        'sluice-system',
      );
    }
  });

  it('a Job completes with a native sidecar; with a classic one it is told that it will not', async () => {
    await on.shell(`kubectl apply -f - <<'END'\n${job('true')}\nEND`, ns);
    await on.shell('kubectl wait --for=condition=Complete job/job-true --timeout=300s', ns);
    expect(await on.shell('kubectl logs job/job-true -c job', ns)).toMatch(
      /^HTTP\/1\.1 200 OK\s+server: envoy/,
    );
    // The API server's warnings are those of the pod, which the Job's controller makes: kube-inject tells its user.
    const told = await on.shell(`sluice kube-inject -n ${ns} - <<'END' >/dev/null\n${job('false')}\nEND`, ns);
    expect(told).toContain('The Job will not complete');
  });

  it('a classic sidecar is the second container, and serves as well', async () => {
    const classic = deployment
      .replace('name: web }\nspec', 'name: classic }\nspec')
      .replaceAll('app: web', 'app: classic')
      .replace(
        'metadata: { labels',
        'metadata: { annotations: { sidecar.istio.io/nativeSidecar: "false" }, labels',
      );
    await on.shell(
      `kubectl apply -f - <<'END'\n${classic}\nEND\nkubectl rollout status deployment/classic --timeout=300s`,
      ns,
    );
    const names =
      "kubectl get pods -l app=classic -o jsonpath='{.items[0].spec.initContainers[*].name} {.items[0].spec.containers[*].name}'";
    expect(await on.shell(names, ns)).toMatch(
      /^istio-init (istio-proxy classic|web istio-proxy|istio-proxy web)$/,
    );
    expect(await on.shell('kubectl exec deploy/classic -c web -- curl -si http://web', ns)).toMatch(
      /^server: envoy\r$/m,
    );
  });
});

interface Kept {
  /** The first line and more of the answer to one more request on the same connection. Throws where it was closed. */
  ask(): Promise<string>;
  close(): void;
}

async function keptConnection(address: string): Promise<Kept> {
  const socket: Socket = createConnection({ host: address, port: nodePort });
  await once(socket, 'connect');
  let isClosed = false;
  socket.on('close', () => {
    isClosed = true;
  });
  const ask = async (): Promise<string> => {
    if (isClosed) throw new Error('The connection was closed meanwhile.');
    socket.write('GET / HTTP/1.1\r\nhost: web.example\r\n\r\n');
    const [data] = await once(socket, 'data');
    return String(data);
  };
  await ask();
  return { ask, close: () => socket.destroy() };
}
