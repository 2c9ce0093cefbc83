import { mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, ServiceEndpoints, ServicePolicies } from '../mesh/model.ts';
import { hostCovers } from '../mesh/names.ts';

/** The endpoints of a headless service, and what is said of it. */
export interface Headless {
  readonly endpoints: ServiceEndpoints;
  readonly policies: ServicePolicies | undefined;
}

/** The headless services whose TCP must be told from other TCP for some client, by the key of the service. */
export type HeadlessEndpoints = ReadonlyMap<string, Headless>;

/**
 * Clients of a headless service call its pods by their own addresses, which no listener of a service has. Passing the bytes on is right unless
 * something is said of them; only then is there a listener for each pod, since every change of its endpoints changes all proxies' listeners.
 */
export function headlessEndpoints(): (mesh: Mesh) => HeadlessEndpoints {
  const headless = memo((services: Mesh['services']): readonly MeshService[] =>
    [...services.values()].filter(
      ({ kind, ports }) =>
        kind === 'headless' && ports.some(({ protocol }) => protocol === 'tcp' || protocol === 'tls'),
    ),
  );
  const ruled = memo((tables: Mesh['routes']['mesh']): readonly string[] => [
    ...new Set(tables.flatMap(({ hosts, tcp, tls }) => (tcp.length + tls.length > 0 ? hosts : []))),
  ]);
  const each = mapEach(
    (endpoints: ServiceEndpoints, policies: ServicePolicies | undefined): Headless => ({
      endpoints,
      policies,
    }),
  );
  return ({ services, endpoints, policies, settings, routes }) => {
    const named = ruled(routes.mesh);
    return each(
      headless(services).flatMap(({ key, host }) => {
        const policy = policies.get(key);
        const found = endpoints.get(key);
        const told =
          !settings.allowAny ||
          policy?.everyone !== undefined ||
          (policy?.byClient.size ?? 0) > 0 ||
          named.some((one) => hostCovers(one, host));
        return told && found !== undefined ? [[key, [found, policy]] as const] : [];
      }),
    );
  };
}
