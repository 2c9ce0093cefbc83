import { readFileSync } from 'node:fs';

/** Numbers of the bits in a process's capability sets. */
const bits = { NET_ADMIN: 12n, NET_RAW: 13n } as const;

/** What the kernel tells of this process; nothing where it has no such file. */
function ownStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

/** Whether this process has a capability in force. Where that cannot be read the kernel is left to say so itself. */
export function hasCapability(name: keyof typeof bits): boolean {
  const [, set] = /^CapEff:\s*([0-9a-f]+)$/m.exec(ownStatus()) ?? [];
  return set === undefined || ((BigInt(`0x${set}`) >> bits[name]) & 1n) === 1n;
}

/** Throws a sentence with the ways out where this process may not change the rules of its network namespace. */
export function requireNetAdmin(): void {
  if (hasCapability('NET_ADMIN')) return;
  const user = process.getuid?.() ?? 0;
  const asRoot = user === 0 ? '' : `It runs as uid ${user}: set runAsUser 0 and runAsNonRoot false. `;
  throw new Error(
    `the capability NET_ADMIN is missing, without which the kernel lets nobody change iptables rules. ${asRoot}` +
      'Let securityContext.capabilities.add of the container istio-init hold NET_ADMIN and NET_RAW. ' +
      'Pod Security "baseline" and "restricted" forbid both: the namespace then needs the label pod-security.kubernetes.io/enforce=privileged.',
  );
}
