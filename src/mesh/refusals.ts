import type { Gateway } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { refOf } from './names.ts';

/** Refuses an object for what stands at a path of it. */
export type Refuse = (path: string, message: string) => void;

export const refusing =
  (problems: Problem[], on: ObjectRef): Refuse =>
  (path, message) => {
    problems.push({ code: 'IST0106', severity: 'error', on, path, message });
  };

/** Mistakes for which a Gateway is refused as a whole. */
export function gatewayRefusals(object: Gateway): Problem[] {
  const on = refOf('Gateway', object);
  const problems: Problem[] = [];
  const refuse = refusing(problems, on);
  const servers = object.spec.servers ?? [];
  if (servers.length === 0) refuse('spec.servers', 'A Gateway needs at least one server.');
  servers.forEach((server, i) => {
    const path = `spec.servers[${i}]`;
    if ((server.hosts ?? []).length === 0)
      refuse(`${path}.hosts`, 'The server needs at least one host; "*" is any.');
    if (server.port?.number === undefined) refuse(`${path}.port.number`, 'The server needs a port number.');
    if (server.port?.targetPort !== undefined)
      refuse(
        `${path}.port.targetPort`,
        'targetPort is not supported; the Service of the gateway decides it. Remove the field.',
      );
  });
  return problems;
}
