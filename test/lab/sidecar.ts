import type { ConfigFiles } from '../../src/envoy/model.ts';

/*
 * A sidecar's files written by hand, in the form the translation gives them: HTTP on port 80 goes to one backend, whatever else the pod
 * sends passes through, and what comes in goes to the port it was sent to.
 */

const typed = (name: string): string => `type.googleapis.com/envoy.${name}`;

const source = (file: string): object => ({
  resource_api_version: 'V3',
  path_config_source: { path: `/etc/sluice/..data/${file}`, watched_directory: { path: '/etc/sluice' } },
});

const bootstrap = {
  node: { id: 'sidecar', cluster: 'lab' },
  admin: { address: { socket_address: { address: '127.0.0.1', port_value: 15000 } } },
  dynamic_resources: { lds_config: source('lds.json'), cds_config: source('cds.json') },
};

const tcpProxy = (cluster: string): object => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': typed('extensions.filters.network.tcp_proxy.v3.TcpProxy'),
    stat_prefix: cluster,
    cluster,
  },
});

const http = {
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    '@type': typed('extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
    stat_prefix: 'outbound_80',
    rds: { route_config_name: '80', config_source: source('rds.80.json') },
    http_filters: [
      {
        name: 'envoy.filters.http.router',
        typed_config: { '@type': typed('extensions.filters.http.router.v3.Router') },
      },
    ],
  },
};

interface ListenerShape {
  readonly name: string;
  readonly port: number;
  readonly filter: object;
  readonly rest?: object;
}

const listener = ({ name, port, filter, rest }: ListenerShape): object => ({
  '@type': typed('config.listener.v3.Listener'),
  name,
  address: { socket_address: { address: '0.0.0.0', port_value: port } },
  filter_chains: [{ filters: [filter] }],
  ...rest,
});

const originalDst = {
  listener_filters: [
    {
      name: 'envoy.filters.listener.original_dst',
      typed_config: { '@type': typed('extensions.filters.listener.original_dst.v3.OriginalDst') },
    },
  ],
};

const listeners: readonly object[] = [
  listener({
    name: 'virtualOutbound',
    port: 15001,
    filter: tcpProxy('PassthroughCluster'),
    rest: { use_original_dst: true },
  }),
  listener({
    name: 'virtualInbound',
    port: 15006,
    filter: tcpProxy('InboundPassthroughCluster'),
    rest: originalDst,
  }),
  listener({ name: '0.0.0.0_80', port: 80, filter: http, rest: { bind_to_port: false } }),
];

const cluster = (name: string, rest: object): object => ({
  '@type': typed('config.cluster.v3.Cluster'),
  name,
  connect_timeout: '5s',
  ...rest,
});

const passthrough = { type: 'ORIGINAL_DST', lb_policy: 'CLUSTER_PROVIDED' };

const clusters = (backend: { address: string; port: number }): object[] => [
  cluster('hello', {
    type: 'STATIC',
    load_assignment: {
      cluster_name: 'hello',
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: {
                address: { socket_address: { address: backend.address, port_value: backend.port } },
              },
            },
          ],
        },
      ],
    },
  }),
  cluster('PassthroughCluster', passthrough),
  cluster('InboundPassthroughCluster', {
    ...passthrough,
    upstream_bind_config: { source_address: { address: '127.0.0.6', port_value: 0 } },
  }),
];

const routes = {
  '@type': typed('config.route.v3.RouteConfiguration'),
  name: '80',
  virtual_hosts: [
    { name: 'any', domains: ['*'], routes: [{ match: { prefix: '/' }, route: { cluster: 'hello' } }] },
  ],
};

/** The files of a sidecar whose HTTP requests to port 80 all go to `backend`. */
export const sidecarFiles = (backend: { address: string; port: number }): ConfigFiles =>
  new Map(
    Object.entries({
      'bootstrap.json': bootstrap,
      'lds.json': { version_info: '1', resources: listeners },
      'cds.json': { version_info: '1', resources: clusters(backend) },
      'rds.80.json': { version_info: '1', resources: [routes] },
    }).map(([name, content]) => [name, JSON.stringify(content)]),
  );
