import type { ClientTLSSettings, PortTrafficPolicy, TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule, SecretRef, Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { CredentialSearch } from './credentials.ts';
import { memo } from './incremental.ts';
import type { Workload } from './model.ts';
import { byKey, refOf, sees, selects, visibility } from './names.ts';
import { ruleRefusals } from './policy-refusals.ts';

/** A Secret in the namespace of the gateway that opens the connection. `mutual`: its certificate is shown; `verified`: its authorities judge the server's. */
export interface UpstreamCredential {
  readonly name: string;
  readonly mutual: boolean;
  readonly verified: boolean;
}

/** The names of the files that a gateway's own Secret brings. */
export interface UpstreamFiles {
  readonly identity?: { readonly certificate: string; readonly key: string };
  readonly trust?: { readonly authorities: string; readonly revoked?: string };
}

interface Place {
  readonly on: Problem['on'];
  readonly path: string;
}

const nobody: Place = { on: { kind: 'DestinationRule', namespace: '', name: '' }, path: '' };

/** The files of a credential in a namespace, or what of it is not to be had. Authorities stand in a Secret of their own, `NAME-cacert`, or beside the certificate. */
export function upstreamFiles(
  { name, mutual, verified }: UpstreamCredential,
  namespace: string,
  secrets: Table<SecretRef>,
  { on, path }: Place = nobody,
): { readonly files?: UpstreamFiles; readonly problems: readonly Problem[] } {
  const search = new CredentialSearch({
    on,
    namespace,
    secrets,
    effect: 'requests through gateways there are answered with 503',
  });
  const named = { name, path };
  const identity = mutual
    ? { certificate: search.part(named, 'certificate').file, key: search.part(named, 'key').file }
    : undefined;
  const apart = { name: `${name}-cacert`, path };
  const judge = search.has(apart) ? apart : named;
  const trust = verified
    ? {
        authorities: search.part(judge, 'authorities').file,
        ...(search.lists(judge, 'revoked') ? { revoked: search.part(judge, 'revoked').file } : {}),
      }
    : undefined;
  if (!search.isWhole) return { problems: search.problems };
  return { files: { ...(identity && { identity }), ...(trust && { trust }) }, problems: search.problems };
}

/** The credential that settings name; files of the container are named otherwise. */
export const credentialIn = (tls: ClientTLSSettings | undefined): UpstreamCredential | undefined =>
  (tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL') && tls.credentialName
    ? { name: tls.credentialName, mutual: tls.mode === 'MUTUAL', verified: tls.insecureSkipVerify !== true }
    : undefined;

type Client = Pick<Workload, 'namespace' | 'labels' | 'role'>;
type Clients = ReadonlyMap<string, Client>;
type ExportTo = readonly string[] | undefined;

/** A function to what of rules' credentials does not work for those who obey them: gateways none of which has the Secret, and sidecars, which never have. */
export function credentialStage() {
  const naming = memo((rules: Table<DestinationRule>): readonly Ruled[] => {
    const ruled = new Map<string, Ruled>();
    for (const [key, rule] of rules) {
      const named = namedIn(rule);
      if (named.length > 0 && ruleRefusals(rule).length === 0) ruled.set(key, { rule, named });
    }
    return byKey(ruled).map(([, one]) => one);
  });
  const problems = memo(
    (ruled: readonly Ruled[], clients: Clients, secrets: Table<SecretRef>, exportTo: ExportTo) =>
      ruled.flatMap((one) => {
        const obeying = [...clients.values()].filter((each) => obeys(one.rule, each, exportTo));
        return credentialProblems(one, obeying, secrets);
      }),
  );
  return (
    rules: Table<DestinationRule>,
    clients: Clients,
    secrets: Table<SecretRef>,
    exportTo: ExportTo,
  ): readonly Problem[] => problems(naming(rules), clients, secrets, exportTo);
}

interface Ruled {
  readonly rule: DestinationRule;
  readonly named: readonly Named[];
}

function credentialProblems(
  { rule, named }: Ruled,
  obeying: readonly Client[],
  secrets: Table<SecretRef>,
): Problem[] {
  const gateways = [
    ...new Set(obeying.flatMap(({ role, namespace }) => (role === 'gateway' ? [namespace] : []))),
  ].sort();
  const on = refOf('DestinationRule', rule);
  return named.flatMap(({ path, credential }): readonly Problem[] => {
    const found = gateways.map((namespace) => upstreamFiles(credential, namespace, secrets, { on, path }));
    const whole = found.filter(({ files }) => files !== undefined);
    const told = (whole.length > 0 ? whole : found).flatMap(({ problems }) => problems);
    return obeying.some(({ role }) => role === 'sidecar')
      ? [...told, withoutSecret(on, path, gateways.length > 0 ? 'info' : 'warning')]
      : told;
  });
}

const withoutSecret = (on: Problem['on'], path: string, severity: Problem['severity']): Problem => ({
  code: 'SLU0115',
  severity,
  on,
  path,
  message:
    "A sidecar has no Secrets: gateways obey this, while sidecars speak TLS without a client certificate and verify the server by the system's authorities. For sidecars mount the Secret into the proxy and give its paths, or pick gateways by a workloadSelector.",
});

function obeys({ meta, spec }: DestinationRule, client: Client, otherwise: ExportTo): boolean {
  const { workloadSelector, exportTo } = spec;
  if (workloadSelector === undefined)
    return sees(visibility(exportTo, meta.namespace, otherwise), client.namespace);
  return client.namespace === meta.namespace && selects(workloadSelector.matchLabels ?? {}, client.labels);
}

interface Named {
  readonly path: string;
  readonly credential: UpstreamCredential;
}

function namedIn({ spec }: DestinationRule): readonly Named[] {
  const policies: (readonly [string, TrafficPolicy | undefined])[] = [
    ['spec.trafficPolicy', spec.trafficPolicy],
    ...(spec.subsets ?? []).map(
      (subset, i) => [`spec.subsets[${i}].trafficPolicy`, subset.trafficPolicy] as const,
    ),
  ];
  const given = policies.filter(([, policy]) => policy !== undefined);
  const parts = given.flatMap(
    ([path, policy]): (readonly [string, PortTrafficPolicy | TrafficPolicy | undefined])[] => [
      [path, policy],
      ...(policy?.portLevelSettings ?? []).map((one, i) => [`${path}.portLevelSettings[${i}]`, one] as const),
    ],
  );
  return parts.flatMap(([path, policy]) => {
    const credential = credentialIn(policy?.tls);
    return credential === undefined ? [] : [{ path: `${path}.tls.credentialName`, credential }];
  });
}
