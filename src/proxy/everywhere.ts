import type { ProxySettings } from '../mesh/proxy-settings.ts';
import type { Listener } from './model.ts';

/** Any address, of either family. */
export const everywhere = { ipv4: '0.0.0.0', ipv6: '::' } as const;

/**
 * A listener for any address is one of each family that the mesh has. The two are apart, because one whose addresses change is drained: so all
 * stay as they are when the first IPv6 address comes or the last one goes. IPv4 is there in any case, for what leaves a pod.
 */
export const inFamilies = (
  listeners: readonly Listener[],
  { families = 'ipv4' }: Pick<ProxySettings, 'families'>,
): readonly Listener[] =>
  families === 'ipv4'
    ? listeners
    : listeners.flatMap((one) =>
        one.address === everywhere.ipv4 ? [one, { ...one, address: everywhere.ipv6 }] : [one],
      );
