import fc from 'fast-check';
import type { IstioEgressListener, IstioIngressListener } from '../../src/api/istio.ts';
import type { Sidecar } from '../../src/api/objects.ts';
import {
  favouring,
  metaOf,
  mostly,
  namespaces,
  outsideHost,
  partial,
  portNumber,
  serviceHost,
  serviceName,
  versions,
  wildcardHost,
} from './names.ts';

/* Random Sidecars, some of which cannot mean what they say. */

const host = fc
  .tuple(
    fc.constantFrom('*', '.', '~', ...namespaces),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('*') },
      { weight: 3, arbitrary: serviceHost },
      wildcardHost,
      outsideHost,
    ),
  )
  .map(([namespace, name]) => `${namespace}/${name}`);

const hosts = fc.array(mostly(host, fc.constantFrom('a', '*.b/*')), {
  minLength: 1,
  maxLength: 3,
  size: 'max',
});
const protocol = fc.constantFrom('HTTP', 'TCP', 'TLS', 'GRPC');

const onPort: fc.Arbitrary<IstioEgressListener> = fc.record({
  port: fc.record({ number: portNumber, protocol }),
  hosts,
});

const egress: fc.Arbitrary<IstioEgressListener[]> = fc
  .tuple(
    fc.uniqueArray(onPort, { maxLength: 2, selector: ({ port }) => port?.number }),
    fc.array(fc.record({ hosts }), { maxLength: 1 }),
  )
  .map(([some, rest]) => [...some, ...rest]);

const place = fc.constantFrom('127.0.0.1:8080', '0.0.0.0:9090', '[::1]:8080', 'unix:///tmp/app.sock', '');

const ingress: fc.Arbitrary<IstioIngressListener[]> = fc.uniqueArray(
  fc.record({ port: fc.record({ number: portNumber, protocol }), defaultEndpoint: place }),
  { maxLength: 2, selector: ({ port }) => port.number },
);

export const sidecar: fc.Arbitrary<Sidecar> = fc
  .record({
    meta: metaOf(favouring(['default', 'some'])),
    selector: fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      serviceName.map((app) => ({ workloadSelector: { labels: { app } } })),
      fc.constantFrom(...versions).map((version) => ({ workloadSelector: { labels: { version } } })),
    ),
    rest: partial({
      egress,
      ingress,
      outboundTrafficPolicy: fc.constantFrom(
        { mode: 'REGISTRY_ONLY' as const },
        { mode: 'ALLOW_ANY' as const },
        { mode: 'ALLOW_ANY' as const, egressProxy: { host: 'web', port: { number: 80 } } },
      ),
    }),
  })
  .map(({ meta, selector, rest }) => ({ meta, spec: { ...selector, ...rest } }));
