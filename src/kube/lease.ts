import { fields, integer, optional, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import type { Requests } from './configmaps.ts';
import { existing } from './existing.ts';

export interface LeaseName {
  readonly namespace: string;
  readonly name: string;
}

/** A Lease as it was read. `holder` is absent where it was given back, or never taken. */
export interface Lease {
  readonly resourceVersion: string;
  readonly holder?: string;
  readonly acquireTime?: string;
  readonly transitions: number;
}

/** What a holder writes. `duration` is in seconds, times are in RFC 3339 with microseconds. */
export interface LeaseTerm {
  readonly holder: string;
  readonly duration: number;
  readonly acquireTime: string;
  readonly renewTime: string;
  readonly transitions: number;
}

const collection = ({ namespace }: LeaseName): string =>
  `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
const pathOf = (lease: LeaseName): string => `${collection(lease)}/${lease.name}`;

/** Undefined where there is none. Throws ApiError. */
export async function readLease(
  client: Requests,
  lease: LeaseName,
  signal: AbortSignal,
): Promise<Lease | undefined> {
  const raw = await existing(client, pathOf(lease), signal);
  return raw === undefined ? undefined : leaseIn(raw);
}

/**
 * Makes the Lease, or changes it where nobody has since `before` was read. Gives it as it is then; undefined where somebody was faster. Throws
 * ApiError.
 */
export async function writeLease(
  client: Requests,
  lease: LeaseName,
  { before, term }: { readonly before: Lease | undefined; readonly term: LeaseTerm },
  signal: AbortSignal,
): Promise<Lease | undefined> {
  const body = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: lease.name, ...optional('resourceVersion', before?.resourceVersion) },
    spec: {
      holderIdentity: term.holder,
      leaseDurationSeconds: term.duration,
      acquireTime: term.acquireTime,
      renewTime: term.renewTime,
      leaseTransitions: term.transitions,
    },
  };
  try {
    const answer =
      before === undefined
        ? await client.request({ method: 'POST', path: collection(lease), body, signal })
        : await client.request({ method: 'PUT', path: pathOf(lease), body, signal });
    return leaseIn(answer);
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return undefined;
    throw error;
  }
}

function leaseIn(raw: unknown): Lease {
  const { metadata, spec } = fields(raw);
  const { holderIdentity, acquireTime, leaseTransitions } = fields(spec);
  const holder = text(holderIdentity);
  return {
    resourceVersion: text(fields(metadata).resourceVersion) ?? '',
    ...optional('holder', holder === '' ? undefined : holder),
    ...optional('acquireTime', text(acquireTime)),
    transitions: integer(leaseTransitions) ?? 0,
  };
}
