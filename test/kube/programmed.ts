import { fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { until } from './cluster.ts';

/** The Programmed condition of an object. */
export interface Programmed {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** It speaks of the object's present generation. */
  readonly isCurrent: boolean;
  readonly generation: number;
}

/** Reads it off an object as the API server gives it. */
export function programmedIn(raw: unknown): Programmed {
  const { metadata, status } = fields(raw);
  const found =
    items(fields(status).conditions)
      .map(fields)
      .find(({ type }) => type === 'Programmed') ?? {};
  return {
    status: text(found.status) ?? '',
    reason: text(found.reason) ?? '',
    message: text(found.message) ?? '',
    isCurrent: found.observedGeneration === fields(metadata).generation,
    generation: Number(found.observedGeneration ?? 0),
  };
}

interface Where {
  readonly client: KubeClient;
  readonly ns: string;
}

/** That of a VirtualService. */
export const programmed = async ({ client, ns }: Where, name: string): Promise<Programmed> =>
  programmedIn(
    await client.request({
      method: 'GET',
      path: `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices/${name}`,
    }),
  );

export const untilProgrammed = (
  where: Where,
  name: string,
  wanted: { readonly status: string; readonly reason: string },
  patience = 60_000,
): Promise<void> =>
  until(async () => {
    const { status, reason, isCurrent } = await programmed(where, name);
    return isCurrent && status === wanted.status && reason === wanted.reason;
  }, patience);
