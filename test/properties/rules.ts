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
import { fault, headers, matchOf, percent, retries, rewrite, textMatch } from './effects.ts';
import {
  exportTo,
  favouring,
  labels,
  metaOf,
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
      subset: favouring([...subsetNames, 'absent']),
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
  headers: fc.dictionary(fc.constantFrom('X-User', 'cookie', ':path', 'x"y'), textMatch, { maxKeys: 2 }),
  withoutHeaders: fc.dictionary(fc.constantFrom('x-user', 'x-debug'), textMatch, { maxKeys: 1 }),
  queryParams: fc.dictionary(fc.constantFrom('q', 'Ünï'), textMatch, { maxKeys: 2 }),
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

const forward: fc.Arbitrary<HTTPRoute> = fc
  .tuple(
    fc.record({ route }),
    partial({
      rewrite,
      timeout: fc.constantFrom('1s', '0s', '0.5s', '1m'),
      retries,
      fault,
      headers,
      mirror: destination,
      mirrorPercentage: percent,
      corsPolicy: partial({
        allowOrigins: fc.array(textMatch, { maxLength: 2 }),
        allowMethods: fc.constant(['GET']),
        maxAge: fc.constantFrom('24h', '0s'),
      }),
    }),
    fc.nat(2),
  )
  .map(([to, more, plain]) => (plain > 0 ? to : { ...to, ...more }));

const redirect: fc.Arbitrary<HTTPRoute> = fc.record({
  redirect: partial({
    uri: fc.constantFrom('/new', '%PREFIX()%/new', ''),
    authority: fc.constantFrom('other.example.com', ''),
    scheme: fc.constantFrom('https', ''),
    port: fc.constantFrom(0, 8443),
    redirectCode: fc.constantFrom(301, 302, 308, 418),
  }),
});

const answer: fc.Arbitrary<HTTPRoute> = fc.record({
  directResponse: fc.record({
    status: fc.constantFrom(200, 404, 503),
    body: fc.constantFrom({ string: 'no “such” thing' }, {}),
  }),
});

const delegate: fc.Arbitrary<HTTPRoute> = fc.record({
  delegate: fc.record({ name: fc.constantFrom('rules-0', 'absent'), namespace }),
});

const httpRule: fc.Arbitrary<HTTPRoute> = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: forward },
      redirect,
      answer,
      { weight: 1, arbitrary: delegate },
      fc.constant<HTTPRoute>({}),
    ),
    fc.array(someMatch, { maxLength: 2 }),
  )
  .map(([action, match]) => (match.length === 0 ? action : { match, ...action }));

const l4Match = partial({
  port: portNumber,
  destinationSubnets: fc.constant(['198.19.0.0/16']),
  sourceLabels: labels,
  sourceNamespace: namespace,
  gateways: fc.array(gatewayName, { maxLength: 1 }),
});

const tcpRule: fc.Arbitrary<TCPRoute> = fc
  .tuple(fc.array(l4Match satisfies fc.Arbitrary<L4MatchAttributes>, { maxLength: 2 }), l4Route)
  .map(([match, to]) => ({ match, route: to }));

const sniHosts = fc.array(fc.constantFrom('shop.example.com', '*.example.com', 'bücher.example.com'), {
  minLength: 1,
  maxLength: 2,
});
const tlsRule: fc.Arbitrary<TLSRoute> = fc
  .tuple(fc.record({ sniHosts }), l4Match, l4Route)
  .map(([sni, more, to]) => ({ match: [{ ...sni, ...more }], route: to }));

const host = fc.oneof(
  { weight: 6, arbitrary: serviceHost },
  { weight: 3, arbitrary: outsideHost },
  { weight: 2, arbitrary: wildcardHost },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '198.19.0.1',
      '[fd00::1]',
      'web.a.svc.cluster.local.',
      '*.web.a',
      '198.19.0.1:80',
    ),
  },
);

const spec: fc.Arbitrary<VirtualServiceSpec> = fc
  .tuple(
    fc.record({
      hosts: fc.oneof(
        { weight: 15, arbitrary: fc.array(host, { minLength: 1, maxLength: 3 }) },
        fc.constant([]),
      ),
    }),
    rarely({ exportTo }),
    rarely({ gateways: fc.array(gatewayName, { minLength: 1, maxLength: 3 }) }),
    partial({
      tcp: fc.array(tcpRule, { maxLength: 2 }),
      tls: fc.array(tlsRule, { maxLength: 2 }),
    }),
    fc.array(httpRule, { maxLength: 3, size: 'max' }),
    fc.nat(2),
  )
  .map(([head, seen, where, l4, http, kinds]) => ({
    ...head,
    ...seen,
    ...where,
    ...(kinds === 0 ? l4 : {}),
    ...(http.length === 0 ? {} : { http }),
  }));

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
