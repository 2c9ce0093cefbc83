import type { ClientTLSSettings, OutlierDetection, PortTrafficPolicy, TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { balancerRefusals } from './balancer-refusals.ts';
import { durationRefusal } from './duration.ts';
import { refOf } from './names.ts';
import { labelRefusals } from './reference-refusals.ts';
import { type Refuse, refusing } from './refusals.ts';

/** Mistakes for which a DestinationRule is refused as a whole although each field fits its schema. */
export function ruleRefusals(object: DestinationRule): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('DestinationRule', object));
  const { host, trafficPolicy, subsets = [] } = object.spec;
  if (host === undefined || host === '') refuse('spec.host', 'A DestinationRule needs a host.');
  selectorRefusals(object, refuse);
  if (trafficPolicy !== undefined) policyRefusals(trafficPolicy, 'spec.trafficPolicy', refuse);
  subsets.forEach((subset, i) => {
    const path = `spec.subsets[${i}]`;
    if (subset.name === '') refuse(`${path}.name`, 'A subset needs a name, by which routes refer to it.');
    if (subset.name?.includes('|'))
      refuse(`${path}.name`, `The name ${subset.name} holds a "|". Use letters, digits, "-", "_" and ".".`);
    if (subset.trafficPolicy !== undefined)
      policyRefusals(subset.trafficPolicy, `${path}.trafficPolicy`, refuse);
  });
  return problems;
}

/** Pods are picked in the rule's own namespace, so no other one can have it. */
function selectorRefusals({ meta, spec }: DestinationRule, refuse: Refuse): void {
  if (spec.workloadSelector === undefined) return;
  labelRefusals(spec.workloadSelector.matchLabels, 'spec.workloadSelector.matchLabels', refuse);
  const others = (spec.exportTo ?? []).filter((name) => name !== '.' && name !== meta.namespace);
  if (others.length > 0)
    refuse(
      'spec.exportTo',
      `A rule with a workloadSelector is for pods of its own namespace, so it cannot be exported to ${others.join(', ')}. Remove exportTo, or workloadSelector.`,
    );
}

function policyRefusals(policy: TrafficPolicy, path: string, refuse: Refuse): void {
  partRefusals(policy, path, refuse);
  tunnelRefusals(policy, `${path}.tunnel`, refuse);
  (policy.portLevelSettings ?? []).forEach((one, i) => {
    const at = `${path}.portLevelSettings[${i}]`;
    if (one.port?.number === undefined)
      refuse(`${at}.port.number`, 'A port-level policy needs the number of its port.');
    partRefusals(one, at, refuse);
  });
}

/** What a policy and a port's policy have in common. */
function partRefusals(policy: Omit<PortTrafficPolicy, 'port'>, path: string, refuse: Refuse): void {
  poolRefusals(policy.connectionPool, `${path}.connectionPool`, refuse);
  outlierRefusals(policy.outlierDetection, `${path}.outlierDetection`, refuse);
  balancerRefusals(policy.loadBalancer, `${path}.loadBalancer`, refuse);
  tlsRefusals(policy.tls, `${path}.tls`, refuse);
}

function poolRefusals(pool: TrafficPolicy['connectionPool'], path: string, refuse: Refuse): void {
  const { tcp, http } = pool ?? {};
  durationRefusal(tcp?.connectTimeout, `${path}.tcp.connectTimeout`, refuse);
  durationRefusal(tcp?.maxConnectionDuration, `${path}.tcp.maxConnectionDuration`, refuse);
  durationRefusal(tcp?.idleTimeout, `${path}.tcp.idleTimeout`, refuse, true);
  durationRefusal(http?.idleTimeout, `${path}.http.idleTimeout`, refuse);
  if (http?.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol === true)
    refuse(
      `${path}.http.useClientProtocol`,
      "The client's protocol cannot be kept where h2UpgradePolicy: UPGRADE changes it. Remove one of the two.",
    );
}

function outlierRefusals(outlier: OutlierDetection | undefined, path: string, refuse: Refuse): void {
  durationRefusal(outlier?.interval, `${path}.interval`, refuse);
  durationRefusal(outlier?.baseEjectionTime, `${path}.baseEjectionTime`, refuse);
}

/** The longest name that TLS carries, in bytes. */
const longestName = 255;

function tlsRefusals(tls: ClientTLSSettings | undefined, path: string, refuse: Refuse): void {
  if (tls?.mode === undefined || tls.mode === 'DISABLE') return;
  if (tls.mode === 'ISTIO_MUTUAL') {
    const message =
      'ISTIO_MUTUAL needs the certificates of a mesh CA, and there is none here. Use MUTUAL with files of your own, or DISABLE.';
    refuse(`${path}.mode`, message);
    return;
  }
  certificateRefusals(tls, path, refuse);
  const sni = tls.sni ?? '';
  if (sni.length > longestName || !/^[!-~]*$/.test(sni))
    refuse(
      `${path}.sni`,
      `A server name has at most ${longestName} ASCII characters, and no spaces. Write an international name in its ASCII form (xn--…).`,
    );
}

function certificateRefusals(tls: ClientTLSSettings, path: string, refuse: Refuse): void {
  if (tls.mode === 'MUTUAL' && !tls.credentialName) {
    if (!tls.clientCertificate)
      refuse(`${path}.clientCertificate`, "MUTUAL needs the path of the client's certificate.");
    if (!tls.privateKey) refuse(`${path}.privateKey`, "MUTUAL needs the path of the client's private key.");
  }
  if (tls.credentialName && (tls.clientCertificate || tls.privateKey || tls.caCertificates))
    refuse(
      `${path}.credentialName`,
      'The certificates come from a Secret or from files, not from both. Remove credentialName or the paths.',
    );
}

function tunnelRefusals({ tunnel }: TrafficPolicy, path: string, refuse: Refuse): void {
  if (tunnel === undefined) return;
  if (tunnel.protocol !== undefined && !['', 'CONNECT', 'POST'].includes(tunnel.protocol))
    refuse(`${path}.protocol`, `The protocol ${tunnel.protocol} is neither CONNECT nor POST.`);
  if (!/^[!-$&-~]+$/.test(tunnel.targetHost))
    refuse(`${path}.targetHost`, 'The tunnel needs the name or the address of the host at its far end.');
}
