import type { HTTPRoute } from './http.ts';
import type { NonNegativeInt32, PortNumber, PortOrZero, StringMap } from './scalars.ts';

/** Rules that say where the traffic for some hosts goes. */
export interface VirtualServiceSpec {
  /** The hosts the rules are for: service names, DNS names or wildcards. */
  readonly hosts?: readonly string[];
  /** Where the rules hold: names of Gateways as `name` or `namespace/name`, and `mesh` for all sidecars, which is the default. */
  readonly gateways?: readonly string[];
  /** Rules for HTTP traffic, of which the first that matches wins. */
  readonly http?: readonly HTTPRoute[];
  /** Rules for TLS connections that are routed by SNI without being decrypted. */
  readonly tls?: readonly TLSRoute[];
  /** Rules for plain TCP connections. */
  readonly tcp?: readonly TCPRoute[];
  /** Namespaces that see this VirtualService: names, `.` for its own or `*` for all. */
  readonly exportTo?: readonly string[];
}

/** Where traffic goes in the end: a service, and perhaps a subset and port of it. */
export interface Destination {
  /** A service's name; a short one is completed with the namespace of the rule. */
  readonly host: string;
  /** A subset that a DestinationRule of the host declares. */
  readonly subset?: string;
  /** The service's port; needed when it has several and none fits. */
  readonly port?: PortSelector;
}

/** Names a port by its number. */
export interface PortSelector {
  /** The port's number, from 1 to 65535. */
  readonly number?: PortNumber;
}

/** A rule for TCP connections. */
export interface TCPRoute {
  /** Conditions of which one must hold; none means every connection. */
  readonly match?: readonly L4MatchAttributes[];
  /** Destinations that share the connections by weight. */
  readonly route?: readonly RouteDestination[];
}

/** A rule for TLS connections that stay encrypted. */
export interface TLSRoute {
  /** Conditions of which one must hold. */
  readonly match: readonly TLSMatchAttributes[];
  /** Destinations that share the connections by weight. */
  readonly route?: readonly RouteDestination[];
}

/** A destination for connections with its share. */
export interface RouteDestination {
  /** Where the connections go. */
  readonly destination: Destination;
  /** Its share relative to the sum of all weights. */
  readonly weight?: NonNegativeInt32;
}

/** Conditions on a TCP connection, all of which must hold. */
export interface L4MatchAttributes {
  /** Networks, as CIDR or address, one of which holds the connection's destination. */
  readonly destinationSubnets?: readonly string[];
  /** The port that the connection was made to. */
  readonly port?: PortOrZero;
  /** The network that the client is in; Istio no longer looks at it. */
  readonly sourceSubnet?: string;
  /** Labels that the calling workload must carry. */
  readonly sourceLabels?: StringMap;
  /** Gateways that this condition is for, in place of those at the top. */
  readonly gateways?: readonly string[];
  /** The namespace that the calling workload must be in. */
  readonly sourceNamespace?: string;
}

/** Conditions on a TLS connection, all of which must hold. */
export interface TLSMatchAttributes {
  /** Server names, exact or `*.suffix`, one of which the client asks for. */
  readonly sniHosts: readonly string[];
  /** Networks, as CIDR or address, one of which holds the connection's destination. */
  readonly destinationSubnets?: readonly string[];
  /** The port that the connection was made to. */
  readonly port?: PortOrZero;
  /** Labels that the calling workload must carry. */
  readonly sourceLabels?: StringMap;
  /** Gateways that this condition is for, in place of those at the top. */
  readonly gateways?: readonly string[];
  /** The namespace that the calling workload must be in. */
  readonly sourceNamespace?: string;
}
