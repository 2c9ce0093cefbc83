import fc from 'fast-check';
import type { Labels, Meta } from '../../src/api/objects.ts';

/* Small pools of names, so that random objects meet. */

export const namespaces: readonly string[] = ['a', 'b', 'c', 'istio-system'];
export const serviceNames: readonly string[] = ['web', 'api', 'db', 'edge'];
export const versions = ['v1', 'v2'] as const;
/** Subset names that DestinationRules declare, and one that none does. */
export const subsetNames = ['v1', 'v2', 'Canary_1.x', 'ü"x'];
const portNumbers = [80, 8080, 9090, 5432] as const;

/** The first of some names most often, so that what one object says of another is mostly about one that there is. */
export const favouring = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    ...names.map((name, i) => ({ weight: 2 ** (names.length - 1 - i), arbitrary: fc.constant(name) })),
  );

export const namespace = favouring(namespaces);
export const serviceName = favouring(serviceNames);
export const portNumber = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...portNumbers) },
  { weight: 1, arbitrary: fc.constantFrom(15001, 65535) },
);

/** What a user may write for a service: the short name, its longer forms, odd spellings, and what no service has. */
export const serviceHost = fc.oneof(
  { weight: 5, arbitrary: serviceName },
  {
    weight: 3,
    arbitrary: fc.tuple(serviceName, namespace).map(([name, owner]) => `${name}.${owner}.svc.cluster.local`),
  },
  { weight: 1, arbitrary: fc.constantFrom('WEB', 'Web.A.svc.cluster.local', 'web.a', 'api.b.svc', 'nobody') },
);

export const outsideHost = fc.constantFrom('shop.example.com', 'Shop.Example.COM', 'other.example.com');

export const wildcardHost = fc.constantFrom(
  '*',
  '*.example.com',
  '*.com',
  '*.a.svc.cluster.local',
  '*.web.a.svc.cluster.local',
  '*.svc.cluster.local',
);

export const exportTo = fc.array(fc.constantFrom('.', '*', '~', ...namespaces), { maxLength: 2 });

/** A value that is nearly always of the first kind; the second is one for which an object is refused. */
export const mostly = <T, U>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: bad });

/** One time in six. */
export const seldom = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, some);

/** A record whose members may each be absent. */
export const partial = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T, never>(model, { requiredKeys: [] });

export const labels: fc.Arbitrary<Labels> = partial({
  app: serviceName,
  version: fc.constantFrom(...versions),
});

/** A record that is mostly empty. */
export const rarely = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.tuple(partial<T>(model), fc.nat(3)).map(([made, plain]) => (plain > 0 ? {} : made));

/** Metadata of a hand-written object, or of one that a cluster has dated. */
export const metaOf = (
  name: fc.Arbitrary<string>,
  more: Partial<Pick<Meta, 'labels' | 'annotations'>> = {},
): fc.Arbitrary<Meta> =>
  fc
    .tuple(namespace, name, fc.constantFrom(undefined, '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'))
    .map(([owner, own, created]) => ({
      namespace: owner,
      name: own,
      labels: {},
      annotations: {},
      ...more,
      ...(created === undefined ? {} : { created }),
    }));
