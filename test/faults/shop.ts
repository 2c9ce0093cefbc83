import type { OperatorProcess } from '../../lab/operator.ts';
import { until } from '../kube/cluster.ts';
import { createService, slicesPath } from '../kube/objects.ts';
import { Drive, type Source } from './drive.ts';
import { appPorts, type Flow } from './flows.ts';
import { type FaultMesh, openFaultMesh, type ProxiedPod } from './mesh.ts';
import { apps, type State, states, versionOf } from './states.ts';

/** One endpoint of the shop. */
export interface Place {
  readonly ip: string;
  readonly pod: string;
  /** Ready unless given: `ending` is still served, `unready` is not. */
  readonly is?: 'ending' | 'unready';
}

/** A service with two sidecars and a gateway in front of it, under load. */
export interface Shop {
  readonly mesh: FaultMesh;
  readonly drive: Drive;
  /** The address of its service. */
  readonly address: string;
  /** The next in the round of states. */
  next(): State;
  /** Makes these the endpoints. */
  place(all: readonly Place[]): Promise<void>;
  /** The endpoints as they are. */
  places(): readonly Place[];
  /** The pods with a proxy, all of which send to the shop. */
  readonly proxies: readonly ProxiedPod[];
  /** Resolves when no proxy sends to this address any more, with the time of the last request there, in milliseconds since 1970. */
  isLeft(ip: string): Promise<number>;
  /** The operator that runs; another may be started in its place. */
  operator: OperatorProcess;
  close(): Promise<void>;
}

/** No request within this time means that none will come, in milliseconds. */
const quiet = 300;

const conditions = (is: Place['is']) => ({
  ready: is === undefined,
  serving: is !== 'unready',
  terminating: is === 'ending',
});

const labelled = (service: string, pods: readonly string[]) =>
  Object.fromEntries(pods.map((pod) => [pod, { app: service, version: versionOf(pod) }]));

/** Each flow sends at most so many requests a second. */
export async function openShop(ratePerSecond: number): Promise<Shop> {
  const mesh = await openFaultMesh('faults');
  try {
    return await open(mesh, ratePerSecond);
  } catch (error) {
    await mesh.close();
    throw error;
  }
}

async function open(mesh: FaultMesh, ratePerSecond: number): Promise<Shop> {
  const { address, pods } = await mesh.apps('shop', labelled('shop', apps.shop));
  await mesh.apps('other', labelled('other', apps.other));
  const ports = [80, 81].map((number) => ({ name: `http-${number}`, number, target: 8000 + number }));
  await createService(mesh, 'edge', { selector: { app: 'edge' }, ports });
  const operator = mesh.operator();
  const [one, two, edge] = await Promise.all([
    mesh.proxied('one', 'sidecar'),
    mesh.proxied('two', 'sidecar'),
    mesh.proxied('edge', 'gateway'),
  ]);
  const drive = new Drive(mesh, sources(mesh, { address, ratePerSecond, one, two, edge }));
  const [first] = states;
  if (first === undefined) throw new Error('There is no state to begin with.');
  await drive.begin(first);
  let turn = 0;
  let places: readonly Place[] = Object.entries(pods).map(([ip, pod]) => ({ ip, pod }));
  return {
    mesh,
    drive,
    address,
    operator,
    next: () => states[++turn % states.length] ?? first,
    places: () => places,
    proxies: [one, two, edge],
    isLeft: async (ip) => {
      const healthy = new RegExp(`::${ip}:\\d+::health_flags::healthy`);
      const all = [one, two, edge];
      await until(async () => {
        const pages = await Promise.all(all.map(({ envoy }) => envoy.admin('/clusters')));
        return !pages.some((page) => healthy.test(page));
      }, 60_000);
      // A worker of a proxy's learns it a little later, and what is on the way comes later still.
      return Number(await mesh.backend.ask({ kind: 'left', address: ip, flows: drive.flowNames, quiet }));
    },
    place: async (all) => {
      places = all;
      const endpoints = all.map(({ ip, pod, is }) => ({
        addresses: [ip],
        conditions: conditions(is),
        targetRef: { kind: 'Pod', namespace: mesh.ns, name: pod },
      }));
      await mesh.client.request({
        method: 'PATCH',
        path: `${slicesPath(mesh.ns)}/shop`,
        body: { endpoints },
      });
    },
    close: mesh.close,
  };
}

interface Senders {
  readonly address: string;
  readonly ratePerSecond: number;
  readonly one: ProxiedPod;
  readonly two: ProxiedPod;
  readonly edge: ProxiedPod;
}

function sources(mesh: FaultMesh, { address, ratePerSecond, one, two, edge }: Senders): readonly Source[] {
  const flow = (name: string, protocol: Flow['protocol'], to: Partial<Flow> = {}): Flow => ({
    name,
    protocol,
    address,
    port: appPorts.http,
    host: 'shop',
    together: protocol === 'new' ? 2 : 4,
    ratePerSecond,
    ...to,
  });
  const gateway = { address: edge.ip, port: 8080, host: 'shop.test' };
  return [
    { sender: one.sender, flows: [flow('one, HTTP/1 kept', 'kept'), flow('one, HTTP/1 new', 'new')] },
    {
      sender: two.sender,
      flows: [flow('two, HTTP/2', 'h2', { port: appPorts.http2 }), flow('two, HTTP/1 kept', 'kept')],
    },
    {
      sender: mesh.outside,
      flows: [
        flow('edge, HTTP/1 kept', 'kept', gateway),
        flow('edge, HTTP/1 new', 'new', gateway),
        flow('edge, HTTP/2', 'h2', gateway),
        flow('edge, store.test', 'kept', { ...gateway, host: 'store.test' }),
        flow('edge, more.test', 'kept', { ...gateway, host: 'more.test' }),
        flow('edge, second port', 'kept', { ...gateway, port: 8081, host: 'two.test' }),
      ],
    },
  ];
}
