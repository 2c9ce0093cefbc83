import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, ServiceEndpoints } from '../mesh/model.ts';

/** The endpoints of headless services whose TCP must be told from other TCP, by the key of the service. */
export type HeadlessEndpoints = ReadonlyMap<string, ServiceEndpoints>;

/**
 * Clients of a headless service call its pods by their own addresses, which no listener of a service has. Passing the bytes on is right unless
 * something is said of them; only then is there a listener for each pod, since every change of its endpoints changes all proxies' listeners.
 */
export function headlessEndpoints(): (mesh: Mesh) => HeadlessEndpoints {
  const keep = keepList<string | ServiceEndpoints>();
  const headless = memo((services: Mesh['services']): readonly MeshService[] =>
    [...services.values()].filter(
      ({ kind, ports }) =>
        kind === 'headless' && ports.some(({ protocol }) => protocol === 'tcp' || protocol === 'tls'),
    ),
  );
  const ruled = memo(
    (tables: Mesh['routes']['mesh']): ReadonlySet<string> =>
      new Set(tables.flatMap(({ hosts, tcp, tls }) => (tcp.length + tls.length > 0 ? hosts : []))),
  );
  const index = memo((pairs: readonly (string | ServiceEndpoints)[]): HeadlessEndpoints => {
    const entries = pairs.flatMap((one, i) => {
      const key = pairs[i - 1];
      return typeof one === 'object' && typeof key === 'string' ? [[key, one] as const] : [];
    });
    return new Map(entries);
  });
  return ({ services, endpoints, policies, settings, routes }) => {
    const named = ruled(routes.mesh);
    const pairs = headless(services).flatMap(({ key, host }) => {
      const policy = policies.get(key);
      const ruledBy = policy?.everyone !== undefined || (policy?.byClient.size ?? 0) > 0;
      const found = endpoints.get(key);
      const told = !settings.allowAny || ruledBy || named.has(host);
      return told && found !== undefined ? [key, found] : [];
    });
    return index(keep('', pairs));
  };
}
