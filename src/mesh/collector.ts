import { isAddress } from './subnets.ts';

/** Where traces go. */
export interface Collector {
  readonly host: string;
  readonly port: number;
  /** The host is a name, which must be looked up. */
  readonly named: boolean;
}

/** `host:port`, where an IPv6 address stands in brackets; undefined where the text is none. */
export function collectorOf(text: string): Collector | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:.]+)\]|([^[\]:\s/]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  return host === undefined || port < 1 || port > 65_535
    ? undefined
    : { host, port, named: !isAddress(host) };
}
