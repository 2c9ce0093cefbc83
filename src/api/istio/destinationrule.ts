import type { StringMap } from './scalars.ts';
import type { TrafficPolicy } from './trafficpolicy.ts';

/** What holds for traffic to a host once the routing has chosen it. */
export interface DestinationRuleSpec {
  /** The service; a short name is completed with the rule's namespace, and `*.suffix` means several. */
  readonly host: string;
  /** The policy for all traffic to the host. */
  readonly trafficPolicy?: TrafficPolicy;
  /** Named groups of the host's endpoints. */
  readonly subsets?: readonly Subset[];
  /** Namespaces that see this rule: names, `.` for its own or `*` for all. */
  readonly exportTo?: readonly string[];
  /** The workloads of the rule's namespace that obey it as clients; all of them by default. */
  readonly workloadSelector?: PolicyWorkloadSelector;
}

/** A named group of a host's endpoints. */
export interface Subset {
  /** The name that routes refer to. */
  readonly name: string;
  /** Labels that an endpoint's pod must carry besides the service's selector. */
  readonly labels?: StringMap;
  /** A policy for this group; what it leaves out comes from the rule. */
  readonly trafficPolicy?: TrafficPolicy;
}

/** Picks client workloads by label. */
export interface PolicyWorkloadSelector {
  /** Labels that a workload must carry. */
  readonly matchLabels?: StringMap;
}
