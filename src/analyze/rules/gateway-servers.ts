import { memo } from '../../mesh/incremental.ts';
import type { GatewayServer, Workload } from '../../mesh/model.ts';
import { selects } from '../../mesh/names.ts';

/** A gateway's pods, and the servers that they run, oldest first. */
export interface RunGateway {
  readonly workload: Workload;
  readonly servers: readonly GatewayServer[];
}

/** Every gateway that runs. */
export const runGateways = memo(
  (servers: readonly GatewayServer[], workloads: ReadonlyMap<string, Workload>): readonly RunGateway[] =>
    [...workloads.values()]
      .filter(({ role }) => role === 'gateway')
      .map((workload) => ({
        workload,
        servers: servers.filter(({ selector }) => selects(selector, workload.labels)),
      })),
);

/** Each problem once, however many gateways run the server that it is about. */
export const onceEach = <T extends { readonly path: string; readonly on: object }>(
  found: readonly T[],
): T[] => [...new Map(found.map((one) => [`${JSON.stringify(one.on)} ${one.path}`, one])).values()];
