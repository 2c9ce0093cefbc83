import type { DestinationRule } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { ledTo } from './led.ts';
import type { RouteTable, Visibility } from './model.ts';
import { refOf, resolveHost, visibility } from './names.ts';

/** The hosts that a rule names, for whom it may hold, and the delegates that name them with it. */
export interface Naming {
  readonly from: ObjectRef;
  readonly parts: readonly ObjectRef[];
  readonly visibleTo: Visibility;
  readonly hosts: readonly string[];
}

/** What a VirtualService names for clients of a namespace: its own hosts, and where it leads. */
export function namingTable(table: RouteTable, client: string): Naming {
  const { from, visibleTo, hosts, http } = table;
  return {
    from,
    parts: [...new Set(http.flatMap(({ by }) => by ?? []))],
    visibleTo,
    hosts: [...new Set([...hosts, ...ledTo(table, client).map(({ host }) => host)])],
  };
}

export const namingRule = (rule: DestinationRule, exportTo: readonly string[] | undefined): Naming => ({
  from: refOf('DestinationRule', rule),
  parts: [],
  visibleTo:
    rule.spec.workloadSelector === undefined
      ? visibility(rule.spec.exportTo, rule.meta.namespace, exportTo)
      : [rule.meta.namespace],
  hosts: [resolveHost(rule.spec.host, rule.meta.namespace)],
});

/** Whether two tables name the same hosts for everybody, whatever else their rules say. */
export const namedAlike = (a: RouteTable, b: RouteTable): boolean => namedOf(a) === namedOf(b);

const namedOf = ({ from, visibleTo, hosts, http, tcp, tls }: RouteTable): string =>
  JSON.stringify([
    from,
    visibleTo,
    hosts,
    http.map(({ matches, action, by }) => [
      sources(matches),
      action.kind === 'forward' ? [...action.to, ...action.mirrors].map(hostOf) : [],
      by,
    ]),
    [...tcp, ...tls].map(({ matches, to }) => [sources(matches), to.map(hostOf)]),
  ]);

const hostOf = ({ target }: { readonly target: { readonly host: string } }): string => target.host;

const sources = (matches: readonly { readonly sourceNamespace?: string }[]) =>
  matches.map(({ sourceNamespace }) => sourceNamespace);
