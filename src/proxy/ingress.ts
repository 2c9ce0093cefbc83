import type { InboundPort, Workload } from '../mesh/model.ts';
import type { IngressPort, SidecarRule } from '../mesh/sidecar-model.ts';

/** A workload as a Sidecar has it take connections: on its listeners in place of the services' ports, within its bounds. */
export function withIngress(workload: Workload, { ingress, limits }: SidecarRule): Workload {
  const serves = ingress === undefined ? workload.serves : ingress.map((one) => served(one, workload));
  const bounded = limits === undefined ? serves : serves.map((one) => ({ limits, ...one }));
  return bounded === workload.serves ? workload : { ...workload, serves: bounded };
}

/** A port that a service declares too obeys the service's policy. */
function served({ port, protocol, to, limits }: IngressPort, { serves }: Workload): InboundPort {
  const declared = serves.find((one) => one.number === port) ?? serves.find((one) => one.port === port);
  const { number = port, service = '', host = '', from = [] } = declared ?? {};
  return { port, number, protocol, service, host, from, to, ...(limits && { limits }) };
}
