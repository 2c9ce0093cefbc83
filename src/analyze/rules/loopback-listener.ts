import type { Problem } from '../../api/problem.ts';
import { onceEach, type RunGateway, runGateways } from './gateway-servers.ts';
import { wholeRule } from './rule.ts';

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1';

/** Servers that listen to their own pod alone, on a port that a Service offers to others. */
const hidden = ({ workload, servers }: RunGateway): Problem[] =>
  servers.flatMap(({ bind = '', port, from, path }): Problem[] => {
    if (!isLoopback(bind) || !workload.exposes.some(({ number }) => number === port)) return [];
    const message = `A Service of the gateway offers port ${port}, but the server listens on ${bind}, which only its own pod reaches. Remove bind, or write 0.0.0.0.`;
    return [{ code: 'IST0143', severity: 'error', on: from, path: `${path}.bind`, message }];
  });

export const loopbackListener = wholeRule(
  ({ mesh }) => [mesh.servers, mesh.workloads],
  (servers, workloads) => onceEach(runGateways(servers, workloads).flatMap(hidden)),
);
