import type { ScopeFiles } from '../envoy/model.ts';
import type { Workload } from '../mesh/model.ts';
import { asker } from './asking.ts';
import { contentHash, type Files, type Owner, type PutResult, split } from './configmaps.ts';
import { KeyFiles } from './key-files.ts';
import type { Awaited, KubeSink } from './kube-sink.ts';
import { QueueStopped } from './lane.ts';
import { Membership, podsOf } from './membership.ts';
import type { PodProxy, ProxyState } from './pod-proxy.ts';
import type { Refusal } from './questions.ts';
import type { Rank } from './schedule.ts';
import { ScopeProxies } from './scope-proxies.ts';
import { Standing } from './standing.ts';
import { Waiting } from './waiting.ts';

const defaultStepTime = 2_000;
const noFiles: Files = new Map();

/** What stands in the ConfigMaps of every scope, and the proxies that run it. */
export class Scopes {
  readonly standing: Standing;
  private readonly given: KubeSink;
  readonly refused: ((scope: string, refusal: Refusal) => void)[] = [];
  changed: () => void = () => {};
  private readonly membership = new Membership();
  /** What each scope is to have in the end. */
  private readonly wanted = new Map<string, ScopeFiles>();
  private readonly proxies = new Map<string, ScopeProxies>();
  /** By scope, and in it by ConfigMap. */
  private readonly records = new Map<string, ReadonlyMap<string, string>>();
  private followed: { readonly workloads: object; readonly pods: object } | undefined;
  private readonly asker = asker();
  private readonly waiting: Waiting;
  readonly keys: KeyFiles;

  constructor(given: KubeSink) {
    this.given = given;
    this.waiting = new Waiting((scope, pods) => given.told({ kind: 'waiting', scope, pods }));
    const ownerOf = (key: string): Owner | undefined => {
      const workload = this.membership.of(key);
      return workload && given.owner?.(workload);
    };
    // The version is the one that the pods were last told, and an annotation that stays is no news to the kubelet.
    const restored = (key: string): void => {
      for (const workload of this.membership.naming(key))
        this.of(workload.scope).poke(workload.key, 'routes', true);
    };
    this.keys = new KeyFiles(given, ownerOf, restored);
    this.standing = new Standing({
      ...given,
      ownerOf,
      recordOf: (key) => [...this.records.values()].find((kept) => kept.has(key))?.get(key),
      restored,
      unwritten: (key, error) =>
        given.told({
          kind: 'unwritten',
          key,
          pods: this.membership.naming(key).flatMap(({ pods }) => pods),
          error,
        }),
    });
  }

  readonly failed = (what: string, error: unknown): void => this.given.told({ kind: 'failed', what, error });

  async live(scope: string, workloads: readonly Workload[], wanted?: ScopeFiles): Promise<ScopeFiles> {
    this.join(scope, workloads);
    if (wanted !== undefined) this.wanted.set(scope, wanted);
    await this.given.configMaps.begin();
    const shared = await this.standing.files(scope, wanted?.shared);
    const own = await Promise.all(
      workloads.map(async ({ key }) => ({
        key,
        files: this.keys.beside(key, await this.standing.files(key, this.keys.apart(wanted?.own.get(key)))),
      })),
    );
    const live = {
      shared: shared ?? noFiles,
      own: new Map(own.flatMap(({ key, files }) => (files === undefined ? [] : [[key, files] as const]))),
    };
    if (live.shared.size > 0) this.of(scope).take(live);
    return live;
  }

  /** A ConfigMap that fails does not hold up the others; the first error is thrown when all have had their turn. */
  async write(scope: string, files: ScopeFiles): Promise<void> {
    const rank = this.rank(scope, files);
    const proxies = this.of(scope);
    // Certificates are there before anything names them.
    const lacking = [...files.own].filter(([key, own]) => !this.keys.brings(key, own));
    if (lacking.length > 0) await Promise.all(lacking.map(([key, own]) => this.keys.put(key, own, rank)));
    const shared = await this.standing.put(scope, files.shared, rank);
    proxies.take(files);
    const ends = await Promise.allSettled(
      [...files.own].map(async ([key, own]) => {
        const result = await this.standing.put(key, this.keys.apart(own) ?? own, rank);
        if (![shared, result].some(({ kind }) => kind === 'written')) return;
        if (!isFirst(result) || proxies.hasStarted(key)) proxies.poke(key, rank, false);
      }),
    );
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  /** A step that only prepares an edit of routes is as urgent as the edit. */
  private rank(scope: string, files: ScopeFiles): Rank {
    const live = this.known(scope, files);
    const wanted = this.wanted.get(scope) ?? files;
    const whole = this.given.urgency(live, wanted);
    return whole === 'routes' ? whole : this.given.urgency(live, files);
  }

  remember(scope: string, records: ReadonlyMap<string, string>): void {
    if (records.size > 0) this.records.set(scope, records);
    else this.records.delete(scope);
  }

  remembered(scope: string): ReadonlyMap<string, string> {
    const { configMaps } = this.given;
    return new Map(
      [scope, ...this.membership.keys(scope)].flatMap((key) => {
        const record = configMaps.get(key)?.record;
        return record === undefined ? [] : [[key, record] as const];
      }),
    );
  }

  async shown(scope: string | undefined, what: Awaited, signal: AbortSignal): Promise<void> {
    if (scope === undefined) return;
    const awaited = (key: string): Files => new Map([...what.after, ...(what.afterOwn.get(key) ?? [])]);
    await this.of(scope).shown(awaited, signal, this.waiting.of(scope));
  }

  follow(workloads: ReadonlyMap<string, Workload>): void {
    const pods = this.given.pods();
    if (this.followed?.workloads !== workloads || this.followed.pods !== pods) {
      this.followed = { workloads, pods };
      for (const [scope, members] of Map.groupBy(workloads.values(), (one) => one.scope))
        this.join(scope, members);
    }
    this.keys.restore(this.failed);
  }

  states(scope: string): { readonly index: number; readonly proxies: readonly ProxyState[] } {
    const proxies = this.proxies.get(scope);
    return { index: proxies?.stand.index ?? 0, proxies: proxies?.states() ?? [] };
  }

  forget(named: ReadonlySet<string>): void {
    for (const key of this.standing.keys()) if (!named.has(key)) this.standing.forget(key);
    this.keys.forget(named);
    for (const scope of new Set([...this.membership.scopes(), ...this.proxies.keys()])) {
      if (named.has(scope)) continue;
      this.membership.leave(scope);
      this.wanted.delete(scope);
      this.records.delete(scope);
      this.waiting.forget(scope);
      this.proxies.get(scope)?.stop();
      this.proxies.delete(scope);
    }
  }

  stop(): void {
    for (const proxies of this.proxies.values()) proxies.stop();
    void this.asker.close();
    this.standing.stop();
  }

  private known(scope: string, files: ScopeFiles): ScopeFiles {
    const own = [...files.own.keys()].map((key) => [key, this.standing.known(key) ?? noFiles] as const);
    return { shared: this.standing.known(scope) ?? noFiles, own: new Map(own) };
  }

  private join(scope: string, workloads: readonly Workload[]): void {
    const pods = this.given.pods();
    if (this.membership.join(scope, workloads, pods)) this.of(scope).members(podsOf(workloads, pods));
  }

  private of(scope: string): ScopeProxies {
    const { stepTime = defaultStepTime } = this.given;
    const proxies =
      this.proxies.get(scope) ??
      new ScopeProxies({
        asker: this.asker,
        unasked: stepTime,
        poke: (proxy, rank, again) => this.poke(scope, proxy, rank, again),
        refused: (refusal) => {
          this.given.told({ kind: 'refusal', refusal });
          for (const refused of this.refused) refused(scope, refusal);
        },
        changed: () => this.changed(),
      });
    this.proxies.set(scope, proxies);
    return proxies;
  }

  private async poke(scope: string, { key, name }: PodProxy, rank: Rank, again: boolean): Promise<void> {
    const files = [this.standing.known(scope), this.standing.known(key)];
    const version = files.map((each) => contentHash(each ?? noFiles).slice(0, 16)).join('.');
    try {
      await this.given.queue.poke(
        split(name),
        again ? `${version}.${Date.now().toString(36)}` : version,
        rank,
      );
    } catch (error) {
      if (!(error instanceof QueueStopped)) this.failed(`pod ${name}`, error);
    }
  }
}

const isFirst = (result: PutResult): boolean => result.kind === 'written' && result.created;
