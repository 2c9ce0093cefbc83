import type { Pod } from '../api/objects.ts';
import { versionIn } from '../envoy/fragment.ts';
import type { ConfigFiles, FileName } from '../envoy/model.ts';
import { behind, type Failures, type Shown } from '../envoy/shown.ts';

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
  /** Numbers of writes and the times at which the poke after them was answered, in order. */
  readonly pokes: { readonly index: number; readonly at: number }[] = [];
  private files: ConfigFiles = new Map();
  private lateSince = 0;
  /** What it had refused by the time that it was known to run what stood, and whether there may be more by now. */
  private baseline: ReadonlyMap<FileName, Failures> | undefined;
  private doubt = false;
  /** Files that got another text while it lagged, and when: what it refused of them may be the former text. */
  private readonly overtaken = new Map<FileName, number>();
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
    if (this.late.length > 0 || this.due !== undefined || this.openPokes > 0) this.doubt = true;
    this.again = 0;
    const before = { late: this.late, files: this.files };
    if (this.shown !== undefined) this.compare(this.shown, files, now);
    for (const file of this.late) {
      const isOther = before.files.get(file) !== files.get(file);
      if (isOther && (this.doubt || before.late.includes(file))) this.overtaken.set(file, now);
    }
    for (const [file, version] of this.refused) {
      if (versionIn(files.get(file) ?? '') !== version) this.refused.delete(file);
    }
  }

  /** Takes in an answer, and gives the files of which it shows another version than the one that stands. */
  answered(shown: Shown, files: ConfigFiles, now: number): readonly FileName[] {
    this.shown = shown;
    this.failures = 0;
    this.asked++;
    this.compare(shown, files, now);
    if (this.late.length === 0) this.isNew = false;
    for (const file of this.overtaken.keys()) if (!this.late.includes(file)) this.overtaken.delete(file);
    return this.late;
  }

  private compare(shown: Shown, files: ConfigFiles, now: number): void {
    if (this.late.length === 0) this.lateSince = now;
    this.files = files;
    this.late = behind(shown, files);
  }

  /** Whether it is known to have refused nothing that the baseline does not have. */
  get isClean(): boolean {
    return this.baseline !== undefined && !this.doubt;
  }

  /**
   * Finds what it has newly refused from what went wrong since its start. A rejected text is bad; one that could not be read for long is told
   * of, but it may be the reading that fails.
   */
  judge(
    failures: ReadonlyMap<FileName, Failures>,
    now: number,
  ): readonly { readonly file: FileName; readonly isBad: boolean }[] {
    this.doubt = true;
    if (this.late.length === 0) {
      this.baseline = failures;
      this.doubt = false;
      this.refused.clear();
      return [];
    }
    const isLong = now - this.lateSince >= unreadable;
    // Of one that was never seen to be up to date it is not known which text it refused.
    if (this.baseline === undefined && !isLong) return [];
    return this.late.flatMap((file) => {
      const { rejected, unread } = failures.get(file) ?? none;
      const before = sinceRestart(this.baseline?.get(file) ?? none, { rejected, unread });
      const since = this.overtaken.get(file);
      if (since !== undefined && now - since < unreadable) return [];
      const isBad = rejected > before.rejected;
      if (this.refused.has(file) || !(isBad || (isLong && unread > before.unread))) return [];
      this.refused.set(file, versionIn(this.files.get(file) ?? '') ?? '');
      return [{ file, isBad }];
    });
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

const none: Failures = { rejected: 0, unread: 0 };

/** A proxy that was started again counts anew. */
const sinceRestart = (before: Failures, now: Failures): Failures =>
  now.rejected < before.rejected || now.unread < before.unread ? none : before;

/** A file that cannot be read for so long counts as refused, in milliseconds. */
const unreadable = 3_000;
/** A pod that has just become ready is left out of counts until it runs what stands, for as long as this, in milliseconds. */
const newcomer = 10_000;
const rememberedPokes = 20;
