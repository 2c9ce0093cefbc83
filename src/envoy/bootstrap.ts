import { everywhere } from '../proxy/everywhere.ts';
import { type ProxySettings, proxyPorts } from '../proxy/model.ts';
import { httpConnectionManager } from './filters.ts';
import { clustersFile, type Json, listenersFile, watched } from './model.ts';

const admin = 'sluice_admin';

/** What is asked of Envoy's own statistics, and no other page of its admin. */
const pages = {
  '/config/versions': '/stats?type=TextReadouts&filter=version_text&format=json',
  // A static cluster has an update_failure of its own, of which there may be thousands.
  '/config/health':
    '/stats?filter=(update_rejected|(cds|lds|rds[.].*)[.]update_failure|total_listeners_warming|warming_clusters)$&format=json',
  // What was called, and since when it was counted.
  '/config/usage': '/stats?usedonly&filter=(server[.]uptime|upstream_(cx|rq)_total)$&format=json',
};

/** The file Envoy starts with. It is the same for every proxy but for its name, and everything that varies stands elsewhere. */
export const bootstrap = (key: string, scope: string, settings: Pick<ProxySettings, 'families'>): Json => ({
  node: { id: key, cluster: scope },
  admin: { address: loopback },
  dynamic_resources: { lds_config: watched(listenersFile), cds_config: watched(clustersFile) },
  static_resources: {
    listeners: listening.map(([name, routes]) => page(name, routes, settings)),
    clusters: [
      {
        name: admin,
        type: 'STATIC',
        connect_timeout: '1s',
        load_assignment: {
          cluster_name: admin,
          endpoints: [{ lb_endpoints: [{ endpoint: { address: loopback } }] }],
        },
      },
    ],
  },
  layered_runtime: {
    layers: [
      {
        name: 'static',
        static_layer: { 're2.max_program_size.error_level': 32768, 're2.max_program_size.warn_level': 32768 },
      },
    ],
  },
});

const loopback = { socket_address: { address: '127.0.0.1', port_value: proxyPorts.admin } };

/** The query is matched as absent, because Envoy would append the caller's to the admin's. */
const exact = (path: string, page: string): Json => ({
  match: { path, headers: [{ name: ':path', string_match: { exact: path } }] },
  route: { cluster: admin, prefix_rewrite: page },
});

const statistics = exact('/stats/prometheus', '/stats/prometheus');
const ready = exact('/healthz/ready', '/ready');

const listening: readonly (readonly [
  name: 'health' | 'telemetry' | 'prometheus',
  routes: readonly Json[],
])[] = [
  ['health', [ready, ...Object.entries(pages).map(([path, page]) => exact(path, page))]],
  ['telemetry', [ready, statistics]],
  ['prometheus', [statistics]],
];

/** Here, where nothing changes while Envoy runs, one listener is for both families. */
function page(
  name: (typeof listening)[number][0],
  routes: readonly Json[],
  { families = 'ipv4' }: Pick<ProxySettings, 'families'>,
): Json {
  const at = (address: string): Json => ({
    socket_address: { address, port_value: proxyPorts[name] },
  });
  return {
    name,
    address: at(everywhere.ipv4),
    additional_addresses: families === 'ipv4' ? undefined : [{ address: at(everywhere.ipv6) }],
    filter_chains: [
      {
        filters: [
          httpConnectionManager({
            statPrefix: name,
            settings: { paths: 'normalised' },
            routes: { route_config: { name, virtual_hosts: [{ name, domains: ['*'], routes }] } },
          }),
        ],
      },
    ],
  };
}
