import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoad } from '../../lab/load.ts';
import { canOpenNode } from '../../lab/node/ability.ts';
import { operatorImage } from '../../lab/node/install.ts';
import { startPodLoad } from '../../lab/node/pod-load.ts';
import { deployClient } from '../../lab/node/pod-program.ts';
import { noteRow } from '../faults/figures.ts';
import { sumOf } from '../faults/row.ts';
import { type Installed, nodePort, openInstalled } from './installed.ts';

const usable = canOpenNode();
const ns = 'edits';
const versions = ['v1', 'v2', 'v3'] as const;

const deployment = (version: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-${version} }
spec:
  selector: { matchLabels: { app: web, version: ${version} } }
  template:
    metadata: { labels: { app: web, version: ${version} } }
    spec: { containers: [{ name: web, image: nginx }] }
`;

const common = `${versions.map(deployment).join('---')}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [web.example] }]
`;

/** Shares of subsets; there are no others, and where there are none, no DestinationRule either. */
type State = Readonly<Partial<Record<(typeof versions)[number], number>>>;

/** Each is an edit of the one before: weights, subsets that come and go with the rule that names them, the DestinationRule deleted and restored. */
const states: readonly State[] = [
  { v1: 90, v2: 10 },
  { v1: 10, v2: 90 },
  { v2: 50, v3: 50 },
  { v1: 100 },
  {},
  { v3: 100 },
  { v1: 20, v2: 30, v3: 50 },
  {},
  { v2: 100 },
  { v1: 50, v2: 50 },
];

const rule = (state: State, number: number): string => {
  const shares = Object.entries(state);
  const route =
    shares.length === 0
      ? '{ destination: { host: web } }'
      : shares
          .map(([subset, weight]) => `{ destination: { host: web, subset: ${subset} }, weight: ${weight} }`)
          .join(', ');
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web, web.example]
  gateways: [mesh, web]
  http: [{ headers: { response: { set: { x-rule: "${number}" } } }, route: [${route}] }]
`;
};

const subsets = (state: State): string => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web }
spec:
  host: web
  subsets: [${Object.keys(state)
    .map((name) => `{ name: ${name}, labels: { version: ${name} } }`)
    .join(', ')}]
`;

const pace = {
  connections: 8,
  ratePerSecond: 400,
  maxSeconds: 900,
  maxRequests: 400_000,
  timeoutSeconds: 20,
} as const;

/** `npm run test:faults -- --node` makes more. */
const edits = Number(process.env.NODE_EDITS ?? states.length);

/** Ends when a proxy has an endpoint for each pod: a rule is live before what it leads to has one. */
const hasEndpoints = `until [ $(curl -s localhost:15000/clusters | grep -c "^outbound|80||web.${ns}.*health_flags::healthy") = ${versions.length} ]; do sleep 0.1; done`;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`edits under load${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let on: Installed;

  const apply = (text: string): Promise<string> => on.shell(`kubectl apply -f - <<'END'\n${text}\nEND`, ns);
  const isLive = (names: string): Promise<string> =>
    on.shell(`kubectl wait --for=condition=Programmed ${names} --timeout=120s`, ns);

  beforeAll(async () => {
    const image = await operatorImage();
    on = await openInstalled();
    await on.namespace(ns, true);
    await apply(common);
    await apply(rule({}, 0));
    await Promise.all([
      deployClient(on.node, { namespace: ns, image }),
      ...versions.map((version) =>
        on.shell(`kubectl rollout status deployment/web-${version} --timeout=300s`, ns),
      ),
    ]);
    await isLive('gateway/web virtualservice/web');
    await on.shell(`kubectl exec deploy/client -c istio-proxy -- timeout 20 sh -c '${hasEndpoints}'`, ns);
    await on.shell(
      `for pod in $(kubectl get pods -l istio=ingressgateway -o name); do kubectl exec $pod -- timeout 20 sh -c '${hasEndpoints}'; done`,
      'istio-system',
    );
  });

  afterAll(() => on?.close());

  /** Brings a state into force as whoever keeps the order does: what is named comes first and goes last. Gives the milliseconds until it is live. */
  async function edit(state: State, number: number): Promise<number> {
    const began = performance.now();
    const hasSubsets = Object.keys(state).length > 0;
    await apply(
      hasSubsets ? `${subsets({ ...state, ...past })}---${rule(state, number)}` : rule(state, number),
    );
    await isLive('virtualservice/web');
    const live = performance.now() - began;
    if (hasSubsets) await apply(subsets(state));
    else await on.shell('kubectl delete destinationrule web --ignore-not-found', ns);
    past = state;
    return live;
  }
  let past: State = {};

  it('of weights, subsets and the DestinationRule lose no request', async () => {
    const target = { address: on.node.addresses.node, port: nodePort };
    const inMesh = await startPodLoad(on.node, ns, {
      ...pace,
      target: { address: 'web', port: 80 },
      host: 'web',
      path: '/',
    });
    const gateway = startLoad({ ...pace, target, host: 'web.example', path: '/' });
    const live: number[] = [];
    while (live.length < edits)
      live.push(await edit(states[live.length % states.length] ?? {}, live.length + 1));
    const all = await Promise.all([inMesh.stop(), gateway.stop()]);
    noteRow(
      'on a real node, through a sidecar and a gateway',
      sumOf([
        { edits: live.length, live },
        ...all.map((one) => ({ sent: one.sent, lost: one.failed, examples: one.reasons ?? [] })),
      ]),
    );
    for (const { failed, reasons, sent } of all) {
      expect(reasons.join('\n')).toBe('');
      expect(failed).toBe(0);
      expect(sent).toBeGreaterThan(50 * edits);
    }
  }, 900_000);
});
