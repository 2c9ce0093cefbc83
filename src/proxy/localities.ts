import type { Endpoint, LocalityPolicy, LocalityShares, MeshService, Traffic } from '../mesh/model.ts';
import { compare, hostname, labelAt } from '../mesh/names.ts';
import type { Localities, Position } from './model.ts';

const region = 'topology.kubernetes.io/region';
const zone = 'topology.kubernetes.io/zone';
const subzone = 'topology.istio.io/subzone';

/** A client of which nothing is known. */
export const somewhere: Position = { locality: '', node: '', labels: {} };

/** Nearest first, as outlier detection alone asks for. */
const nearest: Localities = { kind: 'failover', regions: [], labels: [] };

export const isDefault = (localities: Localities): boolean => localities === nearest;

const preferred: Readonly<Record<NonNullable<MeshService['prefers']>, Localities>> = {
  zone: { kind: 'failover', regions: [], labels: [region, zone, subzone] },
  node: { kind: 'failover', regions: [], labels: [region, zone, subzone, hostname] },
};

const sameNode: Localities = { kind: 'sameNode' };

/** How the endpoints of a cluster depend on the client's place. A failover works on ejections, so a rule's and the mesh's need outlier detection. */
export function localitiesOf(
  { prefers, sameNodeOnly }: MeshService,
  { locality, outlier }: Traffic,
  ofMesh: LocalityPolicy | undefined,
): Localities | undefined {
  if (sameNodeOnly === true) return sameNode;
  if (locality === undefined && prefers !== undefined) return preferred[prefers];
  const policy = locality ?? (ofMesh !== undefined && saysNothing(ofMesh) ? undefined : ofMesh);
  if (policy?.kind === 'off') return undefined;
  if (policy?.kind === 'distribute') return policy;
  return outlier === undefined ? undefined : (policy ?? nearest);
}

const saysNothing = (policy: LocalityPolicy): boolean =>
  policy.kind === 'failover' && policy.regions.length + policy.labels.length === 0;

/** Endpoints that are alike to a client. A priority is used when those before it have too few healthy endpoints; 0 comes first. */
export interface Placed {
  readonly endpoints: readonly Endpoint[];
  readonly locality?: string;
  readonly priority?: number;
  readonly weight?: number;
}

/** The endpoints by locality, as they count for a client. */
export function arranged(
  endpoints: readonly Endpoint[],
  localities: Localities,
  from: Position,
): readonly Placed[] {
  switch (localities.kind) {
    case 'distribute':
      return distributed(endpoints, localities.shares, from);
    case 'failover':
      return prioritised(endpoints, localities, from);
    case 'sameNode':
      return onNode(endpoints, from);
  }
}

/** Those of the client's node; all of them for a client whose node is not known. */
const onNode = (endpoints: readonly Endpoint[], { node }: Position): readonly Placed[] =>
  byLocality(node === '' ? endpoints : endpoints.filter((one) => one.node === node)).map(
    ([locality, mine]) => ({ endpoints: mine, locality, weight: weightOf(mine) }),
  );

const placeOf = ({ locality = '' }: Endpoint): string => locality;

const byLocality = (endpoints: readonly Endpoint[]): (readonly [string, readonly Endpoint[]])[] =>
  [...Map.groupBy(endpoints, placeOf)].sort(([a], [b]) => compare(a, b));

const weightOf = (endpoints: readonly Endpoint[]): number =>
  endpoints.reduce((sum, { weight = 1 }) => sum + weight, 0);

/** A locality that no share names gets nothing; a share of several localities is split by how much its endpoints weigh. */
function distributed(
  endpoints: readonly Endpoint[],
  shares: readonly LocalityShares[],
  from: Position,
): readonly Placed[] {
  const groups = byLocality(endpoints);
  const rule = shares.find((one) => covers(one.from, from.locality));
  if (rule === undefined)
    return groups.map(([locality, mine]) => ({ endpoints: mine, locality, weight: weightOf(mine) }));
  const claimed = groups.flatMap(([locality, mine]) => {
    const share = rule.to.find((one) => covers(one.locality, locality));
    return share === undefined ? [] : [{ endpoints: mine, locality, share }];
  });
  return claimed.map(({ endpoints: mine, locality, share }) => {
    const all = claimed.filter((one) => one.share === share).flatMap((one) => one.endpoints);
    return { endpoints: mine, locality, weight: Math.ceil((share.weight * weightOf(mine)) / weightOf(all)) };
  });
}

/** Whether a pattern such as `region/zone/*` covers a locality; a part that it leaves out is any. */
function covers(pattern: string, locality: string): boolean {
  const wanted = pattern.split('/');
  return locality.split('/').every((part, i) => {
    const one = wanted[i] ?? '';
    return one === '*' || one === part || (i > 0 && one === '');
  });
}

type Failover = Extract<Localities, { readonly kind: 'failover' }>;

/** More than there are ranks of distance. */
const ranks = 5;

/** Endpoints in the order of their distance, whose ranks are numbered without a gap. */
function prioritised(endpoints: readonly Endpoint[], failover: Failover, from: Position): readonly Placed[] {
  const { labels, regions } = failover;
  const rank = (endpoint: Endpoint): number => {
    if (labels.length === 0) return distance(endpoint, failover, from);
    const unlike = unlikeness(endpoint, labels, from);
    return regions.length === 0 ? unlike : unlike * ranks + distance(endpoint, failover, from);
  };
  const ranked = [...Map.groupBy(endpoints, rank)].sort(([a], [b]) => a - b);
  return ranked.flatMap(([, alike], priority) =>
    byLocality(alike).map(([locality, mine]) => ({
      endpoints: mine,
      locality,
      priority,
      weight: weightOf(mine),
    })),
  );
}

/** 0 in the same sub-zone, 1 in the same zone, 2 in the same region, 3 in the region that stands in for it or where none is named, else 4. */
function distance(endpoint: Endpoint, { regions }: Failover, from: Position): number {
  const there = placeOf(endpoint).split('/');
  const here = from.locality.split('/');
  const same = (i: number): boolean => (there[i] ?? '') === (here[i] ?? '');
  if (same(0)) return same(1) ? (same(2) ? 0 : 1) : 2;
  const standIn = regions.find((one) => one.from === here[0]);
  return standIn === undefined || standIn.to === there[0] ? 3 : 4;
}

/** 0 where all labels are those of the client, else the larger the earlier the first is that differs. */
function unlikeness(endpoint: Endpoint, labels: readonly string[], from: Position): number {
  const differing = labels.findIndex((label) => {
    const [name = '', wanted] = label.split('=', 2);
    return (wanted ?? labelAt(name, from) ?? '') !== (labelAt(name, endpoint) ?? '');
  });
  return differing === -1 ? 0 : labels.length - differing;
}

/** What of a position matters to clusters, as text: clients of which it is the same have the same endpoints. */
export function positionKey({ locality, node, labels }: Position, localities: readonly Localities[]): string {
  const asked = new Set(localities.flatMap(namesAsked));
  const kept = [...asked].sort(compare).flatMap((name) => {
    const value = labels[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const position: Position = {
    locality,
    node: asked.has(hostname) ? node : '',
    labels: Object.fromEntries(kept),
  };
  return JSON.stringify(position);
}

function namesAsked(localities: Localities): readonly string[] {
  switch (localities.kind) {
    case 'distribute':
      return [];
    case 'failover':
      return localities.labels.map(nameIn);
    case 'sameNode':
      return [hostname];
  }
}

export function positionIn(key: string): Position {
  const position: Position = JSON.parse(key);
  return position;
}

const nameIn = (label: string): string => label.split('=', 1)[0] ?? '';
