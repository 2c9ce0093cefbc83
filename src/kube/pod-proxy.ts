import type { Pod } from '../api/objects.ts';
import { versionIn } from '../envoy/fragment.ts';
import type { ConfigFiles, FileName } from '../envoy/model.ts';
import { behind, type Failures, type Shown } from '../envoy/shown.ts';
import { Blame, type Blamed, type Lag } from './blame.ts';
import type { Stand } from './stand.ts';

/** How far one proxy has come. */
export interface ProxyState {
  readonly pod: string;
  /** Its own ConfigMap. */
  readonly workload: string;
  /** The number of the latest write that it runs whole; -1 where none is known. */
  readonly index: number;
  /** False where it did not answer when it was last asked. */
  readonly answers: boolean;
  readonly refused: readonly FileName[];
}

/** What is known of one pod's proxy. Times are on the clock that never goes back, in milliseconds. */
export class PodProxy {
  readonly name: string;
  pod: Pod;
  /** Its own ConfigMap. */
  key: string;
  /** What it showed last. */
  shown: Shown | undefined;
  /** The files of which it showed another version than the one that stands. */
  late: readonly FileName[] = [];
  /** Files whose present text it refused, with the version of it. */
  readonly refused = new Map<FileName, string>();
  /** Times that it did not answer in a row. */
  failures = 0;
  /** Times that it was asked since the last poke. */
  asked = 0;
  /** Pokes that were sent again for the same write. */
  again = 0;
  timer: NodeJS.Timeout | undefined;
  due: number | undefined;
  asking = false;
  openPokes = 0;
  /** Its pod is not there any more. */
  isGone = false;
  /** Numbers of writes and the times at which the poke after them was answered, in order. */
  readonly pokes: { readonly index: number; readonly at: number }[] = [];
  /** The number of a write that its volume has certainly come to; it never goes back to an earlier one. */
  reached = 0;
  /** For each file, the number of the earliest write that what it showed last can have come with. */
  private readonly loaded = new Map<FileName, number>();
  private files: ConfigFiles = new Map();
  private readonly blame = new Blame();
  /** The number that was found last, and for what. */
  private stateOf:
    | { readonly shown: Shown | undefined; readonly stand: number; readonly index: number }
    | undefined;
  private wasReady: boolean;
  private isNew = false;
  private newUntil = Number.NEGATIVE_INFINITY;

  constructor(name: string, key: string, pod: Pod) {
    this.name = name;
    this.key = key;
    this.pod = pod;
    this.wasReady = pod.ready;
  }

  /** Takes the pod as it is now; true where it has become worth asking. */
  update(pod: Pod, key: string, now: number): boolean {
    const turned = (pod.ready && !this.pod.ready) || pod.ip !== this.pod.ip;
    if (pod.ready && !this.wasReady) {
      this.isNew = this.shown === undefined || this.late.length > 0;
      this.newUntil = now + newcomer;
    }
    this.wasReady ||= pod.ready;
    this.pod = pod;
    if (key !== this.key) {
      this.stateOf = undefined;
      this.reached = 0;
      this.loaded.clear();
    }
    this.key = key;
    return turned;
  }

  /** The address at which it can be asked. The kubelet gives a terminating pod no new files, so there is nothing to ask it for. */
  get address(): string | undefined {
    return this.pod.terminating ? undefined : this.pod.ip;
  }

  /** Whether statuses speak of it: it was ready, and if it has just become so, it has come to run what stands. */
  counts(now: number): boolean {
    return this.address !== undefined && this.wasReady && (!this.isNew || now >= this.newUntil);
  }

  /** How far it has come. */
  state(stand: Stand): ProxyState {
    const { shown, stateOf: last } = this;
    const isSame = last !== undefined && last.shown === shown && last.stand === stand.index;
    const index = isSame ? last.index : shown === undefined ? -1 : stand.indexOf(this.key, shown);
    if (!isSame) this.stateOf = { shown, stand: stand.index, index };
    return {
      pod: this.name,
      workload: this.key,
      index,
      answers: this.failures === 0,
      refused: [...this.refused.keys()],
    };
  }

  /** Whether it ran when it was last heard of. */
  get hasStarted(): boolean {
    return this.wasReady || this.shown !== undefined;
  }

  /** Whether it can be asked, as far as is known: it answered last time. */
  get answers(): boolean {
    return this.shown !== undefined && this.failures === 0;
  }

  /** Takes in that other files stand. */
  take(files: ConfigFiles, now: number): void {
    // Of what it has not been asked for yet it may have refused something.
    const inDoubt = this.late.length > 0 || this.due !== undefined || this.openPokes > 0;
    this.again = 0;
    const before = this.files;
    if (this.shown !== undefined)
      this.blame.overtaken(before, this.compare(this.shown, files, now), inDoubt, now);
    for (const [file, version] of this.refused) {
      if (versionIn(files.get(file) ?? '') !== version) this.refused.delete(file);
    }
  }

  /** Takes in an answer. */
  answered(shown: Shown, stand: Stand, now: number): void {
    this.failures = 0;
    this.asked++;
    this.reach(shown, stand);
    this.compare(shown, stand.of(this.key), now);
    if (this.late.length === 0) this.isNew = false;
  }

  /** A version that stood several times tells no more than that the first of them was reached, unless another stood in between and was shown. */
  private reach(shown: Shown, stand: Stand): void {
    for (const [file, version] of shown) {
      const index = stand.firstFrom(this.key, file, version, this.loaded.get(file) ?? 0);
      if (index === undefined) continue;
      this.loaded.set(file, index);
      this.reached = Math.max(this.reached, index);
    }
  }

  private compare(shown: Shown, files: ConfigFiles, now: number): Lag {
    const lag = { shown, files, late: behind(shown, files) };
    this.blame.moved(this.shown, lag, now);
    this.shown = shown;
    this.files = files;
    this.late = lag.late;
    return lag;
  }

  /** Whether its counters are known to tell of nothing that stands. */
  get isClean(): boolean {
    return this.blame.isClean;
  }

  /**
   * Finds what it has newly refused from what went wrong since its start. A rejected text is bad; one that could not be read for long is told
   * of, but it may be the reading that fails.
   */
  judge(failures: ReadonlyMap<FileName, Failures>, now: number): readonly Blamed[] {
    const { shown = new Map(), files, late } = this;
    if (late.length === 0) this.refused.clear();
    const blamed = this.blame
      .look(failures, { shown, files, late }, now)
      .filter(({ file }) => !this.refused.has(file));
    for (const { file } of blamed) this.refused.set(file, versionIn(files.get(file) ?? '') ?? '');
    return blamed;
  }

  pokeAnswered(index: number, at: number): void {
    this.openPokes--;
    this.pokes.push({ index, at });
    if (this.pokes.length > rememberedPokes) this.pokes.shift();
  }

  /** When it was first poked after a write of this number or a later one. */
  pokedFor(index: number): number | undefined {
    return this.pokes.find((poke) => poke.index >= index)?.at;
  }
}

/** A pod that has just become ready is left out of counts until it runs what stands, for as long as this, in milliseconds. */
const newcomer = 10_000;
const rememberedPokes = 20;
