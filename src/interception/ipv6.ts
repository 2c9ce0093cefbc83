import { readFileSync } from 'node:fs';
import { run } from './backend.ts';

/** The scope of an address that is known beyond its link, in the kernel's list. */
const global = '00';

/**
 * Why IPv6 is left alone, as the end of a sentence; undefined where the pod has it. `given` are the addresses that the cluster gave it, with commas
 * between them, where that is known: to another address no proxy listens.
 */
export function withoutIpv6(given: string | undefined): string | undefined {
  if (given !== undefined && !given.includes(':')) return 'the cluster gave the pod no address of it';
  let list: string;
  try {
    list = readFileSync('/proc/net/if_inet6', 'utf8');
  } catch {
    return 'the kernel has none';
  }
  const known = list.split('\n').some((line) => {
    const [, , , scope, , name] = line.trim().split(/\s+/);
    return scope === global && name !== 'lo';
  });
  return known ? undefined : 'the pod has no address of it';
}

/** Makes ::6 an address of the pod, as 127.0.0.6 is from the start: inbound connections reach the app from there. */
export function addInboundSource(): void {
  const added = run('ip', ['-6', 'address', 'replace', '::6/128', 'dev', 'lo']);
  if (added === undefined) throw new Error('the program ip, of the package iproute2, is missing');
  if (!added.ok) throw new Error(`::6 cannot be made an address of lo: ${added.why}`);
}
