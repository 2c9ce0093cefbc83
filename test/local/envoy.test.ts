import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { askProxy } from '../../src/ask.ts';
import { subscriptions, versionsIn } from '../../src/envoy/shown.ts';
import { writeFolder } from '../../src/local/folder.ts';

const address = `127.${100 + (process.pid % 100)}.${(process.pid >> 8) % 250}.9`;

const subscription = (file: string) => ({
  resource_api_version: 'V3',
  path_config_source: { path: `/etc/sluice/..data/${file}`, watched_directory: { path: '/etc/sluice' } },
});

const socket = (host: string, port: number) => ({ socket_address: { address: host, port_value: port } });

const bootstrap = (admin: number) => ({
  node: { id: 'test', cluster: 'test' },
  admin: { address: socket('127.0.0.1', admin) },
  dynamic_resources: { lds_config: subscription('lds.json'), cds_config: subscription('cds.json') },
  static_resources: {
    clusters: [
      {
        name: 'admin',
        type: 'STATIC',
        load_assignment: {
          cluster_name: 'admin',
          endpoints: [{ lb_endpoints: [{ endpoint: { address: socket('127.0.0.1', admin) } }] }],
        },
      },
    ],
  },
});

const managerOf = (prefix: string, routes: object) => ({
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    '@type':
      'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    stat_prefix: prefix,
    http_filters: [
      {
        name: 'envoy.filters.http.router',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
      },
    ],
    ...routes,
  },
});

const listener = (name: string, port: number, manager: object) => ({
  '@type': 'type.googleapis.com/envoy.config.listener.v3.Listener',
  name,
  address: socket(address, port),
  filter_chains: [{ filters: [manager] }],
});

const versions = {
  name: 'health',
  virtual_hosts: [
    {
      name: 'versions',
      domains: ['*'],
      routes: [
        {
          match: { path: '/config/versions' },
          route: {
            cluster: 'admin',
            prefix_rewrite: '/stats?type=TextReadouts&filter=version_text&format=json',
          },
        },
      ],
    },
  ],
};

function files(admin: number, route: string): ReadonlyMap<string, string> {
  const discovery = (version: string, resources: readonly object[]) =>
    JSON.stringify({ version_info: version, resources });
  const table = {
    '@type': 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration',
    name: 'http.8080',
    virtual_hosts: [
      {
        name: 'all',
        domains: ['*'],
        routes: [
          { match: { prefix: '/' }, direct_response: { status: 200, body: { inline_string: route } } },
        ],
      },
    ],
  };
  const rds = { rds: { route_config_name: 'http.8080', config_source: subscription('rds.http.8080.json') } };
  return new Map([
    ['bootstrap.json', JSON.stringify(bootstrap(admin))],
    ['cds.json', discovery('c.1', [])],
    [
      'lds.json',
      discovery('l.1', [
        listener('health', 15021, managerOf('health', { route_config: versions })),
        listener('a', 18080, managerOf(`outbound_${address}_18080`, rds)),
        listener('b', 18081, managerOf('b', rds)),
      ]),
    ],
    ['rds.http.8080.json', discovery(route, [table])],
  ]);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

let dir: string;
let admin: number;
let envoy: Envoy;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sluice-envoy-'));
  admin = await freePort();
  await writeFolder(dir, files(admin, 'r.0'));
  envoy = await startEnvoy({ dir, concurrency: 1 });
}, 120_000);

afterAll(async () => {
  await envoy?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Asks until the answer satisfies, for ten seconds at most. */
async function versionsOnce(until: (versions: ReadonlyMap<string, string>) => boolean) {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const answer = await askProxy(address, '/config/versions', { patience: 1_000 });
    const now = versionsIn(answer, subscriptions(files(admin, 'r.0')));
    if (until(now) || performance.now() > deadline) return now;
  }
}

test('a real Envoy reads a folder, follows its swaps and acknowledges each', async () => {
  for (const route of ['r.0', 'r.1', 'r.2', 'r.3']) {
    await writeFolder(dir, files(admin, route));
    const seen = await versionsOnce((versions) => versions.get('rds.http.8080.json') === route);
    expect(seen).toEqual(
      new Map([
        ['cds.json', 'c.1'],
        ['lds.json', 'l.1'],
        ['rds.http.8080.json', route],
      ]),
    );
  }
}, 60_000);
