import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** A ConfigMap to be written. */
export interface ConfigMapObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly resourceVersion?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly OwnerReference[];
  };
  readonly data: Iterable<readonly [string, string]>;
}

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export const protobuf = 'application/vnd.kubernetes.protobuf';

/** What each such body begins with. */
const magic = Uint8Array.of(0x6b, 0x38, 0x73, 0x00);

/** Numbers of fields, from the files generated.proto of k8s.io/api/core/v1 and, in k8s.io/apimachinery/pkg, apis/meta/v1 and runtime. */
const numbers = {
  unknown: { typeMeta: 1, raw: 2 },
  typeMeta: { apiVersion: 1, kind: 2 },
  configMap: { metadata: 1, data: 2 },
  metadata: {
    name: 1,
    namespace: 3,
    resourceVersion: 6,
    labels: 11,
    annotations: 12,
    ownerReferences: 13,
  },
  ownerReference: { kind: 1, name: 3, uid: 4, apiVersion: 5 },
  entry: { key: 1, value: 2 },
} as const;

/**
 * A ConfigMap as the body of a request. Its files are JSON: as a string of JSON each of their quotes would be escaped by us and unescaped by the API
 * server.
 */
export function configMapMessage({ metadata, data }: ConfigMapObject): Uint8Array {
  const writer = new BinaryWriter().raw(magic);
  message(writer, numbers.unknown.typeMeta, () => {
    text(writer, numbers.typeMeta.apiVersion, 'v1');
    text(writer, numbers.typeMeta.kind, 'ConfigMap');
  });
  message(writer, numbers.unknown.raw, () => {
    message(writer, numbers.configMap.metadata, () => writeMetadata(writer, metadata));
    entries(writer, numbers.configMap.data, data);
  });
  return writer.finish();
}

function writeMetadata(writer: BinaryWriter, metadata: ConfigMapObject['metadata']): void {
  const { name, namespace, resourceVersion, labels, annotations, ownerReferences = [] } = metadata;
  text(writer, numbers.metadata.name, name);
  text(writer, numbers.metadata.namespace, namespace);
  if (resourceVersion !== undefined) text(writer, numbers.metadata.resourceVersion, resourceVersion);
  entries(writer, numbers.metadata.labels, Object.entries(labels));
  entries(writer, numbers.metadata.annotations, Object.entries(annotations));
  for (const owner of ownerReferences) {
    message(writer, numbers.metadata.ownerReferences, () => {
      text(writer, numbers.ownerReference.kind, owner.kind);
      text(writer, numbers.ownerReference.name, owner.name);
      text(writer, numbers.ownerReference.uid, owner.uid);
      text(writer, numbers.ownerReference.apiVersion, owner.apiVersion);
    });
  }
}

function text(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

function message(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function entries(writer: BinaryWriter, field: number, all: Iterable<readonly [string, string]>): void {
  for (const [key, value] of all) {
    message(writer, field, () => {
      text(writer, numbers.entry.key, key);
      text(writer, numbers.entry.value, value);
    });
  }
}
