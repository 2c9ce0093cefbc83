import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { annotations } from '../src/api/objects.ts';
import { fields, stringMap, text } from '../src/api/read/fields.ts';
import { ApiError, type KubeClient } from '../src/kube/client.ts';
import { watchKind } from '../src/kube/watch.ts';
import { writeFolder } from '../src/local/folder.ts';

/** The proxies' volumes of a cluster that has no node, kept as the kubelet would. */
export interface Volumes {
  /** The folder of a pod, `namespace/name`, once it holds its files. */
  mounted(pod: string): Promise<string>;
  /** From now on a poke brings the files after so many milliseconds, at least and at most. */
  pace(delay: readonly [number, number]): void;
  /** From now on the pod's pokes are lost, as by a kubelet that is busy; false: no more. */
  deafen(pod: string, deaf: boolean): void;
  close(): Promise<void>;
}

/** What is looked at of a pod. */
interface PodVolume {
  readonly own: string;
  readonly shared: string;
  readonly namespace: string;
  readonly poke: string | undefined;
  readonly terminating: boolean;
}

interface Given {
  readonly client: KubeClient;
  /** The folder in which the volumes lie. */
  readonly root: string;
  /** Milliseconds after which a volume is looked at without a poke. */
  readonly resync?: number;
}

function podVolume(raw: unknown): PodVolume | undefined {
  const metadata = fields(fields(raw).metadata);
  const said = stringMap(metadata.annotations);
  const [own, shared] = [said[annotations.configMap], said[annotations.sharedConfigMap]];
  if (own === undefined || shared === undefined) return undefined;
  return {
    own,
    shared,
    namespace: text(metadata.namespace) ?? '',
    poke: said[annotations.configVersion],
    terminating: text(metadata.deletionTimestamp) !== undefined,
  };
}

/**
 * Plays the kubelet's mounting of projected volumes: an update of the pod brings the present ConfigMaps into its folder after 50 to 150 ms, as was
 * measured on a real one; without any it looks once a minute. Missing ConfigMaps are waited for, and a pod that ends gets nothing new.
 */
export function keepVolumes({ client, root, resync = 60_000 }: Given): Volumes {
  let delay = usual;
  const volumes = new Map<string, Volume>();
  const deaf = new Set<string>();
  const changed = (): void => {
    for (const [name, pod] of watch.table()) {
      const volume = volumes.get(name) ?? new Volume(client, join(root, name));
      volumes.set(name, volume);
      const isPoked = pod.poke !== volume.pod?.poke;
      volume.pod = pod;
      if (volume.isEmpty || (isPoked && !deaf.has(name)))
        volume.soon(delay[0] + Math.random() * (delay[1] - delay[0]));
    }
    for (const name of volumes.keys()) if (!watch.table().has(name)) volumes.delete(name);
  };
  const watch = watchKind<PodVolume>({
    client,
    kind: { kind: 'Pod', apiVersion: 'v1', plural: 'pods', namespaced: true },
    read: podVolume,
    changed,
    told: () => {},
  });
  const timer = setInterval(() => {
    for (const volume of volumes.values()) volume.soon(0);
  }, resync);
  return {
    mounted: async (pod) => {
      for (const end = performance.now() + 120_000; performance.now() < end; ) {
        const volume = volumes.get(pod);
        if (volume !== undefined && !volume.isEmpty) return volume.folder;
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error(`The ConfigMaps of pod ${pod} were not there within 120 s.`);
    },
    pace: (next) => {
      delay = next;
    },
    deafen: (pod, isDeaf) => void (isDeaf ? deaf.add(pod) : deaf.delete(pod)),
    close: async () => {
      clearInterval(timer);
      await watch.stop();
      await Promise.all([...volumes.values()].map((volume) => volume.stop()));
    },
  };
}

const usual: readonly [number, number] = [50, 150];
/** Between two looks for ConfigMaps that are not there yet, in milliseconds. */
const retry = 200;

class Volume {
  readonly folder: string;
  pod: PodVolume | undefined;
  isEmpty = true;
  private readonly client: KubeClient;
  private timer: NodeJS.Timeout | undefined;
  private tail: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(client: KubeClient, folder: string) {
    this.client = client;
    this.folder = folder;
  }

  /** A look that waits already is early enough. */
  soon(time: number): void {
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.tail = this.tail.then(() => this.mount());
    }, time);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.tail;
  }

  private async mount(): Promise<void> {
    const { pod } = this;
    if (pod === undefined || pod.terminating || this.stopped) return;
    try {
      const shared = await this.data(pod.namespace, pod.shared);
      const own = await this.data(pod.namespace, pod.own);
      if (shared === undefined || own === undefined) return this.soon(retry);
      await mkdir(this.folder, { recursive: true });
      await writeFolder(this.folder, new Map([...Object.entries(shared), ...Object.entries(own)]));
      this.isEmpty = false;
    } catch {
      // The API server is away for a while, or restarts.
      this.soon(retry);
    }
  }

  private async data(namespace: string, name: string): Promise<Readonly<Record<string, string>> | undefined> {
    const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
    try {
      return stringMap(fields(await this.client.request({ method: 'GET', path })).data);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }
}
