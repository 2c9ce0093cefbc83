import type { Envoy } from '../../lab/envoy.ts';
import { until } from '../../lab/process.ts';
import { openScene, type ProxiedPod, type Scene } from '../../lab/scene.ts';
import { lookups } from '../../lab/subscriptions.ts';
import { podsToRun, portsNamed, type Traffic } from '../../lab/traffic.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import { filesFor } from '../../src/envoy/apart.ts';
import { versionIn } from '../../src/envoy/fragment.ts';
import { type ConfigFiles, clustersFile, listenersFile, type ScopeFiles } from '../../src/envoy/model.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash } from '../../src/given.ts';
import type { Translation } from '../../src/translate.ts';
import { filesNamed } from '../properties/reading.ts';

/** Running proxies whose files follow one translation after another, by safe steps. */
export interface Proxies {
  readonly scene: Scene;
  /** Moves all proxies to a translation. Resolves with what Envoy refused or failed on, a line each. */
  moveTo(translation: Translation): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `ConfigMap`s as a scope's proxies hold them. */
type Live = Map<string, ScopeFiles>;

const filesOf = (files: ScopeFiles | undefined, key: string): ConfigFiles => filesFor(files, key);

const workloadOf = ({ workloads }: Translation, pod: string) => {
  const found = [...workloads.values()].find(({ pods }) => pods.includes(pod));
  if (found === undefined) throw new Error(`${pod} is no proxy`);
  return found;
};

/** Starts the proxies that the requests need. */
export async function openProxies(
  snapshot: Snapshot,
  first: Translation,
  traffic: Traffic,
): Promise<Proxies> {
  const pods = [...podsToRun(traffic)];
  const proxies = new Map(pods.map((key): [string, ProxiedPod] => [key, proxied(snapshot, first, key)]));
  const scene = await openScene({ snapshot, proxies, ports: portsNamed(traffic) });
  const live: Live = new Map(first.scopes);
  const next = rollout(hash);
  const moveScope = async (translation: Translation, scope: string, wanted: ScopeFiles) => {
    const mine = pods.filter((pod) => workloadOf(translation, pod).scope === scope);
    for (let step = next(live.get(scope) ?? wanted, wanted); step !== undefined; ) {
      if (step.phase === 'stuck') return [`${scope}: what is wanted does not fit a ConfigMap`];
      const move = { from: live.get(scope) ?? wanted, to: step.files };
      const { files } = step;
      live.set(scope, files);
      const wrong = await Promise.all(mine.map((pod) => write(scene, translation, pod, move)));
      if (wrong.flat().length > 0) return wrong.flat();
      step = next(files, wanted);
    }
    return [];
  };
  return {
    scene,
    close: () => scene.close(),
    moveTo: async (translation) => {
      const moves = [...translation.scopes].map(([scope, wanted]) => moveScope(translation, scope, wanted));
      return (await Promise.all(moves)).flat();
    },
  };
}

function proxied(snapshot: Snapshot, translation: Translation, key: string): ProxiedPod {
  const pod = snapshot.pods.get(key);
  const { scope, key: own, role } = workloadOf(translation, key);
  if (pod === undefined) throw new Error(`there is no pod ${key}`);
  return { pod, role, files: filesOf(translation.scopes.get(scope), own) };
}

async function write(
  scene: Scene,
  translation: Translation,
  pod: string,
  { from, to }: { readonly from: ScopeFiles; readonly to: ScopeFiles },
): Promise<readonly string[]> {
  const { key } = workloadOf(translation, pod);
  const files = filesOf(to, key);
  const envoy = scene.envoys.get(pod);
  if (envoy === undefined) throw new Error(`${pod} does not run`);
  const before = await countersOf(envoy);
  await scene.write(pod, files);
  return (await applied(envoy, files, { counters: before, files: filesOf(from, key) })).map(
    (line) => `${pod} ${line}`,
  );
}

/** Resolves when the proxy answers: while it reads thousands of rules on a busy machine it answers nobody. */
const countersOf = (envoy: Envoy): Promise<ReadonlyMap<string, number | string>> =>
  until(() => envoy.stats(counters).catch(() => undefined), {
    patience,
    otherwise: () => `The proxy does not answer.\n${envoy.log().slice(-3000)}`,
  });

/** A certificate's file that the user has not mounted is refused alone, and stops nothing else. */
const mustNotGrow = /^(?!sds\.).*\.update_(?:rejected|failure)$|^listener_manager\.listener_create_failure$/;

/** A listener that drains still reads its routes, whose file has gone by then. */
const isOfGoneFile = (counter: string, files: ConfigFiles): boolean => {
  const [, routes] = /\.rds\.(.+)\.update_failure$/.exec(counter) ?? [];
  return (
    routes !== undefined &&
    ![...files.keys()].some((file) => file.replaceAll(':', '_') === `rds.${routes}.json`)
  );
};

interface Before {
  readonly counters: ReadonlyMap<string, number | string>;
  readonly files: ConfigFiles;
}

/** Resolves when a proxy runs these clusters, listeners and routes, with the counters that have grown since. */
async function applied(envoy: Envoy, files: ConfigFiles, before: Before): Promise<readonly string[]> {
  const named = filesNamed(files.get(listenersFile) ?? '{}');
  const watched = [clustersFile, listenersFile, ...[...named].filter((file) => file.startsWith('rds.'))];
  const exempt = new Set([...lookups(before.files), ...lookups(files)]);
  const wanted = watched.map((file) => versionIn(files.get(file) ?? '') ?? `no version in ${file}`);
  return until(
    async () => {
      const stats = await countersOf(envoy);
      const refused = [...stats].filter(
        ([name, value]) =>
          mustNotGrow.test(name) &&
          !exempt.has(name) &&
          Number(value) > Number(before.counters.get(name) ?? 0) &&
          !isOfGoneFile(name, files),
      );
      const shown = new Set(stats.values());
      const there = wanted.every((version) => shown.has(version));
      const lines = refused.map(([name, value]) => `${name}: ${value}\n${envoy.log().slice(-3000)}`);
      return there || refused.length > 0 ? lines : undefined;
    },
    { patience, otherwise: () => `The files are not taken up.\n${envoy.log().slice(-3000)}` },
  ).catch((error: unknown) => [String(error)]);
}

/** Milliseconds that a proxy may take. */
const patience = 60_000;

const counters = '(version_text|update_rejected|update_failure|create_failure)$';
