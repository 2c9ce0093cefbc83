import { mount } from '../../src/envoy/model.ts';

/* What the text of a file says, read from its JSON alone. */

type Visit = (name: string, value: unknown) => void;

/** Calls `visit` for each member of each object within. */
function walk(value: unknown, visit: Visit): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      visit(name, member);
      walk(member, visit);
    }
  }
}

/** Reads a text once; many mixtures ask for the same one. */
function once<R>(read: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    if (known.size > 20_000) known.clear();
    known.set(text, found);
    return found;
  };
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (values: readonly unknown[]): string[] => values.filter((one) => typeof one === 'string');

/** The resources of a file that is a discovery response. */
export const resourcesOf = once((text): readonly unknown[] => items(member(JSON.parse(text), 'resources')));

/** The names of a file's resources, in order. */
export const namesOf = once((text): readonly string[] =>
  texts(resourcesOf(text).map((one) => member(one, 'name'))),
);

/** The names of the clusters to which the routes and filters of a file send. */
export const clustersNamed = once((text): ReadonlySet<string> => {
  const found = new Set<string>();
  walk(JSON.parse(text), (name, value) => {
    if (name === 'cluster' && typeof value === 'string') found.add(value);
    if (name !== 'weighted_clusters') return;
    for (const one of texts(items(member(value, 'clusters')).map((each) => member(each, 'name'))))
      found.add(one);
  });
  return found;
});

/** The files that a file names by their path. */
export const filesNamed = once((text): ReadonlySet<string> => {
  const found = new Set<string>();
  const through = `${mount}/..data/`;
  walk(JSON.parse(text), (name, value) => {
    if (name === 'path' && typeof value === 'string' && value.startsWith(through))
      found.add(value.slice(through.length));
  });
  return found;
});

export interface ReadHost {
  readonly name: string;
  readonly domains: readonly string[];
}

/** The virtual hosts of each route configuration in a file, be it a resource or inside a listener. */
export const routeTables = once((text): readonly (readonly ReadHost[])[] => {
  const found: ReadHost[][] = [];
  walk(JSON.parse(text), (name, value) => {
    if (name !== 'virtual_hosts') return;
    found.push(
      items(value).map((host) => ({
        name: String(member(host, 'name')),
        domains: texts(items(member(host, 'domains'))),
      })),
    );
  });
  return found;
});

export interface ReadRoute {
  readonly name: string;
  /** The weights of its clusters in order; a lone cluster has no weight and counts as one of weight 1. */
  readonly weights: readonly number[];
}

/** The named routes of a file that send to clusters. */
export const forwardingRoutes = once((text): readonly ReadRoute[] => {
  const found: ReadRoute[] = [];
  walk(JSON.parse(text), (name, value) => {
    if (name !== 'routes') return;
    for (const each of items(value)) {
      const route = member(each, 'route');
      if (route === undefined) continue;
      const several = member(member(route, 'weighted_clusters'), 'clusters');
      const weights =
        several === undefined ? [1] : items(several).map((one) => Number(member(one, 'weight')));
      found.push({ name: String(member(each, 'name') ?? ''), weights });
    }
  });
  return found;
});

/** The virtual hosts of a route file, each with the text of its routes. */
export const hostRoutes = once((text): ReadonlyMap<string, string> => {
  const hosts = resourcesOf(text).flatMap((table) => items(member(table, 'virtual_hosts')));
  return new Map(hosts.map((host) => [String(member(host, 'name')), JSON.stringify(member(host, 'routes'))]));
});
