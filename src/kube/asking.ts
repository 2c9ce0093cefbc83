import { Agent } from 'undici';
import { askProxy, type ProxyPage } from '../ask.ts';
import { gate } from './gate.ts';

/** Asks proxies, a bounded number at once. */
export interface Asker {
  /** `doubtful`: it did not answer last time, so it is not to hold up those that do. */
  ask(address: string, page: ProxyPage, doubtful: boolean): Promise<unknown>;
  close(): Promise<void>;
}

const atOnce = 64;
const doubtfulAtOnce = 16;
/** How long an answer may take, in milliseconds. */
const patience = 1_000;

export function asker(): Asker {
  const agent = new Agent({ connections: 1, pipelining: 0, connect: { timeout: patience } });
  const enter = gate(atOnce);
  const enterDoubtful = gate(doubtfulAtOnce);
  return {
    ask: (address, page, doubtful) =>
      (doubtful ? enterDoubtful : enter)(() => askProxy(address, page, { patience, dispatcher: agent })),
    close: () => agent.destroy(),
  };
}
