import fc from 'fast-check';
import type {
  Destination,
  HTTPMatchRequest,
  HTTPRoute,
  HTTPRouteDestination,
  L4MatchAttributes,
  RouteDestination,
  TCPRoute,
  TLSRoute,
  VirtualServiceSpec,
} from '../../src/api/istio.ts';
import type { VirtualService } from '../../src/api/objects.ts';
import { cors, duration, fault, headers, matchOf, percent, retries, rewrite, textMatch } from './effects.ts';
import {
  exportTo,
  favouring,
  labels,
  metaOf,
  mostly,
  namespace,
  outsideHost,
  partial,
  portNumber,
  rarely,
  serviceHost,
  subsetNames,
  wildcardHost,
} from './names.ts';

/* Random VirtualServices, good and bad: each fits its schema, and some are refused as a whole or in a rule. */

export const gatewayNames = ['front', 'back'] as const;
const gatewayName = fc.oneof(
  fc.constantFrom('mesh', ...gatewayNames),
  fc.tuple(namespace, fc.constantFrom(...gatewayNames)).map((pair) => pair.join('/')),
);

const destination: fc.Arbitrary<Destination> = fc
  .tuple(
    serviceHost,
    partial({
      subset: mostly(fc.constantFrom('v1', 'v2', 'absent'), favouring(subsetNames)),
      port: portNumber.map((number) => ({ number })),
    }),
    fc.boolean(),
  )
  .map(([host, more, bare]) => (bare ? { host } : { host, ...more }));

/** Weights that say a share, nothing, or are missing. */
const weight = fc.oneof(
  { weight: 8, arbitrary: fc.nat(100).map((share) => ({ weight: share })) },
  fc.constant({ weight: 0 }),
  fc.constant({}),
);
const weighted: fc.Arbitrary<RouteDestination> = fc
  .tuple(destination, weight)
  .map(([to, share]) => ({ destination: to, ...share }));
const l4Route = fc.array(weighted, { minLength: 1, maxLength: 3 });
const route: fc.Arbitrary<HTTPRouteDestination[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: weighted },
    fc.tuple(weighted, headers).map(([to, edits]) => ({ ...to, headers: edits })),
  ),
  { minLength: 1, maxLength: 3 },
);

const httpMatch: fc.Arbitrary<HTTPMatchRequest> = partial({
  uri: matchOf(['/', '/v1', '/v1/', '/a b', '/é']),
  ignoreUriCase: fc.boolean(),
  scheme: textMatch,
  method: matchOf(['GET', 'POST']),
  authority: matchOf(['web', 'shop.example.com']),
  headers: fc.dictionary(
    mostly(fc.constantFrom('X-User', 'cookie', ':path'), fc.constantFrom('x"y', '', 'a\nb')),
    textMatch,
    { maxKeys: 2 },
  ),
  withoutHeaders: fc.dictionary(fc.constantFrom('x-user', 'x-debug'), textMatch, { maxKeys: 1 }),
  queryParams: fc.dictionary(
    mostly(fc.constantFrom('q', 'Ünï'), fc.constantFrom('', 'q'.repeat(2000))),
    textMatch,
    {
      maxKeys: 2,
    },
  ),
  name: fc.constantFrom('m', 'm "é\n'),
  statPrefix: fc.constantFrom('p', 'p|\n'),
  port: portNumber,
  gateways: fc.array(gatewayName, { maxLength: 2 }),
  sourceLabels: labels,
  sourceNamespace: namespace,
});

/** A few conditions at a time, so that rules are reached. */
const someMatch = fc
  .tuple(httpMatch, fc.nat(11), fc.nat(11))
  .map(
    ([match, first, second]): HTTPMatchRequest =>
      Object.fromEntries(Object.entries(match).filter((_, i) => i === first || i === second)),
  );

const mirroring: fc.Arbitrary<Pick<HTTPRoute, 'mirror' | 'mirrorPercentage' | 'mirrorPercent' | 'mirrors'>> =
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc
      .tuple(destination, partial({ mirrorPercentage: percent, mirrorPercent: fc.constantFrom(0, 7) }))
      .map(([mirror, more]) => ({ mirror, ...more })),
    fc.record({
      mirrors: fc.array(
        fc
          .tuple(destination, partial({ percentage: percent }))
          .map(([to, more]) => ({ destination: to, ...more })),
        { maxLength: 2 },
      ),
    }),
  );

const forward: fc.Arbitrary<HTTPRoute> = fc
  .tuple(
    fc.record({ route }),
    partial({
      rewrite,
      timeout: duration('1s', '0.5s', '1m', '2000000h'),
      retries,
      fault,
      headers,
      corsPolicy: cors,
    }),
    mirroring,
    fc.nat(2),
  )
  .map(([to, more, mirrored, plain]) => (plain > 0 ? { ...to, ...mirrored } : { ...to, ...more }));

const redirect: fc.Arbitrary<HTTPRoute> = fc.record({
  redirect: fc
    .tuple(
      mostly(fc.constantFrom('/new', '%PREFIX()%/new', '/a b'), fc.constant('')),
      partial({
        authority: fc.constantFrom('other.example.com', ''),
        scheme: mostly(fc.constantFrom('https', 'http', ''), fc.constant('ftp')),
        port: fc.constantFrom(0, 80, 443, 8443),
        redirectCode: mostly(fc.constantFrom(0, 301, 302, 304, 308), fc.constantFrom(299, 418)),
      }),
      partial({ derivePort: fc.constantFrom('FROM_PROTOCOL_DEFAULT', 'FROM_REQUEST_PORT') }),
    )
    .map(([uri, { port, ...more }, derived]) => ({
      uri,
      ...more,
      ...(port === undefined ? derived : { port }),
    })),
});

const answer: fc.Arbitrary<HTTPRoute> = fc.record({
  directResponse: fc.record({
    status: fc.constantFrom(200, 404, 503),
    body: mostly(
      fc.constantFrom({ string: 'no “such” thing' }, {}, { bytes: 'aGk=' }, { string: '' }, { bytes: '' }),
      fc.constantFrom({ bytes: 'a' }, { bytes: '-_-_' }, { string: 'é'.repeat(1_000_000) }),
    ),
  }),
});

const delegate: fc.Arbitrary<HTTPRoute> = fc.record({
  delegate: fc.record({ name: fc.constantFrom('rules-0', 'rules-1', 'absent'), namespace }),
});

const httpRule: fc.Arbitrary<HTTPRoute> = fc
  .tuple(
    fc.oneof(
      { weight: 40, arbitrary: forward },
      { weight: 3, arbitrary: redirect },
      { weight: 3, arbitrary: answer },
      { weight: 4, arbitrary: delegate },
      fc.constant<HTTPRoute>({}),
    ),
    fc.array(someMatch, { maxLength: 2 }),
  )
  .map(([action, match]) => (match.length === 0 ? action : { match, ...action }));

const l4Match = partial({
  port: portNumber,
  destinationSubnets: mostly(
    fc.constantFrom(['198.19.0.0/16'], ['198.19.7.9/16', 'fd00::7/64'], ['0.0.0.0/0'], ['10.0.0.1']),
    fc.constantFrom(['198.19.0.0/33'], ['web']),
  ),
  sourceLabels: labels,
  sourceNamespace: namespace,
  gateways: fc.array(gatewayName, { maxLength: 1 }),
});

const tcpRule: fc.Arbitrary<TCPRoute> = fc
  .tuple(fc.array(l4Match satisfies fc.Arbitrary<L4MatchAttributes>, { maxLength: 2 }), l4Route)
  .map(([match, to]) => ({ match, route: to }));

const sniHosts = fc.array(
  mostly(
    fc.constantFrom('shop.example.com', '*.shop.example.com', '*s.example.com'),
    fc.constantFrom('bücher.example.com', 'Other.Example.com', '*.org', ''),
  ),
  { minLength: 1, maxLength: 2 },
);
const tlsRule: fc.Arbitrary<TLSRoute> = fc
  .tuple(fc.record({ sniHosts }), l4Match, l4Route)
  .map(([sni, more, to]) => ({ match: [{ ...sni, ...more }], route: to }));

const host = fc.oneof(
  { weight: 6, arbitrary: serviceHost },
  { weight: 3, arbitrary: outsideHost },
  { weight: 2, arbitrary: wildcardHost.filter((name) => name !== '*') },
  {
    weight: 2,
    arbitrary: mostly(
      fc.constantFrom('198.19.0.1', 'fd00::1', 'web.a.svc.cluster.local.', '*.web.a', '*eb.example.com'),
      fc.constantFrom('*', '[fd00::1]', '198.19.0.1:80', ''),
    ),
  },
);

/** Hosts that do not overlap, which is nearly always what a user writes. */
const hosts = mostly(
  fc.uniqueArray(host, { minLength: 1, maxLength: 3, selector: (name) => name.replace(/^\*.*/, '*') }),
  fc.array(host, { maxLength: 3 }),
);

const spec: fc.Arbitrary<VirtualServiceSpec> = fc
  .tuple(
    hosts,
    rarely({ exportTo: mostly(fc.constantFrom(['.'], ['*'], ['.', 'b'], ['a']), exportTo) }),
    rarely({ gateways: fc.array(gatewayName, { minLength: 1, maxLength: 3 }) }),
    fc.record({ tcp: fc.array(tcpRule, { maxLength: 2 }), tls: fc.array(tlsRule, { maxLength: 2 }) }),
    fc.array(httpRule, { minLength: 1, maxLength: 3, size: 'max' }),
    fc.nat(7),
  )
  .map(([named, seen, where, { tcp, tls }, http, kind]): VirtualServiceSpec => {
    if (kind === 0) return { ...seen, http };
    if (kind > 3) return { hosts: named, ...seen, ...where, http };
    const wide = named.filter((name) => !name.startsWith('*') && !name.toLowerCase().endsWith('example.com'));
    return { hosts: tls.length > 0 ? [...wide, '*.example.com'] : named, ...seen, ...where, tcp, tls, http };
  });

/** A rule's name says whose it is, so that its route can be found in the files; every fourth rule has none. */
export const virtualService: fc.Arbitrary<VirtualService> = fc
  .tuple(
    metaOf(fc.nat(3).map((i) => `rules-${i}`)),
    spec,
    fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  )
  .map(([meta, { http, ...rest }, named]) => ({
    meta,
    spec: {
      ...rest,
      ...(http === undefined
        ? {}
        : {
            http: http.map((rule, i) =>
              named[i] === 0 ? rule : { name: `${meta.namespace}/${meta.name}/${i}`, ...rule },
            ),
          }),
    },
  }));
