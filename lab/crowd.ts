import { annotations } from '../src/api/objects.ts';
import { fields, stringMap } from '../src/api/read/fields.ts';
import { versionIn } from '../src/envoy/fragment.ts';
import type { KubeClient } from '../src/kube/client.ts';
import { watchKind } from '../src/kube/watch.ts';
import { type VersionPages, versionPages } from './version-pages.ts';

/** Many proxies of one scope, of which only the pages on 15021 are there: what they show follows their pods' pokes as on a real node. */
export interface Crowd {
  /** How often they were asked what they run. */
  questions(): number;
  /** When the last of them told for the first time that it runs this version of a file, on the clock of `performance.now()`. */
  toldAt(file: string, version: string): number;
  /** How many different versions of a file they run now. */
  versions(file: string): ReadonlySet<string>;
  close(): Promise<void>;
}

interface Given {
  readonly client: KubeClient;
  readonly ns: string;
  /** The name of the ConfigMap that they share. */
  readonly shared: string;
  readonly count: number;
  /** What their pods say beside what they must. */
  readonly said?: Readonly<Record<string, string>>;
}

/** From a poke to the files in the volume, in milliseconds. */
const delay = [50, 150] as const;
const atOnce = 16;

/** Addresses of loopback that are this process's alone: the port is fixed. */
const net = `127.${190 + (process.pid % 50)}`;
const addressOf = (n: number): string => `${net}.${Math.floor(n / 200)}.${(n % 200) + 1}`;

async function inTurns(count: number, each: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await each(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

const statOf = (file: string): string => {
  const route = /^rds\.(.*)\.json$/.exec(file)?.[1];
  if (route !== undefined) return `http.out.rds.${route}.version_text`;
  return `${file === 'cds.json' ? 'cluster_manager.cds' : 'listener_manager.lds'}.version_text`;
};

/** One simulated proxy: its pages, and when it first told of the versions that it shows. */
interface Member {
  readonly pages: VersionPages;
  readonly told: Map<string, { readonly version: string | number; readonly at: number }>;
}

async function member(address: string): Promise<Member> {
  const told: Member['told'] = new Map();
  const pages = await versionPages(address, () => {
    const at = performance.now();
    for (const [stat, version] of pages.stats)
      if (told.get(stat)?.version !== version) told.set(stat, { version, at });
  });
  return { pages, told };
}

/** Makes the pods, ready, and their pages, which show no version yet. */
async function makeMembers({
  client,
  ns,
  shared,
  count,
  said: more = {},
}: Given): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  const path = `/api/v1/namespaces/${ns}/pods`;
  await inTurns(count, async (n) => {
    const [name, ip] = [`p${n}`, addressOf(n)];
    members.set(name, await member(ip));
    const said = {
      ...more,
      [annotations.configMap]: `sluice-${name}`,
      [annotations.sharedConfigMap]: shared,
    };
    const spec = { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'none' }] };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations: said }, spec };
    await client.request({ method: 'POST', path, body });
    const conditions = [{ type: 'Ready', status: 'True' }];
    const status = { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions };
    await client.request({ method: 'PATCH', path: `${path}/${name}/status`, body: { status } });
  });
  return members;
}

/** Brings the files to the proxies: when their ConfigMaps have come to be, and after each poke. */
function deliver({ client, ns, shared }: Given, members: ReadonlyMap<string, Member>): () => Promise<void> {
  const pokes = new Map<string, string>();
  const versions = async (name: string): Promise<readonly (readonly [string, string])[]> => {
    const path = `/api/v1/namespaces/${ns}/configmaps/${name}`;
    const data = stringMap(fields(await client.request({ method: 'GET', path })).data);
    return Object.entries(data)
      .filter(([file]) => file !== 'bootstrap.json')
      .map(([file, content]) => [statOf(file), versionIn(content) ?? ''] as const);
  };
  let reading: ReturnType<typeof versions> | undefined;
  const bring = async (name: string): Promise<void> => {
    reading ??= versions(shared).finally(() => {
      reading = undefined;
    });
    const stats = members.get(name)?.pages.stats;
    const own = stats?.has(statOf('lds.json')) ? [] : versions(`sluice-${name}`);
    const all = await Promise.all([reading, own]);
    for (const [stat, version] of all.flat()) stats?.set(stat, version);
  };
  const soon = (name: string): void => {
    const time = delay[0] + Math.random() * (delay[1] - delay[0]);
    // What is not there yet is looked for again, as the kubelet does.
    setTimeout(() => void bring(name).catch(() => soon(name)), time).unref();
  };
  const watch = watchKind<string>({
    client,
    kind: { kind: 'Pod', apiVersion: 'v1', plural: 'pods', namespaced: true },
    namespace: ns,
    metadataOnly: true,
    read: (raw) => stringMap(fields(fields(raw).metadata).annotations)[annotations.configVersion] ?? '',
    changed: () => {
      for (const [key, poke] of watch.table()) {
        const name = key.slice(ns.length + 1);
        if (pokes.get(name) === poke) continue;
        pokes.set(name, poke);
        soon(name);
      }
    },
    told: () => {},
  });
  return () => watch.stop();
}

export async function openCrowd(given: Given): Promise<Crowd> {
  const members = await makeMembers(given);
  const end = deliver(given, members);
  const all = (): readonly Member[] => [...members.values()];
  return {
    questions: () => all().reduce((sum, { pages }) => sum + (pages.asked.get('/config/versions') ?? 0), 0),
    toldAt: (file, version) =>
      Math.max(
        ...all().map(({ told }) => {
          const last = told.get(statOf(file));
          return last?.version === version ? last.at : Number.POSITIVE_INFINITY;
        }),
      ),
    versions: (file) => new Set(all().map(({ pages }) => String(pages.stats.get(statOf(file))))),
    close: async () => {
      await end();
      await Promise.all(all().map(({ pages }) => pages.close()));
    },
  };
}
