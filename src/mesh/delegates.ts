import type { HTTPMatchRequest, HTTPRoute, StringMatch } from '../api/istio.ts';
import type { VirtualService } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { gatewayKey, refOf, resolveHost, sees, visibility } from './names.ts';
import type { Report } from './targets.ts';
import { defined } from './traffic.ts';

/** The VirtualServices to which the rules of another hand requests on, under `namespace/name`. */
export type Delegates = ReadonlyMap<string, VirtualService>;

const none: readonly string[] = [];

/** `namespace/name` of each delegate that an object names, once; always the same list where it names none. */
export function delegateKeys({ meta, spec }: VirtualService): readonly string[] {
  const keys = new Set((spec.http ?? []).flatMap((rule) => keyOf(rule, meta.namespace) ?? []));
  return keys.size === 0 ? none : [...keys];
}

const keyOf = ({ delegate }: HTTPRoute, namespace: string): string | undefined =>
  delegate === undefined ? undefined : `${delegate.namespace || namespace}/${delegate.name ?? ''}`;

/** A rule, and the delegate that it is from where the root has it not itself. */
export interface SourcedRule {
  readonly rule: HTTPRoute;
  readonly by?: ObjectRef;
}

/** Where is told what is wrong, and the namespaces that see a delegate which says nothing of it. */
export interface Delegating {
  readonly onRoot: Report;
  readonly onDelegate: (delegate: VirtualService) => Report;
  readonly exportTo: readonly string[] | undefined;
}

/** The rules that a rule of a root stands for: the delegate's, narrowed by the root's conditions. `path` is the rule's in the root. */
export function delegated(
  rule: HTTPRoute,
  path: string,
  root: VirtualService,
  delegates: Delegates,
  given: Delegating,
): SourcedRule[] {
  const key = keyOf(rule, root.meta.namespace);
  if (key === undefined) return [{ rule: qualified(rule, root.meta.namespace) }];
  const delegate = delegates.get(key);
  const missing = whyMissing(key, delegate, root.meta.namespace, given.exportTo);
  if (delegate === undefined || missing !== undefined) {
    given.onRoot('IST0101', 'error', `${path}.delegate`, `${missing} The rule is passed over.`);
    return [];
  }
  const outer = qualified(rule, root.meta.namespace);
  const by = refOf('VirtualService', delegate);
  return (delegate.spec.http ?? []).flatMap((one, i) => {
    const inner = qualified(one, delegate.meta.namespace);
    const match = mergedMatches(outer.match ?? [], inner.match ?? []);
    if (match !== undefined) return [{ rule: merged(outer, inner, match), by }];
    given.onDelegate(delegate)(
      'SLU0121',
      'error',
      `spec.http[${i}].match`,
      `A condition lies outside those of ${path} in VirtualService ${root.meta.namespace}/${root.meta.name}, which delegates here, so this rule is passed over. Narrow it: a longer prefix, and equal values elsewhere.`,
    );
    return [];
  });
}

function whyMissing(
  key: string,
  delegate: VirtualService | undefined,
  namespace: string,
  exportTo: readonly string[] | undefined,
): string | undefined {
  if (delegate === undefined)
    return `VirtualService ${key} is no delegate: it does not exist, has hosts, or is refused itself. Create or correct it, or correct the name (and namespace, for another one).`;
  if (sees(visibility(delegate.spec.exportTo, delegate.meta.namespace, exportTo), namespace))
    return undefined;
  return `VirtualService ${key} is not exported to namespace ${namespace}. Add it to the exportTo there.`;
}

/** The rule with whole names, which mean the same in any namespace. */
function qualified(rule: HTTPRoute, namespace: string): HTTPRoute {
  const whole = <T extends { readonly host: string }>(to: T): T => ({
    ...to,
    host: resolveHost(to.host, namespace),
  });
  const many = <T extends { readonly destination: { readonly host: string } }>(
    all: readonly T[] | undefined,
  ) => all?.map((one) => ({ ...one, destination: whole(one.destination) }));
  return {
    ...rule,
    ...defined({
      match: rule.match?.map((match) => ({
        ...match,
        ...defined({ gateways: match.gateways?.map((name) => gatewayKey(name, namespace)) }),
      })),
      route: many(rule.route),
      mirrors: many(rule.mirrors),
      mirror: rule.mirror === undefined ? undefined : whole(rule.mirror),
    }),
  };
}

/** The delegate's rule, with the root's fields where it has none. */
function merged(root: HTTPRoute, inner: HTTPRoute, match: readonly HTTPMatchRequest[]): HTTPRoute {
  const { delegate: _, name, ...inherited } = root;
  return { ...inherited, ...inner, match, name: joinedName(name, inner.name, '-') };
}

const joinedName = (outer: string | undefined, inner: string | undefined, between: string): string =>
  [outer, inner].filter((part) => part !== undefined && part !== '').join(between);

/** Every pair of conditions that can hold together; undefined where one of the delegate's fits none of the root's. */
function mergedMatches(
  root: readonly HTTPMatchRequest[],
  inner: readonly HTTPMatchRequest[],
): readonly HTTPMatchRequest[] | undefined {
  if (root.length === 0) return inner;
  if (inner.length === 0) return root;
  const pairs = inner.map((one) =>
    root.filter((other) => !conflict(other, one)).map((other) => both(other, one)),
  );
  return pairs.some((fitting) => fitting.length === 0) ? undefined : pairs.flat();
}

/** Where both name a thing the delegate's is the narrower. */
function both(root: HTTPMatchRequest, inner: HTTPMatchRequest): HTTPMatchRequest {
  return {
    ...root,
    ...inner,
    name: joinedName(root.name, inner.name, '-'),
    headers: { ...root.headers, ...inner.headers },
    withoutHeaders: { ...root.withoutHeaders, ...inner.withoutHeaders },
    queryParams: { ...root.queryParams, ...inner.queryParams },
    sourceLabels: { ...root.sourceLabels, ...inner.sourceLabels },
    port: inner.port || root.port || 0,
    sourceNamespace: inner.sourceNamespace || root.sourceNamespace || '',
    gateways: inner.gateways?.length ? inner.gateways : (root.gateways ?? []),
    statPrefix: inner.statPrefix || root.statPrefix || '',
  };
}

function conflict(root: HTTPMatchRequest, inner: HTTPMatchRequest): boolean {
  const texts = (['uri', 'scheme', 'method', 'authority'] as const).some((field) =>
    outside(root[field], inner[field]),
  );
  const tables = (['headers', 'withoutHeaders', 'queryParams'] as const).some((field) =>
    Object.entries(inner[field] ?? {}).some(([name, value]) => outside(root[field]?.[name], value)),
  );
  return texts || tables || otherPlace(root, inner);
}

/** Whether the two are never looked at for the same client, port or gateway. */
function otherPlace(root: HTTPMatchRequest, inner: HTTPMatchRequest): boolean {
  const labels = Object.entries(inner.sourceLabels ?? {}).some(
    ([name, value]) => (root.sourceLabels?.[name] ?? value) !== value,
  );
  const gateways = root.gateways?.length
    ? (inner.gateways ?? []).some((name) => !root.gateways?.includes(name))
    : false;
  return (
    labels ||
    gateways ||
    (root.ignoreUriCase ?? false) !== (inner.ignoreUriCase ?? false) ||
    (root.port && inner.port ? root.port !== inner.port : false) ||
    (root.sourceNamespace ? inner.sourceNamespace !== root.sourceNamespace : false)
  );
}

/** Whether the delegate's condition is not known to be within the root's. */
function outside(root: StringMatch | undefined, inner: StringMatch | undefined): boolean {
  if (root === undefined || inner === undefined) return false;
  if (root.regex || inner.regex) return true;
  if (root.exact) return inner.exact !== root.exact;
  const text = inner.prefix || inner.exact;
  return !root.prefix || !text?.startsWith(root.prefix);
}
