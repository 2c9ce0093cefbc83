import { rm } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '../api/objects.ts';
import { askProxy } from '../ask.ts';
import { isApart } from '../envoy/apart.ts';
import { isCertificate } from '../envoy/certificates.ts';
import {
  bootstrapFile,
  type ConfigFiles,
  type FileName,
  isEndpointFile,
  listenersFile,
  type ScopeFiles,
} from '../envoy/model.ts';
import { behind, type Shown, showsAwaited, subscriptions, versionsIn } from '../envoy/shown.ts';
import type { Workload } from '../mesh/model.ts';
import { readFolder, writeFolder } from './folder.ts';

/** How long a proxy that answers may hold back a step, and how long one answer may take, in milliseconds. */
const deadline = 10_000;
const patience = 1_000;
const firstWait = 5;
const longestWait = 200;

export interface FolderSink {
  readonly out: string;
  /** The pods as they were last read, for their addresses. */
  readonly pods: () => Snapshot['pods'];
  /** Certificates and keys under the names of their files. */
  readonly texts?: () => ReadonlyMap<FileName, string>;
  /** Whether a proxy at an address may be asked for its versions; by default, one on this machine. */
  readonly reaches?: (address: string) => boolean;
}

/** The folder of a workload below `out`. */
export const folderOf = (out: string, key: string): string => join(out, ...key.split('/'));

const ownFiles: ReadonlySet<FileName> = new Set([bootstrapFile, listenersFile]);

/**
 * What of folders is shared, and what is each one's own. A folder shows one file of a name, so an endpoint file that is wanted of its own hides
 * the shared one, which then passes for what is wanted: nobody sees it. A folder that has other files than the rest, as when it is left behind by a
 * write that was interrupted, is that of a proxy that is apart.
 */
function layers(folders: ReadonlyMap<string, ConfigFiles>, wanted: ScopeFiles): ScopeFiles {
  const isOwn = (key: string, name: FileName): boolean =>
    ownFiles.has(name) || isCertificate(name) || wanted.own.get(key)?.has(name) === true;
  const common = [...folders].filter(([key]) => !isApart(wanted.own.get(key)));
  const shared = new Map(common.length === 0 ? wanted.shared : sharedOf(common, wanted, isOwn));
  const isShared = (key: string, files: ConfigFiles): boolean =>
    !isApart(wanted.own.get(key)) &&
    [...files.keys()].every((name) => shared.has(name) || isOwn(key, name)) &&
    [...shared].every(([name, text]) => {
      const settled = isOwn(key, name) || (isEndpointFile(name) && !wanted.shared.has(name));
      return settled ? files.has(name) : files.get(name) === text;
    });
  const own = [...folders].flatMap(([key, files]) => {
    if (![...ownFiles].every((name) => files.has(name))) return [];
    const mine = isShared(key, files) ? [...files].filter(([name]) => isOwn(key, name)) : [...files];
    return [[key, new Map(mine.map(withoutText))] as const];
  });
  return { shared, own: new Map(own) };
}

function* sharedOf(
  folders: readonly (readonly [string, ConfigFiles])[],
  wanted: ScopeFiles,
  isOwn: (key: string, name: FileName) => boolean,
): Iterable<readonly [FileName, string]> {
  const [first = ['', new Map<FileName, string>()] as const] = folders;
  for (const [name, text] of first[1]) {
    if (!isOwn(first[0], name)) yield [name, text];
    else if (isEndpointFile(name)) {
      const shown = folders.find(([key, files]) => files.has(name) && !isOwn(key, name));
      const under = shown === undefined ? wanted.shared.get(name) : shown[1].get(name);
      if (under !== undefined) yield [name, under];
    }
  }
}

/** A folder per workload, laid out as its pods would see it, in place of two ConfigMaps. */
export function folderSink({ out, pods, texts = () => new Map(), reaches = isHere }: FolderSink) {
  const written = new Set<string>();
  const live = async (
    _scope: string,
    workloads: readonly Workload[],
    wanted?: ScopeFiles,
  ): Promise<ScopeFiles> => {
    const folders = await Promise.all(
      workloads.map(async ({ key }) => ({ key, files: await readFolder(folderOf(out, key)) })),
    );
    return layers(
      new Map(folders.flatMap(({ key, files }) => (files === undefined ? [] : [[key, files] as const]))),
      wanted ?? { shared: new Map(), own: new Map() },
    );
  };
  const addressesOf = (workload: Workload): string[] =>
    workload.pods.flatMap((key) => {
      const ip = pods().get(key)?.ip;
      return ip !== undefined && reaches(ip) ? [ip] : [];
    });
  const all = (
    workloads: readonly Workload[],
    fits: (shown: Shown, key: string, files: ConfigFiles) => boolean,
  ): Promise<void> =>
    until(async () => {
      const asked = workloads.flatMap((workload) =>
        addressesOf(workload).map((address) => ({ key: workload.key, address })),
      );
      const answers = await Promise.all(
        asked.map(async ({ key, address }) => {
          const files = (await readFolder(folderOf(out, key))) ?? new Map<FileName, string>();
          const answer = await askProxy(address, '/config/versions', { patience });
          return answer === undefined || fits(versionsIn(answer, subscriptions(files)), key, files);
        }),
      );
      return answers.every((fitting) => fitting);
    });
  return {
    live,
    write: async (_scope: string, files: ScopeFiles): Promise<void> => {
      for (const [key, own] of files.own) {
        written.add(key);
        const folder = folderOf(out, key);
        await writeFolder(folder, new Map([...files.shared, ...(await filled(folder, own, texts()))]));
      }
    },
    shown: (
      workloads: readonly Workload[],
      what: { readonly after: Versions; readonly afterOwn: ReadonlyMap<string, Versions> },
    ) =>
      all(workloads, (shown, key) =>
        showsAwaited(shown, new Map([...what.after, ...(what.afterOwn.get(key) ?? [])])),
      ),
    served: (workloads: readonly Workload[]) =>
      all(workloads, (shown, _key, files) => behind(shown, files).length === 0),
    remove: async (keep: ReadonlySet<string>): Promise<void> => {
      for (const key of written) {
        if (keep.has(key)) continue;
        written.delete(key);
        await rm(folderOf(out, key), { recursive: true, force: true });
      }
    },
  };
}

/** Of certificates the rest of the program knows no more than the names. */
const withoutText = ([name, text]: readonly [FileName, string]): readonly [FileName, string] =>
  isCertificate(name) ? [name, ''] : [name, text];

/** The files with the texts of certificates; those that no Secret holds any more are taken from the folder. */
async function filled(
  folder: string,
  files: ConfigFiles,
  texts: ReadonlyMap<FileName, string>,
): Promise<ConfigFiles> {
  const names = [...files.keys()].filter(isCertificate);
  if (names.length === 0) return files;
  const there = names.every((name) => texts.has(name)) ? undefined : await readFolder(folder);
  const known = names.flatMap((name) => {
    const text = texts.get(name) ?? there?.get(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return new Map([...[...files].filter(([name]) => !isCertificate(name)), ...known]);
}

type Versions = ReadonlyMap<FileName, string>;

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + deadline;
  for (
    let wait = firstWait;
    !(await condition()) && performance.now() < end;
    wait = Math.min(wait * 2, longestWait)
  ) {
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Only proxies on this machine are asked: any other address belongs to somebody. */
function isHere(address: string): boolean {
  if (address.startsWith('127.') || address === '::1') return true;
  return Object.values(networkInterfaces()).some((one) => one?.some((each) => each.address === address));
}
