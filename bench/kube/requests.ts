import type { Server } from './server.ts';

/** What the API server has taken since it started, by its own metrics; sizes in bytes of request bodies. */
export interface Requests {
  /** Finished requests of a method such as `PUT`, subresources included. */
  count(resource: string, method: string): number;
  bytes(resource: string, verb: 'create' | 'update' | 'patch'): number;
}

export async function requests(server: Server): Promise<Requests> {
  const sums = new Map<string, number>();
  for (const line of (await server.text('/metrics')).split('\n')) {
    const name = names.find((each) => line.startsWith(`${each}{`));
    if (name === undefined) continue;
    const key = `${name} ${label(line, 'resource')} ${label(line, 'verb')}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(line.slice(line.lastIndexOf(' ') + 1)));
  }
  return {
    count: (resource, method) => sums.get(`${names[0]} ${resource} ${method}`) ?? 0,
    bytes: (resource, verb) => sums.get(`${names[1]} ${resource} ${verb}`) ?? 0,
  };
}

const names = ['apiserver_request_total', 'apiserver_request_body_size_bytes_sum'] as const;

const label = (line: string, name: string): string =>
  new RegExp(`[{,]${name}="([^"]*)"`).exec(line)?.[1] ?? '';

/** The requests that came between two looks. */
export const between = (before: Requests, after: Requests): Requests => ({
  count: (resource, method) => after.count(resource, method) - before.count(resource, method),
  bytes: (resource, verb) => after.bytes(resource, verb) - before.bytes(resource, verb),
});
