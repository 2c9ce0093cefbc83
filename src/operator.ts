import type { MisshapenObject, Snapshot } from './api/objects.ts';
import type { Problem } from './api/problem.ts';
import type { RefusedText } from './envoy/refused.ts';
import type { Workload } from './mesh/model.ts';
import { type Rolling, type RolloutEvent, ScopeRollout, type ScopeSink } from './scope-rollout.ts';
import type { Translation } from './translate.ts';

/** Where objects come from. A change only says "look again". */
export interface Source {
  /** Everything as it is now; the first answer comes when every kind has been listed. */
  read(): Promise<{
    readonly snapshot: Snapshot;
    readonly problems: readonly Problem[];
    readonly misshapen?: readonly MisshapenObject[];
  }>;
  watch(changed: () => void): { close(): void };
}

/** Where files go, and where is seen what of them runs. */
export interface Sink extends ScopeSink {
  /** Removes what was written under other keys, `namespace/name` of own and shared ConfigMaps. */
  remove(keep: ReadonlySet<string>): Promise<void>;
  /** Calls back when a proxy refuses what stands, until the sink ends. */
  onRefused?(refused: (scope: string, file: RefusedText) => void): void;
}

export interface Operation extends Rolling {
  readonly source: Source;
  readonly sink: Sink;
  readonly translate: (snapshot: Snapshot) => Translation;
  readonly told: (event: OperatorEvent) => void;
}

export type OperatorEvent =
  | {
      readonly kind: 'translated';
      readonly snapshot: Snapshot;
      readonly problems: readonly Problem[];
      /** Objects that count as absent because of their structure; problems say why. */
      readonly misshapen: readonly MisshapenObject[];
      readonly translation: Translation;
    }
  | RolloutEvent;

export interface Operator {
  /** Resolves when what the source holds now is served by every running proxy. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** While a pass runs, and for this time after it, changes are gathered until nothing came for as long, or for the longest time. In milliseconds. */
const quiet = 20;
const longest = 200;

/** The loop: a change leads to a pass, and a pass to the next safe files of each scope until all are as wanted. */
export function operate(operation: Operation): Operator {
  const scopes = new Map<string, ScopeRollout>();
  const membersOf = byScope();
  let stopped = false;

  const look = companions(operation);
  const pass = async (): Promise<void> => {
    const { snapshot, problems, misshapen = [], translation } = await look.translated();
    if (stopped) return;
    // Before what is told of its scopes; who hears it may let the writes go first.
    const all = [...problems, ...translation.problems];
    operation.told({ kind: 'translated', snapshot, problems: all, misshapen, translation });
    for (const [key, scope] of scopes)
      if (!translation.scopes.has(key) && scope.dismiss()) scopes.delete(key);
    const members = membersOf(translation.workloads);
    await inTurn(translation.scopes, (key, files) => {
      const scope = scopes.get(key) ?? new ScopeRollout(key, operation);
      scopes.set(key, scope);
      return !stopped && scope.want(files, members.get(key) ?? []);
    });
    // The writes are on their way before what nobody waits for.
    await nextTurn();
    if (stopped) return;
    await operation.sink.remove(new Set([...translation.workloads.keys(), ...translation.scopes.keys()]));
  };
  const passes = new Passes(pass, (error) => operation.told({ kind: 'failed', what: 'pass', error }));
  operation.sink.onRefused?.((scope, file) => scopes.get(scope)?.refuse(file));
  const watching = operation.source.watch(() => {
    look.changed();
    passes.soon();
  });
  passes.soon();
  return {
    settled: async () => {
      await passes.now();
      await Promise.all([...scopes.values()].map((scope) => scope.settled()));
    },
    stop: async () => {
      stopped = true;
      watching.close();
      look.changed();
      await passes.stop();
      await Promise.all([...scopes.values()].map((scope) => scope.stop()));
    },
  };
}

/** What names something that is not there yet may wait for it so long, in milliseconds. */
const patience = 1_000;

type Reading = Awaited<ReturnType<Source['read']>> & { readonly translation: Translation };

/**
 * Translations of what the source holds. `kubectl apply` sends the objects of a folder one by one, in the order of their names: a rule may come
 * before the subset that it names, and go after it. While a reference has just come to lead nowhere, what comes next is waited for.
 */
function companions({ source, translate }: Operation): { translated(): Promise<Reading>; changed(): void } {
  let known: ReadonlySet<string> | undefined;
  let changed = (): void => {};
  return {
    changed: () => changed(),
    translated: async () => {
      const end = performance.now() + patience;
      for (;;) {
        const news = Promise.withResolvers<void>();
        changed = news.resolve;
        const reading = await source.read();
        const translation = translate(reading.snapshot);
        const dangling = new Set(translation.problems.filter(isDangling).map(problemKey));
        const left = end - performance.now();
        if (known === undefined || dangling.isSubsetOf(known) || left <= 0) {
          known = dangling;
          return { ...reading, translation };
        }
        const timer = setTimeout(news.resolve, left);
        await news.promise;
        clearTimeout(timer);
      }
    },
  };
}

const isDangling = ({ code, severity }: Problem): boolean => code === 'IST0101' && severity === 'error';
const problemKey = ({ on, path, message }: Problem): string =>
  `${on.kind} ${on.namespace}/${on.name} ${path} ${message}`;

/**
 * Begins one after another, so that what the first one sends is on its way while the next one is looked at; `begin` gives whether there is anything. No
 * answer is read meanwhile: the pokes that follow the first one's files would go before the last one's.
 */
async function inTurn<T>(
  all: ReadonlyMap<string, T>,
  begin: (key: string, one: T) => boolean,
): Promise<void> {
  for (const [key, one] of all) if (begin(key, one)) await allDone();
}

/** Resolves when all has been done that waits for no answer. */
const allDone = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Resolves when what is ready to go has gone. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The workloads of each scope; the last answer while the workloads are the same. */
function byScope(): (all: Translation['workloads']) => ReadonlyMap<string, readonly Workload[]> {
  let last: Translation['workloads'] | undefined;
  let members: ReadonlyMap<string, readonly Workload[]> = new Map();
  return (all) => {
    if (all !== last) members = Map.groupBy(all.values(), (workload) => workload.scope);
    last = all;
    return members;
  };
}

/** Runs passes one after another: at once for a change that comes alone, and one for all changes that come close together. */
class Passes {
  private readonly run: () => Promise<void>;
  private readonly failed: (error: unknown) => void;
  private atOnce: NodeJS.Immediate | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** When the first of the gathered changes came. */
  private first: number | undefined;
  private open = 0;
  private ended = Number.NEGATIVE_INFINITY;
  private tail: Promise<void> = Promise.resolve();

  constructor(run: () => Promise<void>, failed: (error: unknown) => void) {
    this.run = run;
    this.failed = failed;
  }

  soon(): void {
    if (this.atOnce !== undefined) return;
    const now = performance.now();
    if (this.first === undefined && this.open === 0 && now - this.ended > quiet) {
      // What the same reading of the socket brings is taken along.
      this.atOnce = setImmediate(() => void this.now());
      return;
    }
    this.first ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), Math.min(quiet, Math.max(0, this.first + longest - now)));
  }

  now(): Promise<void> {
    this.clear();
    this.open++;
    this.tail = this.tail
      .then(this.run)
      .catch(this.failed)
      .finally(() => {
        this.open--;
        this.ended = performance.now();
      });
    return this.tail;
  }

  stop(): Promise<void> {
    this.clear();
    return this.tail;
  }

  private clear(): void {
    clearImmediate(this.atOnce);
    clearTimeout(this.timer);
    this.atOnce = undefined;
    this.first = undefined;
  }
}
