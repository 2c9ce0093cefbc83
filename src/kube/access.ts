import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { optional } from '../api/read/fields.ts';

/** What a request is sent with. */
export interface Access {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
}

export interface Accessing {
  /** Credentials and connections as of now. Throws where the kubeconfig's files or its command give none. */
  access(): Promise<Access>;
  /** Has the credentials read again for the next request: the last were refused. */
  expire(): void;
  /** Cuts all connections. */
  close(): Promise<void>;
}

/** The library holds a file's token for a minute, in which one that was replaced would be refused. */
async function tokenHeader(config: KubeConfig): Promise<Readonly<Record<string, string>>> {
  const file: unknown = config.getCurrentUser()?.authProvider?.config?.tokenFile;
  if (typeof file !== 'string') return {};
  return { Authorization: `Bearer ${(await readFile(file, 'utf8')).trim()}` };
}

/** Token files, certificate files and commands are asked again after this many milliseconds. */
const fresh = 10_000;

/** Over HTTP/1.1, since one lost HTTP/2 connection would take every watch with it. */
const connections = { allowH2: false, keepAliveTimeout: 60_000 } as const;
const connecting = { timeout: 5_000, keepAlive: true, keepAliveInitialDelay: 15_000 } as const;

/** One agent for all requests, made anew only when the certificates change. */
export function accessing(config: KubeConfig): Accessing {
  const agents = new Map<string, Dispatcher>();
  let last: { readonly until: number; readonly access: Promise<Access> } | undefined;

  const make = async (): Promise<Access> => {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const key = JSON.stringify(tls(options));
    for (const [other, agent] of agents) {
      if (other === key) continue;
      agents.delete(other);
      // Watches on the old connections end by themselves within ten minutes.
      void agent.close();
    }
    const dispatcher = agents.get(key) ?? agentFor(config, options);
    agents.set(key, dispatcher);
    return { headers: { ...headersOf(options), ...(await tokenHeader(config)) }, dispatcher };
  };

  const access = (): Promise<Access> => {
    const now = performance.now();
    if (last !== undefined && now < last.until) return last.access;
    const next = { until: now + fresh, access: make() };
    last = next;
    next.access.catch(() => {
      if (last === next) last = undefined;
    });
    return next.access;
  };
  return {
    access,
    expire: () => {
      last = undefined;
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

const tls = ({ ca, cert, key, pfx, passphrase, rejectUnauthorized, servername }: RequestOptions) => ({
  ...optional('ca', ca),
  ...optional('cert', cert),
  ...optional('key', key),
  ...optional('pfx', pfx),
  ...optional('passphrase', passphrase),
  ...optional('rejectUnauthorized', rejectUnauthorized),
  ...optional('servername', servername),
});

function agentFor(config: KubeConfig, options: RequestOptions): Dispatcher {
  const wanted = config.createDispatcherOptions(config.getCurrentCluster(), tls(options));
  switch (wanted.type) {
    case 'agent':
      return new Agent({ ...connections, connect: { ...tls(options), ...connecting } });
    case 'none':
      return new Agent({ ...connections, connect: connecting });
    case 'proxy':
      return new ProxyAgent({
        ...connections,
        uri: wanted.uri,
        requestTls: { ...tls(options), ...connecting },
        connect: connecting,
      });
    case 'socks':
      throw new Error(
        `The kubeconfig asks for the SOCKS proxy ${wanted.uri}, which is not supported; use an HTTP proxy.`,
      );
  }
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const basic = auth ? { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};
  const given = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    // A token file may end with a line break, which no header may hold.
    value === undefined ? [] : [[name, String(value).trim()] as const],
  );
  return { ...basic, ...Object.fromEntries(given) };
}
