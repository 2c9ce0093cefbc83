import { isIPv6 } from 'node:net';
import { type Dispatcher, request } from 'undici';

/** The pages of its own that a proxy shows on port 15021: which versions it runs, what it refused, and what it called. */
export type ProxyPage = '/config/versions' | '/config/health' | '/config/usage';

interface Asking {
  /** Milliseconds for the whole answer. */
  readonly patience: number;
  readonly dispatcher?: Dispatcher;
}

/**
 * Asks the Envoy at `address` (an IP address) for a page, and gives its JSON. Undefined when nobody answers so: nothing listens, the answer
 * is late, or it is not one of Envoy's.
 */
export async function askProxy(
  address: string,
  page: ProxyPage,
  { patience, dispatcher }: Asking,
): Promise<unknown> {
  const host = isIPv6(address) ? `[${address}]` : address;
  try {
    const { statusCode, body } = await request(`http://${host}:15021${page}`, {
      signal: AbortSignal.timeout(patience),
      reset: true,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    const answer = await body.text();
    return statusCode === 200 ? JSON.parse(answer) : undefined;
  } catch {
    // Refused, cut off, late or not JSON: all the same to one who waits for versions.
    return undefined;
  }
}
