import { proxyPorts } from '../proxy/model.ts';
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
export const bootstrap = (key: string, scope: string): Json => ({
  node: { id: key, cluster: scope },
  admin: { address: loopback },
  dynamic_resources: { lds_config: watched(listenersFile), cds_config: watched(clustersFile) },
  static_resources: {
    listeners: [
      page('health', proxyPorts.health, [
        exact('/healthz/ready', '/ready'),
        ...Object.entries(pages).map(([path, page]) => exact(path, page)),
      ]),
      page('telemetry', proxyPorts.telemetry, [
        exact('/healthz/ready', '/ready'),
        exact('/stats/prometheus', '/stats/prometheus'),
      ]),
      page('prometheus', proxyPorts.prometheus, [exact('/stats/prometheus', '/stats/prometheus')]),
    ],
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

const page = (name: string, port: number, routes: readonly Json[]): Json => ({
  name,
  address: { socket_address: { address: '0.0.0.0', port_value: port } },
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
});
