import type { ProxyProgress } from './parts.ts';

/*
 * Where an object has an effect. A place is a scope, `namespace/name`, or with `#` and a word after it a part of one: workloads whose files are all their own.
 * Where a scope has parts, its own name means the rest of it.
 */

/** The place of each workload that is in a part of its scope, under the workload's key. */
export type Parts = ReadonlyMap<string, string>;

export const scopeOf = (place: string): string => place.split(/[#!=]/, 1)[0] ?? place;

const isPart = (place: string): boolean => place.includes('#');

/** The workloads in those of the places that are parts. */
export const workloadsIn = (
  places: readonly string[],
  byPlace: ReadonlyMap<string, readonly string[]>,
): readonly string[] => places.filter(isPart).flatMap((place) => byPlace.get(place) ?? []);

/**
 * The places that an object has left with its new content: of a scope the proxies that are not where it is now, and of parts the workloads
 * that are not in one of its parts now.
 */
export function placesLeft(
  before: { readonly places: readonly string[]; readonly workloads: readonly string[] },
  now: { readonly places: readonly string[]; readonly workloads: readonly string[] },
): readonly string[] {
  const scopes = before.places.filter((place) => !isPart(place) && !now.places.includes(place));
  const elsewhere = before.workloads.filter((workload) => !now.workloads.includes(workload));
  const partly = new Map(before.places.filter(isPart).map((place) => [scopeOf(place), place]));
  return [
    ...scopes.map((scope) => `${scope}!${now.places.filter((place) => scopeOf(place) === scope).join()}`),
    ...[...partly.keys()].flatMap((scope) => elsewhere.map((workload) => `${scope}=${workload}`)),
  ];
}

/** Those of the proxies of a scope that are at a place or, of one that was left, those that may still have what was there. */
export function proxiesAt(
  place: string,
  proxies: readonly ProxyProgress[],
  parts: Parts,
): readonly ProxyProgress[] {
  const scope = scopeOf(place);
  const at = ({ workload }: ProxyProgress): string => parts.get(workload) ?? scope;
  const rest = place.slice(scope.length + 1);
  switch (place.charAt(scope.length)) {
    case '!': {
      const there = rest.split(',');
      return proxies.filter((one) => !there.includes(at(one)));
    }
    case '=':
      return proxies.filter(({ workload }) => workload === rest);
    default:
      return proxies.filter((one) => at(one) === place);
  }
}
