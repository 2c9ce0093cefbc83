import { stringify } from 'yaml';

/** What the manifests hold at a moment, and so which apps may answer `GET /` for the host `shop.test`. */
export interface State {
  readonly title: string;
  /** Subsets of service `a` with their weights in the rule; a weight of 0 is declared and unused. */
  readonly subsets: Readonly<Record<string, number>>;
  /** The rule sends to service `b`, and service `a` with its rules is gone. */
  readonly onlyB?: boolean;
  readonly secondPort?: boolean;
  readonly outlier?: boolean;
}

/** Edits in which what is added and what names it, or what goes and what named it, come in one and the same file. */
export const states: readonly State[] = [
  { title: 'weights 90/10', subsets: { v1: 90, v2: 10 } },
  { title: 'weights 10/90', subsets: { v1: 10, v2: 90 } },
  { title: 'subset v3 and the rule that uses it', subsets: { v1: 0, v2: 50, v3: 50 } },
  { title: 'subset v3 removed with its rule', subsets: { v1: 100, v2: 0 } },
  { title: 'service a removed, everything to b', subsets: {}, onlyB: true },
  { title: 'service a restored and used', subsets: { v1: 50, v2: 50 } },
  { title: 'a second port on the gateway', subsets: { v1: 50, v2: 50 }, secondPort: true },
  { title: 'the second port removed, v1 alone', subsets: { v1: 100 } },
  { title: 'ejections: endpoints move to files', subsets: { v1: 50, v2: 50 }, outlier: true },
  { title: 'endpoints move back', subsets: { v2: 100 } },
];

/** The apps that may answer once a state is in force. */
export const answersIn = (state: State): readonly string[] =>
  state.onlyB === true ? ['b'] : Object.keys(state.subsets).filter((name) => (state.subsets[name] ?? 0) > 0);

export const apps: Readonly<Record<string, string>> = {
  v1: '127.0.0.11',
  v2: '127.0.0.12',
  v3: '127.0.0.13',
  b: '127.0.0.14',
};
export const appPort = 8090;
export const gatewayPort = 8080;

const meta = (name: string, more: object = {}) => ({ name, namespace: 'default', ...more });
const istio = (kind: string, name: string, spec: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: meta(name),
  spec,
});

const gateway = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: meta('gateway', {
      labels: { istio: 'gateway' },
      annotations: { 'inject.istio.io/templates': 'gateway' },
    }),
    spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
    status: { podIP: '127.0.0.1' },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta('gateway'),
    spec: {
      selector: { istio: 'gateway' },
      ports: [
        { name: 'http', port: 80, targetPort: gatewayPort },
        { name: 'http-more', port: 81, targetPort: gatewayPort + 1 },
      ],
    },
  },
];

const service = (name: string, pods: readonly string[]) => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta(name),
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: appPort }] },
  },
  ...pods.map((pod) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: meta(pod, { labels: { app: name, version: pod } }),
    spec: { containers: [{ name: 'app', image: 'app' }] },
    status: { podIP: apps[pod] },
  })),
];

/** The state's manifests as one file. */
export function manifests(state: State): string {
  const server = (number: number) => ({
    port: { number, name: `http-${number}`, protocol: 'HTTP' },
    hosts: ['shop.test'],
  });
  const to = Object.entries(state.subsets).map(([subset, weight]) => ({
    destination: { host: 'a', subset },
    weight,
  }));
  const rule = istio('DestinationRule', 'a', {
    host: 'a',
    ...(state.outlier === true ? { trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } } } : {}),
    subsets: Object.keys(state.subsets).map((name) => ({ name, labels: { version: name } })),
  });
  const objects = [
    ...gateway,
    ...service('b', ['b']),
    ...(state.onlyB === true ? [] : [...service('a', ['v1', 'v2', 'v3']), rule]),
    istio('Gateway', 'shop', {
      selector: { istio: 'gateway' },
      servers: [server(80), ...(state.secondPort === true ? [server(81)] : [])],
    }),
    istio('VirtualService', 'shop', {
      hosts: ['shop.test'],
      gateways: ['shop'],
      http: [{ route: state.onlyB === true ? [{ destination: { host: 'b' } }] : to }],
    }),
  ];
  return objects.map((object) => stringify(object)).join('---\n');
}
