import type {
  ConsistentHashLB,
  HTTPBody,
  HTTPFaultInjectionAbort,
  HTTPFaultInjectionDelay,
  HTTPRedirect,
  HTTPRewrite,
  HTTPRoute,
  LoadBalancerSettings,
  LocalityLoadBalancerSetting,
  Port,
  ServerTLSSettings,
  ServiceEntrySpec,
  StringMatch,
} from './istio.ts';

/** The messages of Istio's API in which some fields exclude each other. */
interface Messages {
  readonly StringMatch: StringMatch;
  readonly HTTPRoute: HTTPRoute;
  readonly HTTPRewrite: HTTPRewrite;
  readonly HTTPRedirect: HTTPRedirect;
  readonly HTTPBody: HTTPBody;
  readonly HTTPFaultInjectionDelay: HTTPFaultInjectionDelay;
  readonly HTTPFaultInjectionAbort: HTTPFaultInjectionAbort;
  readonly LoadBalancerSettings: LoadBalancerSettings;
  readonly ConsistentHashLB: ConsistentHashLB;
  readonly LocalityLoadBalancerSetting: LocalityLoadBalancerSetting;
  readonly Port: Port;
  readonly ServerTLSSettings: ServerTLSSettings;
  readonly ServiceEntrySpec: ServiceEntrySpec;
}

/** Of these members of one message at most one may be set; of a single member, none. */
export type Exclusion = readonly string[];

type Table = { readonly [M in keyof Messages]: readonly (readonly (keyof Messages[M])[])[] };

const table: Table = {
  StringMatch: [['exact', 'prefix', 'regex']],
  HTTPRoute: [
    ['route', 'redirect', 'directResponse', 'delegate'],
    ['redirect', 'fault'],
    ['redirect', 'rewrite'],
    ['directResponse', 'fault'],
    ['directResponse', 'rewrite'],
    ['mirror', 'mirrors'],
  ],
  HTTPRewrite: [['uri', 'uriRegexRewrite']],
  HTTPRedirect: [['port', 'derivePort']],
  HTTPBody: [['string', 'bytes']],
  HTTPFaultInjectionDelay: [['fixedDelay', 'exponentialDelay']],
  HTTPFaultInjectionAbort: [['httpStatus', 'grpcStatus', 'http2Error']],
  LoadBalancerSettings: [
    ['simple', 'consistentHash'],
    ['warmup', 'warmupDurationSecs'],
  ],
  ConsistentHashLB: [
    ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'],
    ['ringHash', 'maglev'],
  ],
  LocalityLoadBalancerSetting: [['distribute', 'failover']],
  Port: [['targetPort']],
  ServerTLSSettings: [
    ['credentialName', 'credentialNames'],
    ['credentialNames', 'tlsCertificates'],
  ],
  ServiceEntrySpec: [['endpoints', 'workloadSelector']],
};

/** What excludes each other, by the name of the message: it goes into the CRDs and into the check without a cluster. */
export const exclusions: ReadonlyMap<string, readonly Exclusion[]> = new Map(Object.entries(table));

/** The sentence a user reads when an exclusion is broken. */
export function explainExclusion(members: Exclusion): string {
  const [only, ...others] = members;
  if (others.length === 0) return `The field ${only} may not be set here. Remove it.`;
  return `At most one of ${members.join(', ')} may be set. Keep one and remove the rest.`;
}

/** The exclusion as a CEL rule over the message. */
export function celExclusion(members: Exclusion): string {
  const [only, ...others] = members;
  if (others.length === 0) return `!has(self.${only})`;
  if (others.length === 1) return `!has(self.${only}) || !has(self.${others[0]})`;
  return `${members.map((member) => `(has(self.${member}) ? 1 : 0)`).join(' + ')} <= 1`;
}
