import type { ClientTLSSettings, TrafficPolicy } from '../../api/istio.ts';
import type { DestinationRule, Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import type { Mesh, MeshService } from '../../mesh/model.ts';
import { refOf, resolveHost } from '../../mesh/names.ts';
import { servicesByHost } from './destinations.ts';
import { eachRule } from './rule.ts';

const namesNoAuthority = (tls: ClientTLSSettings | undefined): boolean =>
  (tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL') &&
  [tls.caCertificates, tls.credentialName].every((field) => (field ?? '') === '') &&
  tls.insecureSkipVerify !== true;

/** TLS to a host without authorities of its own. For a service of the cluster those that come with the proxy hardly vouch. */
function unnamedAuthorities(rule: DestinationRule, service: MeshService | undefined): Problem[] {
  const inCluster = service?.kind === 'clusterIP' || service?.kind === 'headless';
  const tell = (code: Problem['code'], path: string, where: string): Problem => ({
    code,
    severity: inCluster ? 'warning' : 'info',
    on: refOf('DestinationRule', rule),
    path,
    message: `No caCertificates are set for ${where}, so its certificate must come from an authority of the proxy's image (/etc/ssl/certs/ca-certificates.crt), else requests are answered with 503. Set caCertificates where a private authority signed it.`,
  });
  const { host, trafficPolicy, subsets = [] } = rule.spec;
  const inPolicy = (policy: TrafficPolicy | undefined, path: string): Problem[] => [
    ...(namesNoAuthority(policy?.tls) ? [tell('IST0128', `${path}.tls.caCertificates`, host)] : []),
    ...(policy?.portLevelSettings ?? []).flatMap(({ port, tls }, i) =>
      namesNoAuthority(tls)
        ? [
            tell(
              'IST0129',
              `${path}.portLevelSettings[${i}].tls.caCertificates`,
              `port ${port?.number ?? 0} of ${host}`,
            ),
          ]
        : [],
    ),
  ];
  return [
    ...inPolicy(trafficPolicy, 'spec.trafficPolicy'),
    ...subsets.flatMap((subset, i) => inPolicy(subset.trafficPolicy, `spec.subsets[${i}].trafficPolicy`)),
  ];
}

function* entries(rules: Table<DestinationRule>, services: Mesh['services']) {
  const byHost = servicesByHost(services);
  for (const [key, rule] of rules)
    yield [key, [rule, byHost.get(resolveHost(rule.spec.host, rule.meta.namespace))]] as const;
}

export const serverVerification = eachRule(
  ({ snapshot, mesh }) => [snapshot.destinationRules, mesh.services],
  entries,
  unnamedAuthorities,
);
