import fc from 'fast-check';
import type { Server, Subset, TrafficPolicy } from '../../src/api/istio.ts';
import type { DestinationRule, Gateway } from '../../src/api/objects.ts';
import {
  exportTo,
  favouring,
  labels,
  metaOf,
  outsideHost,
  partial,
  portNumber,
  rarely,
  serviceHost,
  subsetNames,
  wildcardHost,
} from './names.ts';
import { gatewayNames } from './rules.ts';

/* Random DestinationRules and Gateways. */

const largest = 2_147_483_647;
const count = fc.oneof(fc.nat(9), fc.constantFrom(0, largest));
const time = fc.constantFrom('1s', '0.25s', '1ms', '720h', '2400000h');

const connectionPool = partial({
  tcp: partial({
    maxConnections: count,
    connectTimeout: time,
    idleTimeout: fc.oneof(time, fc.constant('0s')),
    maxConnectionDuration: time,
    tcpKeepalive: partial({ probes: fc.constantFrom(0, 3, 4_294_967_295), time, interval: time }),
  }),
  http: partial({
    http1MaxPendingRequests: count,
    http2MaxRequests: count,
    maxRequestsPerConnection: count,
    maxRetries: count,
    maxConcurrentStreams: count,
    idleTimeout: time,
    h2UpgradePolicy: fc.constantFrom('UPGRADE' as const, 'DEFAULT' as const),
    useClientProtocol: fc.boolean(),
  }),
});

const outlierDetection = partial({
  consecutive5xxErrors: fc.oneof(fc.nat(5), fc.constant(4_294_967_295)),
  consecutiveGatewayErrors: fc.nat(5),
  consecutiveLocalOriginFailures: fc.nat(5),
  splitExternalLocalOriginErrors: fc.boolean(),
  interval: time,
  baseEjectionTime: time,
  maxEjectionPercent: fc.nat(100),
  minHealthPercent: fc.nat(100),
});

const hashKey = fc.oneof(
  fc.constantFrom('x-user', ':path', 'X').map((httpHeaderName) => ({ httpHeaderName })),
  fc.constantFrom('user', 'a%b').map((httpQueryParameterName) => ({ httpQueryParameterName })),
  fc.boolean().map((useSourceIp) => ({ useSourceIp })),
  partial({
    ttl: fc.oneof(time, fc.constant('0s')),
    path: fc.constantFrom('', '/', '/a b'),
    attributes: fc.constant([{ name: 'SameSite', value: 'Lax' }, { name: 'Secure' }]),
  }).map((more) => ({ httpCookie: { name: 'user', ...more } })),
  fc.constant({}),
);
const table = fc.constantFrom(
  {},
  { maglev: {} },
  { maglev: { tableSize: 2 } },
  { maglev: { tableSize: 5003 } },
  { ringHash: { minimumRingSize: 2 } },
  { minimumRingSize: 0 },
);

const region = fc.constantFrom('north', 'south', '*');
const locality = fc.oneof(
  fc.record({ enabled: fc.boolean() }),
  fc
    .record({ from: region.map((one) => `${one}/*`), to: region.map((one) => ({ [one]: 100 })) })
    .map((shares) => ({ distribute: [shares] })),
  fc.constantFrom(
    { failover: [{ from: 'north', to: 'south' }] },
    { failoverPriority: ['topology.kubernetes.io/zone', 'version=v1', ''] },
  ),
);

const loadBalancer = fc
  .tuple(
    fc.oneof(
      partial({
        simple: fc.constantFrom('ROUND_ROBIN' as const, 'RANDOM' as const, 'PASSTHROUGH' as const),
      }),
      fc.tuple(hashKey, table).map(([key, size]) => ({ consistentHash: { ...key, ...size } })),
    ),
    partial({ localityLbSetting: locality }),
    fc.constantFrom(
      {},
      { warmupDurationSecs: '30s' },
      { warmup: { duration: '10s', minimumPercent: 0, aggression: 1e9 } },
    ),
  )
  .map(([how, where, slowly]) => ({ ...how, ...where, ...slowly }));

const settings = {
  connectionPool,
  outlierDetection,
  loadBalancer,
  tls: fc.constantFrom(
    { mode: 'SIMPLE' as const, sni: 'xn--bcher-kva.example.com' },
    {
      mode: 'SIMPLE' as const,
      subjectAltNames: ['bücher', '10.0.0.1'],
      caCertificates: '/etc/ssl/certs/ca-certificates.crt',
    },
    { mode: 'SIMPLE' as const, insecureSkipVerify: true },
    { mode: 'DISABLE' as const },
  ),
};

const unported = {
  proxyProtocol: fc.constantFrom({ version: 'V2' as const }, {}),
  retryBudget: partial({ percent: fc.constantFrom(0, 12.5, 100), minRetryConcurrency: count }),
  tunnel: fc.record({
    targetHost: fc.constantFrom('far.example.com', 'fd00::1'),
    targetPort: fc.constant(443),
    protocol: fc.constantFrom('CONNECT', 'POST'),
  }),
};

const trafficPolicy: fc.Arbitrary<TrafficPolicy> = partial({
  ...settings,
  ...unported,
  portLevelSettings: fc.array(
    fc
      .tuple(fc.record({ port: portNumber.map((number) => ({ number })) }), partial(settings))
      .map(([at, policy]) => ({ ...at, ...policy })),
    { maxLength: 2 },
  ),
});

const subset: fc.Arbitrary<Subset> = fc
  .tuple(fc.record({ name: favouring(subsetNames) }), partial({ labels, trafficPolicy }), fc.nat(2))
  .map(([name, { trafficPolicy: own, ...more }, plain]) =>
    plain > 0 || own === undefined ? { ...name, ...more } : { ...name, ...more, trafficPolicy: own },
  );

export const destinationRule: fc.Arbitrary<DestinationRule> = fc
  .record({
    meta: metaOf(fc.nat(3).map((i) => `policy-${i}`)),
    spec: fc
      .tuple(
        fc.record({ host: fc.oneof({ weight: 12, arbitrary: serviceHost }, wildcardHost, outsideHost) }),
        partial({ trafficPolicy }),
        rarely({ exportTo }),
        fc.array(subset, { minLength: 1, maxLength: 4, size: 'max' }),
        fc.nat(29),
        rarely({ workloadSelector: partial({ matchLabels: labels }) }),
      )
      .map(([head, more, seen, subsets, refused, picking]) => ({
        ...head,
        ...more,
        ...('workloadSelector' in picking ? picking : seen),
        subsets,
        ...(refused === 0 ? { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' as const } } } : {}),
      })),
  })
  .map((rule) => rule);

const serverHost = fc.oneof(
  fc.constant('*'),
  outsideHost,
  wildcardHost,
  fc.tuple(fc.constantFrom('.', '*', 'a', 'b'), outsideHost).map((pair) => pair.join('/')),
  serviceHost.map((host) => (host.includes('.') ? host : `${host}.test`)),
);

const server: fc.Arbitrary<Server> = fc
  .tuple(
    fc.record({
      port: fc.record({
        number: fc.oneof(portNumber, fc.constantFrom(443, 8080)),
        name: fc.constantFrom('http', 'x'),
        protocol: fc.constantFrom('HTTP', 'HTTP', 'HTTP', 'TCP', 'TLS', 'HTTPS', 'grpc'),
      }),
      hosts: fc.array(serverHost, { minLength: 1, maxLength: 3 }),
    }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      fc.constantFrom(
        { tls: { httpsRedirect: true } },
        { tls: { mode: 'PASSTHROUGH' as const } },
        { tls: { mode: 'SIMPLE' as const, credentialName: 'cert' } },
        { bind: '127.0.0.2' },
      ),
    ),
  )
  .map(([head, more]) => {
    const { protocol } = head.port;
    if (!protocol.startsWith('HTTPS') && protocol !== 'TLS') {
      return { ...head, ...('tls' in more && !('httpsRedirect' in more.tls) ? {} : more) };
    }
    return { ...head, tls: { mode: 'SIMPLE' as const, credentialName: 'cert' }, ...more };
  });

/** A Gateway is refused whole where two of its ports have one name. */
const servers = fc
  .array(server, { maxLength: 3 })
  .map((all) => all.map((one, i) => ({ ...one, port: { ...one.port, name: `${one.port.name}-${i}` } })));

export const gateway: fc.Arbitrary<Gateway> = fc.record({
  meta: metaOf(fc.constantFrom(...gatewayNames)),
  spec: fc.record({
    servers,
    selector: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ istio: 'ingressgateway' }) },
      fc.constantFrom<Readonly<Record<string, string>>>({}, { app: 'nobody' }),
    ),
  }),
});
