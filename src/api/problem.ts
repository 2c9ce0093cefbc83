/** The address of a Kubernetes object. `namespace` is empty for a cluster-wide one. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** Istio's codes where one exists (https://istio.io/latest/docs/reference/config/analysis/), `SLU…` where none does. */
export const problemCodes = {
  IST0101: 'ReferencedResourceNotFound',
  IST0102: 'NamespaceNotInjected',
  IST0103: 'PodMissingProxy',
  IST0106: 'SchemaValidationError',
  IST0107: 'MisplacedAnnotation',
  IST0108: 'UnknownAnnotation',
  IST0109: 'ConflictingMeshGatewayVirtualServiceHosts',
  IST0110: 'ConflictingSidecarWorkloadSelectors',
  IST0111: 'MultipleSidecarsWithoutWorkloadSelectors',
  IST0112: 'VirtualServiceDestinationPortSelectorRequired',
  IST0116: 'DeploymentAssociatedToMultipleServices',
  IST0118: 'PortNameIsNotUnderNamingConvention',
  IST0123: 'NamespaceMultipleInjectionLabels',
  IST0125: 'InvalidAnnotation',
  IST0128: 'NoServerCertificateVerificationDestinationLevel',
  IST0129: 'NoServerCertificateVerificationPortLevel',
  IST0130: 'VirtualServiceUnreachableRule',
  IST0131: 'VirtualServiceIneffectiveMatch',
  IST0132: 'VirtualServiceHostNotFoundInGateway',
  IST0133: 'SchemaWarning',
  IST0134: 'ServiceEntryAddressesRequired',
  IST0137: 'DeploymentConflictingPorts',
  IST0138: 'GatewayDuplicateCertificate',
  IST0139: 'InvalidWebhook',
  IST0140: 'IngressRouteRulesNotAffected',
  IST0143: 'LocalhostListener',
  IST0144: 'InvalidApplicationUID',
  IST0145: 'ConflictingGateways',
  IST0161: 'InvalidGatewayCredential',
  IST0162: 'GatewayPortNotDefinedOnService',
  IST0173: 'DestinationRuleSubsetNotSelectPods',
  IST0174: 'UnknownDestinationRuleHost',
  SLU0001: 'NotYaml',
  SLU0002: 'UnknownKind',
  SLU0101: 'InvalidMatch',
  SLU0102: 'InvalidRoute',
  SLU0103: 'MissingWeights',
  SLU0104: 'FaultDisablesRetries',
  SLU0105: 'DoubleSlashRewrite',
  SLU0106: 'WildcardShadowsExactHost',
  SLU0107: 'HttpRouteToTcpPort',
  SLU0108: 'NotTranslated',
  SLU0109: 'DestinationRuleConflict',
  SLU0110: 'DuplicateObject',
  SLU0111: 'HostIsAnAlias',
  SLU0112: 'WithoutEffect',
  SLU0113: 'ServiceEntryConflict',
  SLU0114: 'RuleWithoutPort',
  SLU0115: 'NoSecretsForSidecars',
  SLU0121: 'DelegateConflict',
  SLU0201: 'FileBudgetExceeded',
  SLU0202: 'ConfigMapTooLarge',
  SLU0203: 'ReservedPort',
  SLU0204: 'ConfigMapTaken',
  SLU0205: 'SecretsForbidden',
  SLU0206: 'SecretTaken',
  SLU0302: 'NameTaken',
  SLU0304: 'NotIntercepted',
  SLU0305: 'ProxiesOfOneUser',
  SLU0306: 'JobNeverEnds',
  SLU0307: 'NoGatewayContainer',
  SLU0308: 'TwoInjectors',
  SLU0309: 'PodSecurityRefusesProxies',
} as const;

export type ProblemCode = keyof typeof problemCodes;

/**
 * A mistake as a value: it becomes status, a webhook answer, a line of `analyze` or of the log.
 * `path` is the field inside the object (`spec.http[0].route[1].weight`), empty for the object as a whole;
 * `message` names what is wrong and the way out, in sentences.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly on: ObjectRef;
  readonly path: string;
  readonly message: string;
}

/** The path of a member: `path.name`, or `path[name]` where the name is no plain word, as a header's may not be. */
export const member = (path: string, name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${name}]`;
