/** What an API server has taken since it started, by its own metrics; sizes in bytes of request bodies. */
export interface Requests {
  /** Finished requests of a method such as `PUT`, of one subresource or, without it, of the object and all of them. */
  count(resource: string, method: string, subresource?: string): number;
  bytes(resource: string, verb: 'create' | 'update' | 'patch'): number;
}

const names = ['apiserver_request_total', 'apiserver_request_body_size_bytes_sum'] as const;

/** Reads the text of `/metrics`. */
export function requestsIn(metrics: string): Requests {
  const sums = new Map<string, number>();
  const add = (key: string, value: number): void => void sums.set(key, (sums.get(key) ?? 0) + value);
  for (const line of metrics.split('\n')) {
    const name = names.find((each) => line.startsWith(`${each}{`));
    if (name === undefined) continue;
    const value = Number(line.slice(line.lastIndexOf(' ') + 1));
    const key = `${name} ${label(line, 'resource')} ${label(line, 'verb')}`;
    add(key, value);
    add(`${key} ${label(line, 'subresource')}`, value);
  }
  return {
    count: (resource, method, subresource) =>
      sums.get([names[0], resource, method, ...(subresource === undefined ? [] : [subresource])].join(' ')) ??
      0,
    bytes: (resource, verb) => sums.get(`${names[1]} ${resource} ${verb}`) ?? 0,
  };
}

const label = (line: string, name: string): string =>
  new RegExp(`[{,]${name}="([^"]*)"`).exec(line)?.[1] ?? '';

/** The requests that came between two looks. */
export const between = (before: Requests, after: Requests): Requests => ({
  count: (...of) => after.count(...of) - before.count(...of),
  bytes: (...of) => after.bytes(...of) - before.bytes(...of),
});
