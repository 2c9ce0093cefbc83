import type { Service, Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import type { Mesh, MeshService } from '../../mesh/model.ts';
import { refOf } from '../../mesh/names.ts';
import { isSystem } from './namespaces.ts';
import { eachRule } from './rule.ts';

/** Ports whose name does not say their protocol. */
function unsaid(object: Service, { kind, ports }: MeshService): Problem[] {
  if (kind === 'external' || isSystem(object.meta.namespace)) return [];
  const open = new Set(ports.filter(({ protocol }) => protocol === 'auto').map(({ number }) => number));
  return object.ports.flatMap(({ name, number, protocol, appProtocol }, i): Problem[] => {
    if (protocol !== 'TCP' || !open.has(number)) return [];
    const said =
      appProtocol === undefined
        ? `${name === '' ? 'has no name' : `is named ${JSON.stringify(name)}`}, which`
        : `has the appProtocol ${JSON.stringify(appProtocol)}, which`;
    const message = `Port ${number} ${said} does not say what is spoken there, so the proxy looks at the first bytes of each connection. Name it http-…, grpc-… or tcp-…, or set its appProtocol.`;
    return [
      {
        code: 'IST0118',
        severity: 'info',
        on: refOf('Service', object),
        path: `spec.ports[${i}].${appProtocol === undefined ? 'name' : 'appProtocol'}`,
        message,
      },
    ];
  });
}

function* entries(objects: Table<Service>, services: Mesh['services']) {
  for (const [key, object] of objects) {
    const service = services.get(key);
    if (service !== undefined) yield [key, [object, service]] as const;
  }
}

export const portName = eachRule(({ snapshot, mesh }) => [snapshot.services, mesh.services], entries, unsaid);
