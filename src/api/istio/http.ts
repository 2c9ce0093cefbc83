import type {
  Duration,
  HTTPStatus,
  NonNegativeInt32,
  Percent,
  PortOrZero,
  StringMap,
  StringMatch,
  UInt32,
  WholePercent,
} from './scalars.ts';
import type { Destination } from './virtualservice.ts';

/** One rule for HTTP requests: when it holds and what is done then. */
export interface HTTPRoute {
  /** A name that appears in access logs and in the proxy's routes. */
  readonly name?: string;
  /** Conditions of which one must hold; none means every request. */
  readonly match?: readonly HTTPMatchRequest[];
  /** Destinations that share the requests by weight. */
  readonly route?: readonly HTTPRouteDestination[];
  /** Answer with a redirect. */
  readonly redirect?: HTTPRedirect;
  /** Answer with a fixed response. */
  readonly directResponse?: HTTPDirectResponse;
  /** Leave the routing of what matches to another VirtualService, one without hosts. */
  readonly delegate?: Delegate;
  /** Change path or authority before the request is forwarded. */
  readonly rewrite?: HTTPRewrite;
  /** How long a request may take with all its retries; none means no limit. */
  readonly timeout?: Duration;
  /** When and how often a failed request is tried again. */
  readonly retries?: HTTPRetry;
  /** Delays and failures to cause on purpose. */
  readonly fault?: HTTPFaultInjection;
  /** A second destination that receives a copy of the requests and whose answers are dropped. */
  readonly mirror?: Destination;
  /** Destinations that each receive a copy of the requests. */
  readonly mirrors?: readonly HTTPMirrorPolicy[];
  /** Deprecated spelling of `mirrorPercent`. */
  readonly mirror_percent?: WholePercent;
  /** Deprecated: how many percent of the requests `mirror` receives; use `mirrorPercentage`. */
  readonly mirrorPercent?: WholePercent;
  /** The share of the requests that `mirror` receives; all of them by default. */
  readonly mirrorPercentage?: Percent;
  /** What browsers may do across origins. */
  readonly corsPolicy?: CorsPolicy;
  /** Headers to change on every request and response of this rule. */
  readonly headers?: Headers;
}

/** Conditions on a request, all of which must hold. */
export interface HTTPMatchRequest {
  /** A name that is added to the rule's name in access logs. */
  readonly name?: string;
  /** The path without its query. */
  readonly uri?: StringMatch;
  /** `http` or `https`. */
  readonly scheme?: StringMatch;
  /** The method, such as `GET`. */
  readonly method?: StringMatch;
  /** The Host or `:authority` header. */
  readonly authority?: StringMatch;
  /** Headers by their names in lower case; `{}` asks only that the header is there. */
  readonly headers?: Readonly<Record<string, StringMatch>>;
  /** The port that the request was sent to. */
  readonly port?: PortOrZero;
  /** Labels that the calling workload must carry. */
  readonly sourceLabels?: StringMap;
  /** Gateways that this condition is for, in place of those at the top. */
  readonly gateways?: readonly string[];
  /** Query parameters by their names; `{}` asks only that the parameter is there. */
  readonly queryParams?: Readonly<Record<string, StringMatch>>;
  /** Compare the path without regard to case; has no effect on a regex. */
  readonly ignoreUriCase?: boolean;
  /** Headers that must not match. */
  readonly withoutHeaders?: Readonly<Record<string, StringMatch>>;
  /** The namespace that the calling workload must be in. */
  readonly sourceNamespace?: string;
  /** A prefix for the statistics of requests that match. */
  readonly statPrefix?: string;
}

/** A destination for requests with its share. */
export interface HTTPRouteDestination {
  /** Where the requests go. */
  readonly destination: Destination;
  /** Its share relative to the sum of all weights; a single destination needs none. */
  readonly weight?: NonNegativeInt32;
  /** Headers to change on what goes to and comes from this destination. */
  readonly headers?: Headers;
}

/** Changes of headers in both directions. */
export interface Headers {
  /** Changes before the request is forwarded. */
  readonly request?: HeaderOperations;
  /** Changes before the response is handed back. */
  readonly response?: HeaderOperations;
}

/** What is done to headers: set, then added, then removed names. */
export interface HeaderOperations {
  /** Headers whose value is replaced. */
  readonly set?: StringMap;
  /** Headers that get a further value. */
  readonly add?: StringMap;
  /** Names of headers to take away. */
  readonly remove?: readonly string[];
}

/** A changed path or authority. */
export interface HTTPRewrite {
  /** Replaces the path, or the part of it that a prefix match named, byte for byte. */
  readonly uri?: string;
  /** Replaces the Host or `:authority` header. */
  readonly authority?: string;
  /** Replaces what a regular expression finds in the path. */
  readonly uriRegexRewrite?: RegexRewrite;
}

/** A replacement by regular expression. */
export interface RegexRewrite {
  /** An RE2 expression; every occurrence is replaced. */
  readonly match?: string;
  /** What to put there, where `\1` stands for the first capture group. */
  readonly rewrite?: string;
}

/** A redirect as the answer. */
export interface HTTPRedirect {
  /** The path to redirect to; the request's own by default. */
  readonly uri?: string;
  /** The authority to redirect to; the request's own by default. */
  readonly authority?: string;
  /** The port to redirect to. */
  readonly port?: PortOrZero;
  /** Takes the port from the scheme's default or from the request. */
  readonly derivePort?: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT';
  /** The scheme to redirect to; the request's own by default. */
  readonly scheme?: string;
  /** 301, 302, 303, 307 or 308; 301 by default. */
  readonly redirectCode?: UInt32;
}

/** A fixed response that no backend is asked for. */
export interface HTTPDirectResponse {
  /** The status to answer with. */
  readonly status: HTTPStatus;
  /** The body to answer with. */
  readonly body?: HTTPBody;
}

/** A body, as text or as bytes. */
export interface HTTPBody {
  /** The body as text. */
  readonly string?: string;
  /** The body in base64. */
  readonly bytes?: string;
}

/** Names the VirtualService that goes on with the routing. */
export interface Delegate {
  /** The VirtualService's name. */
  readonly name?: string;
  /** The VirtualService's namespace; that of the root by default. */
  readonly namespace?: string;
}

/** When and how often a failed request is tried again. */
export interface HTTPRetry {
  /** Further tries after the first; 0 switches retries off. */
  readonly attempts?: NonNegativeInt32;
  /** How long one try may take; the rule's timeout by default. */
  readonly perTryTimeout?: Duration;
  /** What counts as a failure, as a list with commas: conditions in Envoy's spelling and status codes. */
  readonly retryOn?: string;
  /** Try endpoints of other localities too. */
  readonly retryRemoteLocalities?: boolean;
  /** Prefer endpoints that have not failed this request yet; true by default. */
  readonly retryIgnorePreviousHosts?: boolean;
  /** The least time between two tries, which grows from try to try; 25ms by default. */
  readonly backoff?: Duration;
}

/** Delays and failures to cause on purpose; the delay comes first. */
export interface HTTPFaultInjection {
  /** Hold requests back before they are forwarded. */
  readonly delay?: HTTPFaultInjectionDelay;
  /** Answer requests with an error. */
  readonly abort?: HTTPFaultInjectionAbort;
}

/** A delay before requests are forwarded. */
export interface HTTPFaultInjectionDelay {
  /** How long each request is held back. */
  readonly fixedDelay?: Duration;
  /** Refused, as in Istio. */
  readonly exponentialDelay?: Duration;
  /** Deprecated: how many percent of the requests are held back; use `percentage`. */
  readonly percent?: WholePercent;
  /** The share of the requests that are held back; none of them by default. */
  readonly percentage?: Percent;
}

/** An error as the answer. */
export interface HTTPFaultInjectionAbort {
  /** The HTTP status to answer with. */
  readonly httpStatus?: HTTPStatus;
  /** The gRPC status to answer with, by name, such as `UNAVAILABLE`. */
  readonly grpcStatus?: string;
  /** Refused, as in Istio. */
  readonly http2Error?: string;
  /** The share of the requests that fail; none of them by default. */
  readonly percentage?: Percent;
}

/** A destination that receives a copy of the requests. */
export interface HTTPMirrorPolicy {
  /** Where the copies go. */
  readonly destination: Destination;
  /** The share of the requests that are copied; all of them by default. */
  readonly percentage?: Percent;
}

/** What browsers may do across origins. */
export interface CorsPolicy {
  /** Deprecated: origins in full, or `*`; use `allowOrigins`. */
  readonly allowOrigin?: readonly string[];
  /** Origins that may send requests. */
  readonly allowOrigins?: readonly StringMatch[];
  /** Methods that a preflight allows. */
  readonly allowMethods?: readonly string[];
  /** Request headers that a preflight allows. */
  readonly allowHeaders?: readonly string[];
  /** Response headers that a script may read. */
  readonly exposeHeaders?: readonly string[];
  /** How long a browser may remember a preflight. */
  readonly maxAge?: Duration;
  /** Whether requests may carry credentials. */
  readonly allowCredentials?: boolean;
  /** Whether a preflight from another origin goes on to the backend. */
  readonly unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE';
}
