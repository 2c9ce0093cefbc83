import { objectKey } from '../api/objects.ts';
import { rawObject } from '../api/read/objects.ts';
import type { KubeClient } from './client.ts';
import { type Held, managedLabel, readConfigMap, readHeld } from './configmaps.ts';
import { collectionPath, type ResourceKind } from './kinds.ts';
import { list } from './list.ts';
import { pause, rest } from './pace.ts';

/** Changes are gathered for this time, in milliseconds. */
const quiet = 50;
/** When there are more to read than so many, all are listed. */
const few = 20;
/** A ConfigMap takes up to 1 MiB, and a page is parsed as a whole. */
const page = 50;

export const configMapKind: ResourceKind = {
  kind: 'ConfigMap',
  apiVersion: 'v1',
  plural: 'configmaps',
  namespaced: true,
};
export const ownSelector = `${managedLabel}=true`;

interface Reading {
  readonly client: KubeClient;
  readonly unread: () => readonly string[];
  readonly took: (key: string, held: Held) => void;
  readonly gone: (key: string) => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Reads the contents of our ConfigMaps until none is unread. */
export class Reader {
  private readonly given: Reading;
  private readonly end = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(given: Reading) {
    this.given = given;
  }

  soon(): void {
    if (this.end.signal.aborted) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.run();
    }, quiet);
  }

  run(): Promise<void> {
    this.running ??= this.read().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.end.abort();
    await this.running;
  }

  private async read(): Promise<void> {
    const { signal } = this.end;
    for (let failures = 0; !signal.aborted; ) {
      const keys = this.given.unread();
      if (keys.length === 0) return;
      try {
        await (keys.length > few ? this.readAll() : Promise.all(keys.map((key) => this.readOne(key))));
        this.given.done();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        this.given.failed(error);
        await rest(pause(failures++, error), signal);
      }
    }
  }

  private async readAll(): Promise<void> {
    const { client, took } = this.given;
    const listing = {
      client,
      path: collectionPath(configMapKind),
      query: { labelSelector: ownSelector },
      page,
    };
    await list({ ...listing, signal: this.end.signal }, (raw) => {
      const held = readHeld(raw);
      if (held !== undefined) took(objectKey(rawObject(raw).on), held);
    });
  }

  private async readOne(key: string): Promise<void> {
    const found = await readConfigMap(this.given.client, key);
    if (found === undefined) this.given.gone(key);
    else this.given.took(key, found.held);
  }
}
