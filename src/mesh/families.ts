import type { Pod, Service, Snapshot, Table } from '../api/objects.ts';
import { memo } from './incremental.ts';
import type { ConnectionDefaults, MeshSettings } from './settings.ts';

/** The families of IP addresses that a mesh's pods and Services have. With both, each of them may have either or both. */
export type Families = 'ipv4' | 'ipv6' | 'both';

export const isIpv6 = (address: string): boolean => address.includes(':');

/** A pod in its node's network has the node's addresses, which need not be those of the cluster. */
function familiesOf(services: Table<Service>, pods: Table<Pod>): Families {
  let [ipv4, ipv6] = [false, false];
  const note = (address: string | undefined): void => {
    if (address === undefined) return;
    if (isIpv6(address)) ipv6 = true;
    else ipv4 = true;
  };
  for (const { clusterIPs } of services.values()) clusterIPs.forEach(note);
  for (const { ip, otherIP, hostNetwork } of pods.values()) {
    if (ipv4 && ipv6) break;
    if (hostNetwork) continue;
    note(ip);
    note(otherIP);
  }
  if (!ipv6) return 'ipv4';
  return ipv4 ? 'both' : 'ipv6';
}

/** A function from snapshots to what the mesh configuration says, for the families that the mesh has. */
export function inFamilies(
  settings: (config: Snapshot['config']) => MeshSettings,
): (snapshot: Pick<Snapshot, 'config' | 'services' | 'pods'>) => MeshSettings {
  const found = memo(familiesOf);
  const proxies = memo((given: MeshSettings['proxies'], families: Families) => ({ ...given, families }));
  const connections = memo((given: ConnectionDefaults): ConnectionDefaults => ({ ...given, lookup: 'ipv6' }));
  const whole = memo(
    (given: MeshSettings, families: Families): MeshSettings => ({
      ...given,
      proxies: proxies(given.proxies, families),
      connections: families === 'ipv6' ? connections(given.connections) : given.connections,
    }),
  );
  return ({ config, services, pods }) => {
    const families = found(services, pods);
    const said = settings(config);
    return families === 'ipv4' ? said : whole(said, families);
  };
}
