import type { IstioEgressListener, IstioIngressListener, OutboundTrafficPolicy } from '../api/istio.ts';
import type { Labels, Sidecar } from '../api/objects.ts';
import type { Protocol, Target } from './model.ts';
import { refOf, resolveHost, selects } from './names.ts';
import { protocols } from './services.ts';
import type {
  EgressPart,
  IngressPort,
  Limits,
  NamespaceScope,
  SidecarRule,
  UnknownTraffic,
} from './sidecar-model.ts';
import { defined, traffic } from './traffic.ts';

/** A Sidecar that is not refused. */
export function sidecarRule(object: Sidecar): SidecarRule {
  const { namespace } = object.meta;
  const { spec } = object;
  const { egress = [], ingress = [] } = spec;
  const selector = selectorOf(object);
  return defined({
    from: refOf('Sidecar', object),
    namespace,
    selector,
    egress: egress.length === 0 ? [everything] : egress.flatMap(egressPart),
    unknown: unknownOf(spec.outboundTrafficPolicy, namespace),
    ingress: ingress.length === 0 ? undefined : ingress.map(ingressPort),
    limits: limitsOf(spec.inboundConnectionPool),
  }) as SidecarRule;
}

/** The labels that a Sidecar asks of workloads; none where it is for all of them. */
function selectorOf({ spec: { workloadSelector } }: Sidecar): Labels | undefined {
  const labels = workloadSelector?.labels ?? {};
  return Object.keys(labels).length === 0 ? undefined : labels;
}

const everything: EgressPart = { hosts: [{ namespace: '*', host: '*' }] };

const protocolOf = (word: string | undefined): Protocol =>
  protocols.get((word ?? '').toLowerCase()) ?? 'auto';

/** A listener on a Unix socket is not made. */
function egressPart({ port, hosts }: IstioEgressListener): EgressPart[] {
  const { number = 0, protocol } = port ?? {};
  const seen = hosts.flatMap((text) => {
    const [namespace = '', host = ''] = text.split('/', 2);
    return namespace === '~' ? [] : [{ namespace, host: host.toLowerCase() }];
  });
  if (port === undefined) return [{ hosts: seen }];
  return number === 0 ? [] : [{ port: { number, protocol: protocolOf(protocol) }, hosts: seen }];
}

function unknownOf(policy: OutboundTrafficPolicy | undefined, namespace: string): UnknownTraffic | undefined {
  if (policy === undefined) return undefined;
  const { mode, egressProxy } = policy;
  const proxy: Target | undefined = egressProxy && {
    kind: 'cluster',
    host: resolveHost(egressProxy.host, namespace),
    subset: egressProxy.subset ?? '',
    port: egressProxy.port?.number,
  };
  return { allow: mode === 'ALLOW_ANY', ...(proxy && { proxy }) };
}

function ingressPort({ port, defaultEndpoint = '', connectionPool }: IstioIngressListener): IngressPort {
  const number = port.number ?? 0;
  const limits = limitsOf(connectionPool);
  return {
    port: number,
    protocol: protocolOf(port.protocol),
    to: placeOf(defaultEndpoint, number),
    ...(limits && { limits }),
  };
}

/** The host and the port of an address; the host may stand in brackets. */
export function splitAddress(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, inBrackets, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:[\]]*)):(\d{1,5})$/.exec(text) ?? [];
  return port === '' ? undefined : { host: inBrackets ?? plain, port: Number(port) };
}

export const socketPrefix = 'unix://';

function placeOf(text: string, number: number): IngressPort['to'] {
  if (text.startsWith(socketPrefix)) return { kind: 'socket', path: text.slice(socketPrefix.length) };
  const address = splitAddress(text);
  if (address === undefined) return { kind: 'pod', port: number };
  const { host, port } = address;
  return host === '127.0.0.1' || host === '::1'
    ? { kind: 'loopback', address: host, port }
    : { kind: 'pod', port };
}

function limitsOf(pool: IstioIngressListener['connectionPool']): Limits | undefined {
  if (pool === undefined) return undefined;
  const { tcp, http } = traffic({ connectionPool: pool });
  return { ...(tcp && { tcp }), ...(http && { http }) };
}

/** What decides on the Sidecar for a workload. `rules` come oldest first; `scopes` are by namespace. */
export interface SidecarChoice {
  readonly rules: readonly SidecarRule[];
  readonly scopes: ReadonlyMap<string, NamespaceScope>;
  readonly root: string;
}

/** The Sidecar for a workload: the oldest of its namespace that selects it, else the one for workloads that none selects. */
export function sidecarFor(
  choice: SidecarChoice,
  { namespace, labels }: { readonly namespace: string; readonly labels: Labels },
): SidecarRule | undefined {
  const selecting = choice.rules.find(
    (rule) => rule.namespace === namespace && rule.selector !== undefined && selects(rule.selector, labels),
  );
  return selecting ?? commonSidecar(choice, namespace);
}

/** The Sidecar for workloads of a namespace that none selects: the namespace's, else what its scope says, else the root namespace's, else the mesh's scope. */
export function commonSidecar(
  { rules, scopes, root }: SidecarChoice,
  namespace: string,
): SidecarRule | undefined {
  const forAll = (place: string): SidecarRule | undefined =>
    rules.find((rule) => rule.namespace === place && rule.selector === undefined);
  const scope = scopes.get(namespace);
  const written = forAll(namespace) ?? (scope?.isOwn === true ? undefined : forAll(root));
  return written ?? scope?.rule;
}
