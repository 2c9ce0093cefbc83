import fc from 'fast-check';
import {
  annotations,
  type EndpointSlice,
  type Labels,
  type Pod,
  type Service,
  type ServicePortSpec,
  type SliceEndpoint,
} from '../../src/api/objects.ts';
import {
  exportTo,
  metaOf,
  namespace,
  namespaces,
  portNumber,
  seldom,
  serviceName,
  serviceNames,
  versions,
} from './names.ts';

/* Random Services, Pods and EndpointSlices. */

const portNames = ['http', 'http-alt', 'grpc', 'http2-x', 'https', 'tcp-db', 'redis', 'mystery', ''] as const;

const servicePort: fc.Arbitrary<ServicePortSpec> = fc
  .record({
    name: fc.constantFrom(...portNames),
    number: portNumber,
    protocol: fc.oneof({ weight: 9, arbitrary: fc.constant('TCP' as const) }, fc.constant('UDP' as const)),
    targetPort: fc.constantFrom(8080, 9090, 5432, 'main', 'absent'),
    appProtocol: seldom(fc.constantFrom('http', 'kubernetes.io/h2c', 'tcp', 'odd')),
  })
  .map(({ appProtocol, ...port }) => ({ ...port, ...(appProtocol === undefined ? {} : { appProtocol }) }));

const servicePorts = fc.uniqueArray(servicePort, {
  minLength: 1,
  maxLength: 4,
  size: 'max',
  comparator: (a, b) => a.number === b.number || a.name === b.name,
});

/** An address that no other service has, by the places of its names in their pools. */
const clusterIPs = (owner: string, name: string, dual: boolean): readonly string[] => {
  const at = namespaces.indexOf(owner) * 8 + serviceNames.indexOf(name);
  return [`198.19.0.${at + 1}`, ...(dual ? [`fd00::${at + 1}`] : [])];
};

export const service: fc.Arbitrary<Service> = fc
  .record({
    meta: metaOf(serviceName),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant('plain') },
      fc.constantFrom('dual', 'headless', 'external'),
    ),
    selector: fc.oneof(
      { weight: 4, arbitrary: serviceName.map((app): Labels => ({ app })) },
      fc.constantFrom<Labels>({}, { istio: 'ingressgateway' }),
    ),
    ports: servicePorts,
    audience: seldom(exportTo),
  })
  .map(({ meta, kind, selector, ports, audience }) => ({
    meta:
      audience === undefined
        ? meta
        : { ...meta, annotations: { 'networking.istio.io/exportTo': audience.join(',') } },
    type: kind === 'external' ? 'ExternalName' : 'ClusterIP',
    clusterIPs:
      kind === 'plain' || kind === 'dual' ? clusterIPs(meta.namespace, meta.name, kind === 'dual') : [],
    selector: kind === 'external' ? {} : selector,
    ...(kind === 'external' ? { externalName: 'db.example.com' } : {}),
    publishNotReadyAddresses: false,
    ports,
  }));

/** The pod of an app: a proxy that shares its files with the others of its template, or one without a proxy. */
export const sidecarPod: fc.Arbitrary<Pod> = fc
  .record({
    meta: metaOf(fc.constant('')),
    app: serviceName,
    version: fc.constantFrom(...versions),
    number: fc.nat(1),
    proxied: fc.boolean(),
    ready: fc.boolean(),
    scope: fc.oneof({ weight: 4, arbitrary: fc.constant('sluice-scope') }, fc.constant('sluice-scope-2')),
    dual: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  .map(({ meta, app, version, number, proxied, ready, scope, dual }) => ({
    meta: {
      ...meta,
      name: `${app}-${version}-${number}`,
      labels: { app, version, 'pod-template-hash': String(number) },
      annotations: proxied
        ? {
            [annotations.configMap]: `sluice-${scope}-${app}-${version}`,
            [annotations.sharedConfigMap]: scope,
          }
        : {},
    },
    ip: '198.18.0.1',
    ...(dual ? { otherIP: 'fd00:198:18::1' } : {}),
    ready,
    terminating: false,
    hostNetwork: false,
    ports: [{ name: 'main', number: 8080 }],
  }));

/** A gateway; those of one scope have the same labels. */
export const gatewayPod: fc.Arbitrary<Pod> = fc
  .tuple(metaOf(fc.constant('')), fc.nat(1))
  .map(([meta, i]) => ({
    meta: {
      ...meta,
      name: `edge-${i}`,
      labels: { app: 'edge', istio: 'ingressgateway' },
      annotations: {
        [annotations.configMap]: `sluice-edge-${i}`,
        [annotations.sharedConfigMap]: 'sluice-edge',
        [annotations.injectTemplates]: 'gateway',
      },
    },
    ip: '198.18.0.2',
    ready: true,
    terminating: false,
    hostNetwork: false,
    ports: [{ name: 'main', number: 8080 }],
  }));

const endpoint: fc.Arbitrary<SliceEndpoint> = fc
  .record({
    number: fc.nat(15),
    ready: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
    pod: fc.option(fc.tuple(namespace, serviceName, fc.constantFrom(...versions), fc.nat(1)), {
      freq: 6,
      nil: undefined,
    }),
  })
  .map(({ number, ready, pod }) => ({
    addresses: [`198.18.1.${number + 1}`],
    ready,
    serving: ready,
    terminating: false,
    ...(pod === undefined ? {} : { pod: `${pod[0]}/${pod[1]}-${pod[2]}-${pod[3]}` }),
  }));

const inIpv6 = (one: SliceEndpoint): SliceEndpoint => ({
  ...one,
  addresses: one.addresses.map((address) => `fd00:198:18::${address.split('.').at(-1)}`),
});

export const endpoints = fc.uniqueArray(endpoint, { maxLength: 5, selector: (one) => one.addresses[0] });

export const slice: fc.Arbitrary<EndpointSlice> = fc
  .record({
    meta: metaOf(fc.constant('')),
    service: serviceName,
    number: fc.nat(1),
    ports: fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...portNames), number: fc.constantFrom(8080, 9090) }),
      { minLength: 2, maxLength: 6, selector: (port) => port.name },
    ),
    endpoints,
    ipv6: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  .map(({ meta, service: owner, number, ports, endpoints: list, ipv6 }) => ({
    meta: {
      ...meta,
      name: `${owner}-${number}`,
      labels: { 'kubernetes.io/service-name': owner },
    },
    service: owner,
    addressType: ipv6 ? 'IPv6' : 'IPv4',
    ports,
    endpoints: ipv6 ? list.map(inIpv6) : list,
  }));
