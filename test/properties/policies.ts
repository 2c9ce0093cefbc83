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

const settings = {
  connectionPool: partial({
    tcp: partial({ maxConnections: fc.nat(9), connectTimeout: fc.constantFrom('1s', '0.25s') }),
    http: partial({
      http1MaxPendingRequests: fc.nat(9),
      maxRequestsPerConnection: fc.nat(2),
      idleTimeout: fc.constant('5s'),
      h2UpgradePolicy: fc.constantFrom('UPGRADE' as const, 'DEFAULT' as const),
      useClientProtocol: fc.boolean(),
    }),
  }),
  outlierDetection: partial({
    consecutive5xxErrors: fc.nat(5),
    consecutiveGatewayErrors: fc.nat(5),
    interval: fc.constant('1s'),
    minHealthPercent: fc.nat(100),
  }),
  loadBalancer: partial({
    simple: fc.constantFrom('ROUND_ROBIN' as const, 'RANDOM' as const, 'PASSTHROUGH' as const),
    warmupDurationSecs: fc.constant('30s'),
  }),
  tls: fc.constantFrom({ mode: 'SIMPLE' as const, sni: 'bücher.example.com' }, { mode: 'DISABLE' as const }),
};

const trafficPolicy: fc.Arbitrary<TrafficPolicy> = partial({
  ...settings,
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
      )
      .map(([head, more, seen, subsets, refused]) => ({
        ...head,
        ...more,
        ...seen,
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
  serviceHost,
);

const server: fc.Arbitrary<Server> = fc
  .tuple(
    fc.record({
      port: fc.record({
        number: fc.oneof(portNumber, fc.constantFrom(443, 8080)),
        name: fc.constantFrom('http', 'x'),
        protocol: fc.constantFrom('HTTP', 'HTTP', 'HTTP', 'TCP', 'TLS', 'HTTPS', 'grpc', 'GOPHER'),
      }),
      hosts: fc.array(serverHost, { maxLength: 3 }),
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
  .map(([head, more]) => ({ ...head, ...more }));

export const gateway: fc.Arbitrary<Gateway> = fc.record({
  meta: metaOf(fc.constantFrom(...gatewayNames)),
  spec: fc.record({
    servers: fc.array(server, { maxLength: 3 }),
    selector: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ istio: 'ingressgateway' }) },
      fc.constantFrom<Readonly<Record<string, string>>>({}, { app: 'nobody' }),
    ),
  }),
});
