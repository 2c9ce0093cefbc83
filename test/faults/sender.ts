import { setTimeout as after } from 'node:timers/promises';
import { obeyOrders } from '../../lab/program.ts';
import { type Exchange, exchangeOf } from './clients.ts';
import {
  answerLabel,
  type Counted,
  type Flow,
  numberHeaders,
  podHeader,
  ruleHeader,
  type SenderOrder,
} from './flows.ts';

/* Run as a process of its own, in the network namespace of a pod: sends the flows that it is told of, and counts every request. */

class Section {
  sent = 0;
  ended = 0;
  private slowest = 0;
  private readonly outcomes: Record<string, number> = {};
  private readonly first: Record<string, number> = {};
  private readonly last: Record<string, number> = {};
  private whenIdle: (() => void) | undefined;

  end(outcome: string, took: number): void {
    this.ended++;
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
    const now = Date.now();
    this.first[outcome] ??= now;
    this.last[outcome] = now;
    this.slowest = Math.max(this.slowest, took);
    if (this.ended === this.sent) this.whenIdle?.();
  }

  idle(): Promise<void> {
    if (this.ended === this.sent) return Promise.resolve();
    return new Promise((resolve) => {
      this.whenIdle = resolve;
    });
  }

  counted(flow: string, section: number): Counted {
    const { sent, outcomes, first, last, slowest } = this;
    return { flow, section, sent, outcomes, first, last, slowest };
  }
}

const one = (header: string | string[] | undefined): string => [header ?? ''].flat().join();

/** What an error is called: the code where there is one. */
function failure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? `${error.code} ${error.message}` : error.message;
}

class Stream {
  readonly flow: Flow;
  isActive = false;
  section = new Section();
  number = 0;
  private readonly exchange: Exchange;
  private due = 0;

  constructor(flow: Flow) {
    this.flow = flow;
    this.exchange = exchangeOf(flow);
    for (let i = 0; i < flow.together; i++) void this.work();
  }

  private async work(): Promise<void> {
    for (;;) {
      const now = performance.now();
      this.due = Math.max(this.due + 1000 / this.flow.ratePerSecond, now - 100);
      if (this.due > now) await after(this.due - now);
      while (!this.isActive) await after(20);
      await this.once();
    }
  }

  private async once(): Promise<void> {
    const { section } = this;
    const number = String(section.sent++);
    const headers = {
      [numberHeaders.flow]: this.flow.name,
      [numberHeaders.section]: String(this.number),
      [numberHeaders.number]: number,
    };
    const began = performance.now();
    const outcome = await this.exchange(headers).then(
      (answer) => answerLabel(answer.status, one(answer.headers[ruleHeader]), one(answer.headers[podHeader])),
      failure,
    );
    section.end(outcome, performance.now() - began);
  }

  async cut(isActive: boolean): Promise<Counted> {
    const { section, number } = this;
    this.section = new Section();
    this.number++;
    this.isActive = isActive;
    await section.idle();
    return section.counted(this.flow.name, number);
  }
}

const streams: Stream[] = [];

async function obey(order: SenderOrder): Promise<unknown> {
  switch (order.kind) {
    case 'add':
      streams.push(...order.flows.map((flow) => new Stream(flow)));
      return null;
    case 'cut':
      return Promise.all(streams.map((stream) => stream.cut(order.active.includes(stream.flow.name))));
    case 'ended':
      return Object.fromEntries(streams.map(({ flow, section }) => [flow.name, section.ended]));
  }
}

obeyOrders(obey);
