/** What an administrator does to an etcd, over its API as JSON. */
export interface EtcdStatus {
  /** Bytes of its file. */
  readonly size: number;
  /** Bytes of it that hold something, former revisions that are not compacted among them. */
  readonly used: number;
  readonly revision: string;
}

type Json = Readonly<Record<string, unknown>>;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Keys that no API server knows of. */
const filler = { from: base64('/filler/'), to: base64('/filler0') } as const;
const megabyte = base64('x'.repeat(1_000_000));

/** `url` is where etcd answers. Throws with what it said where it refuses. */
export function etcdAt(url: string) {
  const call = async (path: string, body: Json): Promise<Json> => {
    const answer = await fetch(`${url}/v3/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Json;
  };
  const status = async (): Promise<EtcdStatus> => {
    const { dbSize, dbSizeInUse, header } = await call('maintenance/status', {});
    const { revision } = header as Json;
    return { size: Number(dbSize), used: Number(dbSizeInUse), revision: String(revision) };
  };
  /** Gives back the room of former revisions. */
  const compact = async (): Promise<void> => {
    await call('kv/compaction', { revision: (await status()).revision, physical: true });
    await call('maintenance/defragment', {});
  };
  return {
    status,
    /** Writes until it takes no more. */
    fill: async (): Promise<void> => {
      for (let i = 0; ; i++) {
        try {
          await call('kv/put', { key: base64(`/filler/${i}`), value: megabyte });
        } catch (error) {
          if (String(error).includes('database space exceeded')) return;
          throw error;
        }
      }
    },
    /** Removes what filled it, gives back the room, and has it take writes again. */
    makeRoom: async (): Promise<void> => {
      await call('kv/deleterange', { key: filler.from, range_end: filler.to });
      await compact();
      const { alarms = [] } = await call('maintenance/alarm', { action: 'GET' });
      for (const alarm of alarms as readonly Json[])
        await call('maintenance/alarm', { action: 'DEACTIVATE', ...alarm });
    },
  };
}
