import fc from 'fast-check';
import type { ServicePort, WorkloadEntrySpec } from '../../src/api/istio.ts';
import type { ServiceEntry, WorkloadEntry } from '../../src/api/objects.ts';
import {
  exportTo,
  metaOf,
  mostly,
  outsideHost,
  partial,
  portNumber,
  seldom,
  serviceHost,
  serviceName,
  versions,
  wildcardHost,
} from './names.ts';

/* Random ServiceEntries and WorkloadEntries, some of which cannot mean what they say. */

const protocol = fc.constantFrom('HTTP', 'HTTPS', 'TLS', 'TCP', 'GRPC', 'HTTP2', 'MONGO', '', 'odd');
const portNames = ['http', 'tcp', 'tls', 'other'] as const;

const port: fc.Arbitrary<ServicePort> = fc
  .record({
    number: portNumber,
    name: fc.constantFrom(...portNames),
    protocol,
    targetPort: seldom(fc.constantFrom(0, 8080, 9090)),
  })
  .map(({ targetPort, ...rest }) => ({ ...rest, ...(targetPort === undefined ? {} : { targetPort }) }));

const ports = fc.uniqueArray(port, {
  minLength: 1,
  maxLength: 3,
  comparator: (a, b) => a.number === b.number || a.name === b.name,
});

const host = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('api.test', 'db.test', 'a.example.com') },
  { weight: 2, arbitrary: outsideHost },
  { weight: 1, arbitrary: wildcardHost },
  { weight: 1, arbitrary: serviceHost },
);

const addresses = fc.array(
  mostly(
    fc.constantFrom('198.19.0.1', '198.19.1.1', '198.19.1.2/32', '198.19.2.0/24', '198.0.0.0/8', 'fd00::77'),
    fc.constantFrom('nowhere', '198.19.1.0/40'),
  ),
  { maxLength: 2 },
);

const locality = fc.constantFrom('eu', 'eu/a', 'eu/a/1', 'us/b');
const ip = fc.constantFrom('198.18.1.1', '198.18.1.2', 'fd00::99');
const labels = partial({ app: serviceName, version: fc.constantFrom(...versions) });

const workload = (address: fc.Arbitrary<string>): fc.Arbitrary<WorkloadEntrySpec> =>
  fc
    .record({
      address,
      rest: partial({
        labels,
        locality,
        weight: fc.constantFrom(0, 1, 7, 4_294_967_295),
        ports: fc.dictionary(fc.constantFrom(...portNames.slice(0, 2)), fc.constantFrom(8080, 9091), {
          maxKeys: 2,
        }),
        network: fc.constant('other'),
        serviceAccount: fc.constant('robot'),
      }),
    })
    .map(({ address: at, rest }) => ({ address: at, ...rest }));

const names = fc.constantFrom('db.example.com', 'unresolved.test');

const found: fc.Arbitrary<Partial<ServiceEntry['spec']>> = fc.oneof(
  fc.constant({ resolution: 'NONE' as const }),
  fc
    .array(workload(mostly(fc.oneof(ip, fc.constant('unix:///run/app')), names)), { maxLength: 3 })
    .map((endpoints) => ({ resolution: 'STATIC' as const, endpoints })),
  fc
    .array(workload(mostly(fc.oneof(ip, names), fc.constant('unix:///run/app'))), { maxLength: 2 })
    .map((endpoints) => ({ resolution: 'DNS' as const, endpoints })),
  fc
    .array(workload(fc.oneof(ip, names)), { maxLength: 1 })
    .map((endpoints) => ({ resolution: 'DNS_ROUND_ROBIN' as const, endpoints })),
  fc
    .array(workload(ip), { maxLength: 1 })
    .map((endpoints) => ({ resolution: 'DYNAMIC_DNS' as const, endpoints })),
  fc
    .tuple(fc.constantFrom(...(['STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS', 'NONE'] as const)), labels)
    .map(([resolution, selected]) => ({ resolution, workloadSelector: { labels: selected } })),
);

const wild = (hosts: readonly string[]): readonly string[] =>
  hosts.map((one) => (one.startsWith('*') ? one : `*.${one}`));

export const serviceEntry: fc.Arbitrary<ServiceEntry> = fc
  .record({
    meta: metaOf(fc.constantFrom('one', 'two', 'three')),
    hosts: mostly(fc.array(host, { minLength: 1, maxLength: 2 }), fc.constantFrom(['*'], [])),
    ports,
    found,
    rest: partial({
      addresses,
      location: fc.constantFrom('MESH_EXTERNAL' as const, 'MESH_INTERNAL' as const),
      subjectAltNames: fc.constant(['db.example.com']),
    }),
    audience: seldom(exportTo),
  })
  .map(({ meta, hosts: named, ports: list, found: how, rest, audience }) => ({
    meta,
    hosts: how.resolution === 'DYNAMIC_DNS' && meta.name !== 'three' ? wild(named) : named,
    list,
    how,
    rest,
    audience,
  }))
  .map(({ meta, hosts, list, how, rest, audience }) => ({
    meta,
    spec: { hosts, ports: list, ...how, ...rest, ...(audience === undefined ? {} : { exportTo: audience }) },
  }));

export const workloadEntry: fc.Arbitrary<WorkloadEntry> = fc
  .record({
    meta: metaOf(fc.constantFrom('vm-one', 'vm-two', 'vm-three')),
    spec: workload(
      mostly(fc.oneof(ip, names, fc.constant('unix:///run/app')), fc.constant('not an address')),
    ),
  })
  .map(({ meta, spec }) => ({ meta, spec }));
