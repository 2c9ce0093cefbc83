import { inPool, sidecarPools, unendedTls } from './sidecar-reasons.ts';

/*
 * Why a field has no case, no requests or no effect, by kind and path. A reason that is not needed (any more) fails the check, and so does
 * a field that needs one and has none.
 */
export type Reasons = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Fields that no golden case has. */
export const noCase: Reasons = {
  Sidecar: unendedTls,
  DestinationRule: {
    'trafficPolicy.tls.clientCertificate':
      'the proxy reads it from files, which test/upstream.test.ts makes and asks for',
    'trafficPolicy.tls.privateKey':
      'the proxy reads it from files, which test/upstream.test.ts makes and asks for',
    'trafficPolicy.tls.caCrl':
      'the proxy reads it from files, which test/upstream.test.ts makes and asks for',
  },
};

/** Fields that change what is served although no case with requests has them. */
export const noTraffic: Reasons = {
  MeshConfig: {
    'defaultConfig.gatewayTopology.proxyProtocol':
      'clients would have to begin with the header, and those of the cases do not',
  },
  DestinationRule: {
    'trafficPolicy.loadBalancer.warmup':
      'the share grows over time: test/upstream.test.ts counts the requests of a new pod',
    'trafficPolicy.loadBalancer.warmup.duration':
      'the share grows over time: test/upstream.test.ts counts the requests of a new pod',
    'trafficPolicy.loadBalancer.warmup.minimumPercent':
      'the share grows over time: test/upstream.test.ts counts the requests of a new pod',
    'trafficPolicy.loadBalancer.warmup.aggression':
      'the share grows over time: test/upstream.test.ts counts the requests of a new pod',
    'trafficPolicy.loadBalancer.warmupDurationSecs':
      'the share grows over time: test/upstream.test.ts counts the requests of a new pod',
  },
};

/** Fields that a case has, that change nothing there, and of which nothing is told. */
export const noEffect: Reasons = {
  Sidecar: {
    'egress[].port.name': 'it names the port for people',
    'egress[].port.targetPort': 'accepted and without effect, as with Istio',
    'ingress[].port.name': 'it names the port for people',
    'ingress[].port.targetPort': 'accepted and without effect, as with Istio',
    ...Object.fromEntries(
      sidecarPools.flatMap((pool) =>
        Object.entries(inPool).map(([path, reason]) => [`${pool}.${path}`, reason]),
      ),
    ),
  },
  Gateway: {
    'servers[].name': 'it names the server for people; statistics go by listener here',
    'servers[].tls.serverCertificate':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
    'servers[].tls.privateKey':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
    'servers[].tls.caCertificates':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
    'servers[].tls.caCrl':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for; in cases it stands only where it is refused',
    'servers[].tls.tlsCertificates':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
    'servers[].tls.tlsCertificates[].serverCertificate':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
    'servers[].tls.tlsCertificates[].privateKey':
      'served; the proxy reads it from a file, which test/gateway-certificates.test.ts makes and asks for',
  },
  ServiceEntry: {
    location: 'with Istio it decides on mutual TLS of the mesh, which there is none of here',
  },
  VirtualService: {
    'tcp[].match[].sourceSubnet': 'accepted and without effect, as with Istio',
  },
  DestinationRule: {
    'trafficPolicy.tls.caCertificates':
      'the proxy reads it from a file, which test/upstream.test.ts makes and asks for; here it stands only in a rule that is refused',
  },
};
