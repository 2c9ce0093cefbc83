import { answerLabel, ruleHeader } from './flows.ts';

/** What the manifests hold at a moment, and so how each flow may be answered. */
export interface State {
  readonly title: string;
  /** Shares of subsets in the rule; without it the rule sends to the whole of `to`. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly to?: 'other';
  /** What the DestinationRule declares, as versions by the names of subsets; without it there is none. */
  readonly subsets?: Readonly<Record<string, string>>;
  readonly policy?: object;
  /** The host by which the gateway knows the shop: `shop.test` unless given. */
  readonly host?: 'store.test';
  /** The gateway has a second port. */
  readonly second?: true;
  /** There is a second Gateway, for a host of its own. */
  readonly more?: true;
  /** The rule says its host in full. */
  readonly full?: true;
}

const both = { v1: 'v1', v2: 'v2' };
const ejecting = { outlierDetection: { consecutive5xxErrors: 5, interval: '10s' } };
const pool = { connectionPool: { http: { http1MaxPendingRequests: 1000, http2MaxRequests: 1000 } } };

/** Each is an edit of the one before, and the first of the last. What is added and what names it come together, and go together. */
export const states: readonly State[] = [
  { title: 'weights 90/10', subsets: both, weights: { v1: 90, v2: 10 } },
  { title: 'weights 10/90', subsets: both, weights: { v1: 10, v2: 90 } },
  {
    title: 'a subset added with the rule that uses it',
    subsets: { ...both, v3: 'v3' },
    weights: { v2: 50, v3: 50 },
  },
  { title: 'the subset removed with its rule', subsets: both, weights: { v1: 100 } },
  { title: 'another service; the DestinationRule deleted', to: 'other' },
  { title: 'the DestinationRule restored and used', subsets: both, weights: { v1: 50, v2: 50 } },
  { title: 'a port added to the gateway', subsets: both, weights: { v1: 50, v2: 50 }, second: true },
  {
    title: 'a weight, and the rule says its host in full',
    subsets: both,
    weights: { v1: 20, v2: 80 },
    second: true,
    full: true,
  },
  {
    title: 'the gateway’s host renamed',
    subsets: both,
    weights: { v1: 20, v2: 80 },
    second: true,
    host: 'store.test',
  },
  { title: 'the port removed', subsets: both, weights: { v1: 80, v2: 20 }, host: 'store.test' },
  {
    title: 'a Gateway added',
    subsets: both,
    weights: { v1: 80, v2: 20 },
    host: 'store.test',
    more: true,
  },
  {
    title: 'the host renamed back; ejections, so endpoints move to files',
    subsets: both,
    weights: { v1: 50, v2: 50 },
    policy: ejecting,
    more: true,
  },
  { title: 'weights 0/100', subsets: both, weights: { v1: 0, v2: 100 }, policy: ejecting, more: true },
  {
    title: 'both subsets renamed with the rule; endpoints move back',
    subsets: { stable: 'v1', canary: 'v2' },
    weights: { stable: 90, canary: 10 },
    more: true,
  },
  { title: 'both renamed back', subsets: both, weights: { v1: 90, v2: 10 }, more: true },
  { title: 'the Gateway removed', subsets: both, weights: { v1: 90, v2: 10 } },
  { title: 'another connection pool', subsets: both, weights: { v1: 100, v2: 0 }, policy: pool },
  { title: 'the whole service', subsets: both, policy: pool },
  { title: 'the DestinationRule deleted' },
  { title: 'it is restored, with a third subset', subsets: { ...both, v3: 'v3' }, weights: { v3: 100 } },
];

/** The apps by service; the version is a pod’s name up to the dash. */
export const apps = {
  shop: ['v1-0', 'v1-1', 'v2-0', 'v2-1', 'v3-0'],
  other: ['o-0'],
} as const;

export const versionOf = (pod: string): string => pod.replace(/-.*/, '');

/** The pods that may answer by the state’s rule. */
function podsOf({ weights, to, subsets = {} }: State, shop: readonly string[]): readonly string[] {
  if (to !== undefined) return apps[to];
  if (weights === undefined) return shop;
  const versions = Object.entries(weights).flatMap(([subset, weight]) =>
    weight > 0 ? [subsets[subset]] : [],
  );
  return shop.filter((pod) => versions.includes(versionOf(pod)));
}

/** How requests for this host may be answered by the state that is rule `rule`; `shop` are the pods of that service. */
export function answersIn(
  state: State,
  rule: number,
  { host, shop }: { host: string; shop: readonly string[] },
) {
  const known = ['shop', 'two.test', state.host ?? 'shop.test', ...(state.more ? ['more.test'] : [])];
  if (!known.includes(host)) return [answerLabel(404, '', '')];
  return podsOf(state, shop).map((pod) => answerLabel(200, String(rule), pod));
}

/** Spec of each object by its plural and name. */
export type Objects = ReadonlyMap<string, object>;

const server = (number: number, hosts: readonly string[]) => ({
  port: { number, name: `http-${number}`, protocol: 'HTTP' },
  hosts,
});

/** What there is in a state that is rule `rule`. */
export function objectsOf(state: State, rule: number, ns: string): Objects {
  const { weights, to = 'shop', subsets, policy, host = 'shop.test', second, more, full } = state;
  const route =
    weights === undefined
      ? [{ destination: { host: to } }]
      : Object.entries(weights).map(([subset, weight]) => ({ destination: { host: to, subset }, weight }));
  const http = [{ headers: { response: { set: { [ruleHeader]: String(rule) } } }, route }];
  const selector = { app: 'edge' };
  const all: [string, object | undefined][] = [
    ['virtualservices/shop', { hosts: [full ? `shop.${ns}.svc.cluster.local` : 'shop'], http }],
    [
      'virtualservices/edge',
      { hosts: [host, 'two.test', 'more.test'], gateways: ['edge', ...(more ? ['more'] : [])], http },
    ],
    [
      'gateways/edge',
      { selector, servers: [server(80, [host]), ...(second ? [server(81, ['two.test'])] : [])] },
    ],
    ['gateways/more', more && { selector, servers: [server(80, ['more.test'])] }],
    [
      'destinationrules/shop',
      subsets && {
        host: 'shop',
        ...(policy === undefined ? {} : { trafficPolicy: policy }),
        subsets: Object.entries(subsets).map(([name, version]) => ({ name, labels: { version } })),
      },
    ],
  ];
  return new Map(all.flatMap(([key, spec]) => (spec === undefined ? [] : [[key, spec] as const])));
}
