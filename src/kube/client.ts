import type { KubeConfig } from '@kubernetes/client-node';
import { type Dispatcher, request } from 'undici';
import { accessing } from './access.ts';
import { answerError } from './api-error.ts';
import { jsonLines } from './json-lines.ts';

export { ApiError } from './api-error.ts';
export { isInCluster, loadKubeConfig } from './kubeconfig.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/api` or `/apis` on. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is bytes. */
  readonly body?: unknown;
  /** By default JSON, for a PATCH a JSON merge patch; to be given for bytes. */
  readonly contentType?: string;
  /** By default JSON of the whole object. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** Requests to one API server over connections that stay open. */
export interface KubeClient {
  /** The parsed answer. Throws ApiError for any answer but success, and what the network throws; a silence of 30 s counts as its error. */
  request(call: Call): Promise<unknown>;
  /**
   * A watch: the parsed lines as they come, without a deadline. Throws ApiError at once, and while it is read what the network throws, also
   * when the stream ends in the middle of a line. It is to be read to its end or ended by the signal.
   */
  stream(call: {
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly accept?: string;
    readonly signal: AbortSignal;
  }): Promise<AsyncIterable<unknown>>;
  /**
   * Ends all watches that are open with this error: one was found dead, and what befell its connection may have befallen the others. They begin
   * anew together, since one that learns of a change long before another shows a half of what was changed.
   */
  suspect(error: Error): void;
  /** Cuts all connections. */
  close(): Promise<void>;
}

/** How long an answer may be silent, in milliseconds. */
const silence = 30_000;

/** A client for the kubeconfig's current context; its credentials are read again as they change. Throws where the context names no cluster. */
export function kubeClient(config: KubeConfig): KubeClient {
  const server = config.getCurrentCluster()?.server.replace(/\/+$/, '');
  if (server === undefined) throw new Error('The kubeconfig has no cluster for its current context.');
  const gate = accessing(config);
  let watches = new AbortController();

  const send = async (call: Call, bodyTimeout: number): Promise<Dispatcher.ResponseData> => {
    const { headers, dispatcher } = await gate.access();
    const url = `${server}${call.path}${call.query === undefined ? '' : `?${new URLSearchParams(call.query)}`}`;
    const answer = await request(url, {
      method: call.method,
      dispatcher,
      headersTimeout: silence,
      bodyTimeout,
      headers: {
        accept: call.accept ?? 'application/json',
        'user-agent': 'sluice',
        ...headers,
        ...contentType(call),
      },
      body: bodyOf(call),
      signal: call.signal ?? null,
    });
    if (answer.statusCode < 300) return answer;
    if (answer.statusCode === 401) gate.expire();
    throw answerError(answer.statusCode, await answer.body.text(), single(answer.headers['retry-after']));
  };

  return {
    request: async (call) => {
      const answer = await send(call, silence).catch((error: unknown) => fail(error, server));
      const text = await answer.body.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    stream: async (call) => {
      const signal = AbortSignal.any([call.signal, watches.signal]);
      const answer = await send({ ...call, method: 'GET', signal }, 0).catch((error: unknown) =>
        fail(error, server),
      );
      return jsonLines(answer.body);
    },
    suspect: (error) => {
      const open = watches;
      watches = new AbortController();
      open.abort(error);
    },
    close: () => gate.close(),
  };
}

function bodyOf({ body }: Call): Uint8Array | string | null {
  if (body === undefined || body instanceof Uint8Array) return body ?? null;
  return JSON.stringify(body);
}

function contentType({ method, body, contentType: given }: Call): { 'content-type'?: string } {
  if (body === undefined) return {};
  const json = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { 'content-type': given ?? json };
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** Node tells of a server that refuses all of its addresses without a word. */
function fail(error: unknown, server: string): never {
  if (error instanceof AggregateError && error.message === '') {
    const [first] = error.errors;
    const why = first instanceof Error ? first.message : 'no connection';
    throw new Error(`${server} cannot be reached: ${why}`, { cause: error });
  }
  throw error;
}
