import { createServer, type Server } from 'node:http';
import { atExit } from './cleanup.ts';

/** The pages of 15021 as a proxy would show them, without a proxy behind them. */
export interface VersionPages {
  /** Texts and counters by the names of Envoy's statistics. */
  readonly stats: Map<string, string | number>;
  /** How often each page was asked for. */
  readonly asked: Map<string, number>;
  /** `refuses`: nobody listens; `hangs`: connections are taken and never answered. */
  set(state: 'answers' | 'hangs' | 'refuses'): Promise<void>;
  close(): Promise<void>;
}

const port = 15021;

const texts = (path: string): boolean => path === '/config/versions';

/**
 * Shows pages at an address of 127.0.0.0/8; `told` hears when versions were asked for. Another program that listens on its port 15021 is
 * an error.
 */
export async function versionPages(address: string, told = (): void => {}): Promise<VersionPages> {
  const stats = new Map<string, string | number>();
  const asked = new Map<string, number>();
  let hangs = false;
  let server: Server | undefined;
  const close = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    if (closing === undefined) return;
    closing.closeAllConnections();
    await new Promise((done) => closing.close(done));
  };
  const listen = async (): Promise<void> => {
    const next = createServer((request, response) => {
      const path = request.url ?? '';
      asked.set(path, (asked.get(path) ?? 0) + 1);
      if (hangs) return;
      const shown = [...stats].filter(([, value]) => (typeof value === 'string') === texts(path));
      response.end(JSON.stringify({ stats: shown.map(([name, value]) => ({ name, value })) }));
      if (texts(path)) told();
    });
    server = next;
    await new Promise<void>((listening, failed) => {
      next.once('error', failed);
      next.listen(port, address, listening);
    });
  };
  atExit(() => server?.close());
  await listen();
  return {
    stats,
    asked,
    set: async (state) => {
      hangs = state === 'hangs';
      if (state === 'refuses') await close();
      else if (server === undefined) await listen();
    },
    close,
  };
}
