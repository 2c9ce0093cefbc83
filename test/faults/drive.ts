import { until } from '../../lab/process.ts';
import type { Program } from '../../lab/program.ts';
import { type Arrived, answerLabel, type Counted, type Flow, isAnswer, type SenderOrder } from './flows.ts';
import type { FaultMesh } from './mesh.ts';
import { apply, notLive } from './objects.ts';
import { type Row, sumOf } from './row.ts';
import { answersIn, apps, type Objects, objectsOf, type State } from './states.ts';

/** A program that sends, with its flows. */
export interface Source {
  readonly sender: Program<SenderOrder>;
  readonly flows: readonly Flow[];
}

/** Which answers are right, by the name of a flow; what is not there is not sent. */
type Right = ReadonlyMap<string, readonly string[]>;

interface Force {
  readonly state: State;
  readonly rule: number;
}

/** An edit may be long in force when the machine is loaded, or a fault has to pass first. In milliseconds. */
const patience = 300_000;
const least = 1_000;
/** The operator waits longer than this for what belongs to an edit, in milliseconds. */
const torn = 750;

/** Edits the manifests while load runs, and judges each answer by the rules that were in force while its request was on the way. */
export class Drive {
  private readonly mesh: FaultMesh;
  private readonly sources: readonly Source[];
  private readonly flows: readonly Flow[];
  private force: Force | undefined;
  private objects: Objects = new Map();
  private rule = 0;
  private isLive = false;
  private readonly arrivals = new Map<string, Pick<Arrived, 'all' | 'different'>>();
  /** The pods of the service `shop`. */
  shop: readonly string[] = apps.shop;

  constructor(mesh: FaultMesh, sources: readonly Source[]) {
    this.mesh = mesh;
    this.sources = sources;
    this.flows = sources.flatMap(({ flows }) => flows);
  }

  get flowNames(): readonly string[] {
    return this.flows.map(({ name }) => name);
  }

  /** Brings the first state into force, and begins to send. */
  async begin(state: State): Promise<void> {
    for (const { sender, flows } of this.sources) await sender.ask({ kind: 'add', flows });
    await this.put({ state, rule: ++this.rule });
    await this.settle();
  }

  /**
   * Brings a state into force while `meanwhile` goes on, and sends until enough requests have ended on either side of it. What began before it
   * was live may be answered by either rule, what began later by the new one alone.
   */
  async edit(state: State, meanwhile: () => Promise<unknown> = async () => {}): Promise<Row> {
    // One that failed may have left its state on the way.
    if (!this.isLive) await this.settle();
    const before = this.force;
    const after: Force = { state, rule: ++this.rule };
    const either = this.right([before, after]);
    const early = await this.cut(either);
    const began = Date.now();
    const apart = await this.put(after);
    const [live] = await Promise.all([this.live().then(() => Date.now() - began), meanwhile()]);
    const only = this.right([after]);
    const during = await this.cut(only);
    await this.enough(least - sent(during));
    const later = await this.cut(only);
    await this.gather();
    const row = sumOf([
      this.judge(early, this.right([before])),
      this.judge(during, apart > torn ? withGaps(either, [before, after]) : either),
      this.judge(later, only),
    ]);
    return {
      ...row,
      edits: 1,
      torn: apart > torn ? 1 : 0,
      live: [live],
      moved: [Math.max(0, moved(during, before?.rule ?? 0) - began)],
      unseen: this.unseen(later, after),
    };
  }

  /** Sends under the rule in force until `meanwhile` has ended and enough requests have. */
  async watch(meanwhile: () => Promise<unknown>, requests = least): Promise<Row> {
    const right = this.right([this.force]);
    const early = await this.cut(right);
    await meanwhile();
    await this.enough(requests);
    const during = await this.cut(right);
    await this.gather();
    return sumOf([this.judge(early, right), this.judge(during, right)]);
  }

  /** What comes of requests while `act` goes on, and when it began; nothing is judged. */
  async observe(
    act: () => Promise<unknown>,
  ): Promise<{ readonly began: number; readonly counted: readonly Counted[] }> {
    const right = this.right([this.force]);
    await this.cut(right);
    const began = Date.now();
    await act();
    const counted = await this.cut(right);
    await this.gather();
    for (const { flow, section } of counted) this.arrivals.delete(`${flow} ${section}`);
    return { began, counted };
  }

  /** Waits until the state is in force, and judges nothing of what came before. */
  private async settle(): Promise<void> {
    await this.live();
    await this.cut(this.right([this.force]));
  }

  /** Brings a state's objects to the API server; gives how far apart they came, in milliseconds. */
  private async put(next: Force): Promise<number> {
    this.isLive = false;
    const objects = objectsOf(next.state, next.rule, this.mesh.ns);
    const apart = await apply(this.mesh, this.objects, objects);
    this.objects = objects;
    this.force = next;
    return apart;
  }

  private async live(): Promise<void> {
    let left: readonly string[] = ['nothing was said yet'];
    await until(
      async () => {
        // The API server may be away for a while.
        left = await notLive(this.mesh).catch((error: unknown) => [String(error)]);
        return left.length === 0 ? true : undefined;
      },
      { patience, pause: 100, otherwise: () => `Not live after ${patience / 1000} s: ${left.join('; ')}` },
    );
    this.isLive = true;
  }

  /** What may come of the requests of each flow while these are in force. A flow whose port is not there in all of them rests. */
  private right(forces: readonly (Force | undefined)[]): Right {
    const all = forces.filter((force) => force !== undefined);
    const active = this.flows.filter(
      ({ host }) => host !== 'two.test' || all.every(({ state }) => state.second === true),
    );
    return new Map(
      active.map(({ name, host }) => [
        name,
        all.flatMap(({ state, rule }) => answersIn(state, rule, { host, shop: this.shop })),
      ]),
    );
  }

  private async cut(next: Right): Promise<readonly Counted[]> {
    const order = { kind: 'cut', active: [...next.keys()] } as const;
    const counted = await Promise.all(this.sources.map(({ sender }) => sender.ask(order)));
    return (counted as (readonly Counted[])[]).flat();
  }

  /** Hears from the apps what has come. */
  private async gather(): Promise<void> {
    const all = (await this.mesh.backend.ask({ kind: 'arrived' })) as readonly Arrived[];
    for (const one of all) {
      const key = `${one.flow} ${one.section}`;
      const known = this.arrivals.get(key) ?? { all: 0, different: 0 };
      this.arrivals.set(key, { all: known.all + one.all, different: known.different + one.different });
    }
  }

  private async enough(wanted: number): Promise<void> {
    const ended = async (): Promise<number> => {
      const counts = await Promise.all(this.sources.map(({ sender }) => sender.ask({ kind: 'ended' })));
      return counts
        .flatMap((each) => Object.values(each as Record<string, number>))
        .reduce((a, b) => a + b, 0);
    };
    // Each flow is to be heard of after the edit too.
    const target = Math.max(wanted, 20 * this.flows.length);
    await until(async () => ((await ended()) >= target ? true : undefined), {
      patience,
      otherwise: () => `Fewer than ${target} requests were answered in ${patience / 1000} s`,
    });
  }

  private judge(counted: readonly Counted[], right: Right): Row {
    return sumOf(counted.map((one) => this.judgeFlow(one, right.get(one.flow) ?? [])));
  }

  private judgeFlow({ flow, section, outcomes, ...one }: Counted, right: readonly string[]): Partial<Row> {
    let [lost, wrong, byPods] = [0, 0, 0];
    const examples: string[] = [];
    for (const [outcome, count] of Object.entries(outcomes)) {
      if (/^200\b/.test(outcome)) byPods += count;
      if (right.includes(outcome)) continue;
      if (isLost(outcome)) lost += count;
      else wrong += count;
      examples.push(`${flow}: ${count} of "${outcome}", right: ${right.join(', ')}`);
    }
    const { all, different } = this.arrivals.get(`${flow} ${section}`) ?? { all: 0, different: 0 };
    this.arrivals.delete(`${flow} ${section}`);
    if (different < byPods) {
      wrong += byPods - different;
      examples.push(`${flow}: ${byPods} answers of apps, and ${different} requests came to them`);
    }
    const { sent, slowest } = one;
    return { sent, slowest, lost, wrong, byPods, arrived: different, twice: all - different, examples };
  }

  /** Flows that had no answer by the new rule, though there is one for them. */
  private unseen(counted: readonly Counted[], { state, rule }: Force): readonly string[] {
    return counted
      .filter(({ outcomes, sent: count }) => count > 0 && Object.keys(outcomes).length > 0)
      .filter(({ flow, outcomes }) => {
        const host = this.flows.find(({ name }) => name === flow)?.host ?? '';
        const right = answersIn(state, rule, { host, shop: this.shop });
        return !right.some((label) => label in outcomes);
      })
      .map(({ flow }) => `${state.title}: ${flow}`);
  }
}

/** The same, and either rule answers 503 where it names a subset that is not there. */
function withGaps(right: Right, forces: readonly (Force | undefined)[]): Right {
  const gaps = forces.flatMap((force) =>
    force === undefined ? [] : [answerLabel(503, String(force.rule), '')],
  );
  return new Map([...right].map(([flow, labels]) => [flow, [...labels, ...gaps]]));
}

const sent = (counted: readonly Counted[]): number => counted.reduce((sum, one) => sum + one.sent, 0);

/** No answer, or one that the proxy gave for want of one. */
const isLost = (outcome: string): boolean => !isAnswer(outcome) || outcome.startsWith('5');

/** When the last answer by this rule came, in milliseconds since 1970. */
const moved = (counted: readonly Counted[], rule: number): number =>
  Math.max(
    0,
    ...counted.flatMap(({ last }) =>
      Object.entries(last).flatMap(([outcome, at]) => (outcome.startsWith(`200 ${rule} `) ? [at] : [])),
    ),
  );
