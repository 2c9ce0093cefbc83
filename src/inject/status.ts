import { annotations } from '../api/objects.ts';
import { type Fields, fields, isFields, text, texts } from '../api/read/fields.ts';

/** What was done to a pod, and so what is to be undone. */
export interface Status {
  readonly initContainers: readonly string[];
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  readonly undo: Undo;
}

export interface Undo {
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  /** Members that were not there, or were null, such as `metadata.labels`. */
  readonly made: Readonly<Record<string, 'absent' | 'null'>>;
  /** A gateway's own container as it was. */
  readonly container?: Fields;
}

/** The value of the annotation `sidecar.istio.io/status`: Istio's shape, and beside it what is to be undone. */
export const statusText = ({ initContainers, containers, volumes, undo }: Status): string =>
  JSON.stringify({
    initContainers,
    containers,
    volumes,
    imagePullSecrets: null,
    revision: 'default',
    'sluice.dev/undo': undo,
  });

/** What the annotation of a pod says; undefined where there is none, `foreign` where another injector wrote it. */
export function readStatus(pod: Fields): Status | 'foreign' | undefined {
  const written = text(fields(fields(pod.metadata).annotations)[annotations.status]);
  if (written === undefined) return undefined;
  const status = fields(parsed(written));
  const undo = status['sluice.dev/undo'];
  if (!isFields(undo)) return 'foreign';
  return {
    initContainers: texts(status.initContainers),
    containers: texts(status.containers),
    volumes: texts(status.volumes),
    undo: {
      labels: texts(undo.labels),
      annotations: texts(undo.annotations),
      made: Object.fromEntries(
        Object.entries(fields(undo.made)).map(([path, was]) => [path, was === 'null' ? 'null' : 'absent']),
      ),
      ...(isFields(undo.container) ? { container: undo.container } : {}),
    },
  };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
