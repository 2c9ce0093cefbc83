/** A kind as the API server serves it. */
export interface ResourceKind {
  readonly kind: string;
  /** `v1`, or `group/version`. */
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Older versions that are taken where `apiVersion` is not served, the best first. */
  readonly olderVersions?: readonly string[];
}

/** The versions of Istio's API that mean the same, the best first: an older Istio's definitions serve only some of them. */
export const istioVersions = [
  'networking.istio.io/v1',
  'networking.istio.io/v1beta1',
  'networking.istio.io/v1alpha3',
] as const;

/** What is accepted where the metadata of an object, or of those in a list, is all that is asked for. */
export const metadataOnly = {
  object: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
  list: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json',
} as const;

/** The rule that a ClusterRole lacks. */
export interface RbacRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The path under which objects of the kind are listed: those of one namespace, or all. */
export function collectionPath(kind: ResourceKind, namespace?: string): string {
  const root = kind.apiVersion.includes('/') ? `/apis/${kind.apiVersion}` : `/api/${kind.apiVersion}`;
  return namespace === undefined
    ? `${root}/${kind.plural}`
    : `${root}/namespaces/${namespace}/${kind.plural}`;
}

/** What an account must be allowed in order to watch the kind. */
export function watchRule({ apiVersion, plural }: ResourceKind): RbacRule {
  const slash = apiVersion.indexOf('/');
  return {
    apiGroups: [apiVersion.slice(0, Math.max(slash, 0))],
    resources: [plural],
    verbs: ['list', 'watch'],
  };
}
