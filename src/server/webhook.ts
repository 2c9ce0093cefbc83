import type { Server } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { drained } from './drained.ts';
import type { ReadPair } from './pair.ts';
import { answer, type Review, readReview, type Verdict } from './review.ts';

/** In milliseconds and bytes. */
export interface WebhookLimits {
  /** How long a client may take for a whole request, and for the TLS handshake. */
  readonly request: number;
  readonly body: number;
  /** After `stop`, how long requests are still taken while the Service forgets this replica. */
  readonly drain: number;
  /** How long after that those on their way may take. */
  readonly finish: number;
}

/** The API server takes objects of up to 3 MiB; the review around one adds little. */
const usualLimits: WebhookLimits = {
  request: 10_000,
  body: 4 * 1024 * 1024,
  drain: 5_000,
  finish: 5_000,
};

export interface WebhookGiven {
  readonly address: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<WebhookLimits>;
  readonly judge: (review: Review) => Verdict;
  readonly told: (level: 'warn' | 'error', sentence: string) => void;
}

export interface Webhook {
  readonly port: number;
  /** Shows this certificate from now on; connections that are open stay. */
  serve(pair: ReadPair): void;
  /** Tells that it is not ready any more, serves on for a while, and ends; resolves within `drain` and `finish`. */
  stop(): Promise<void>;
}

/** The API server's idle connections last 90 s, and one that this side closed first would fail the request that is just being sent. */
const keepAlive = 120_000;
/** How often requests that take too long are looked for, in milliseconds. */
const lookout = 1_000;

/**
 * Listens for the API server. Until the first `serve` no handshake succeeds. Throws where the port cannot be had, and says the way out.
 */
export async function startWebhook(given: WebhookGiven): Promise<Webhook> {
  const limits = { ...usualLimits, ...given.limits };
  const state: State = { from: 0, until: 0, isStopping: false };
  const app = listener(limits);
  routes(app, { ...given, limits }, state);
  try {
    await app.listen({ host: given.address, port: given.port });
  } catch (error) {
    throw new Error(
      `The webhook cannot listen on port ${given.port}: ${reason(error)}. Choose another with --webhook-port, or leave it out with --no-webhook.`,
      { cause: error },
    );
  }
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : given.port,
    serve: ({ certificate, key, from, until }) => {
      app.server.setSecureContext({ cert: certificate, key, minVersion: 'TLSv1.2' });
      state.from = from;
      state.until = until;
    },
    stop: async () => {
      state.isStopping = true;
      await wait(limits.drain);
      const timer = setTimeout(() => app.server.closeAllConnections(), limits.finish);
      await app.close();
      clearTimeout(timer);
    },
  };
}

const listener = (limits: WebhookLimits): FastifyInstance<Server> =>
  fastify({
    https: {
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.request,
      headersTimeout: limits.request,
      connectionsCheckingInterval: lookout,
    },
    requestTimeout: limits.request,
    keepAliveTimeout: keepAlive,
    // A client that does not read its answer.
    connectionTimeout: 3 * limits.request,
    bodyLimit: limits.body,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    logger: false,
  });

/** What is read and thrown away of a body too large, before it is answered. */
const drainOf = ({ body, request }: WebhookLimits) => ({ bytes: 4 * body, time: request / 2 });

interface State {
  from: number;
  until: number;
  isStopping: boolean;
}

function routes(
  app: FastifyInstance<Server>,
  given: WebhookGiven & { readonly limits: WebhookLimits },
  state: State,
): void {
  app.addHook('onSend', async (_request, reply) => {
    if (state.isStopping) reply.header('connection', 'close');
  });
  app.get('/healthz', async () => 'ok\n');
  app.get('/readyz', async (_request, reply) => {
    const why = notReady(state);
    return why === undefined ? 'ok\n' : reply.code(503).send(`${why}\n`);
  });
  app.post('/inject', async (request, reply) => {
    const review = readReview(request.body);
    if (typeof review === 'string') return refuse(reply, 400, review);
    return reply.send(answer(review.uid, review.pod === undefined ? passed(review) : given.judge(review)));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const { status, message } = failure(error, request);
    given.told(status >= 500 ? 'error' : 'warn', `The webhook answers ${status}: ${message}`);
    // A client that is still writing would see the end of its connection, and not the answer.
    if (status === 413) await drained(request.raw, drainOf(given.limits));
    return refuse(reply, status, message);
  });
}

/** Pods are all that the configuration should ask about. */
const passed = ({ about }: Review): Verdict => ({
  allowed: true,
  patch: [],
  warnings: [
    `The webhook of Sluice is asked about ${about}, and answers for pods CREATE only: correct its rules.`,
  ],
});

const notReady = ({ from, until, isStopping }: State): string | undefined => {
  if (isStopping) return 'it is being stopped';
  if (from > Date.now()) return `its certificate does not hold before ${new Date(from).toISOString()}`;
  return until <= Date.now() ? `its certificate expired at ${new Date(until).toISOString()}` : undefined;
};

/** As a Status, of which the API server shows the message to the one who wanted the pod. */
const refuse = (reply: FastifyReply, code: number, message: string): FastifyReply =>
  reply.code(code).send({ apiVersion: 'v1', kind: 'Status', status: 'Failure', code, message });

/** Fastify's own errors, such as a body too large, carry their status; any other is a mistake of ours. */
function failure(error: unknown, request: FastifyRequest): { status: number; message: string } {
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500;
  if (status === 413) {
    const message = `The request is larger than the ${request.routeOptions.bodyLimit} bytes that the webhook reads.`;
    return { status, message };
  }
  if (status < 500) return { status, message: reason(error) };
  return { status, message: `The webhook failed, which is a mistake in Sluice: ${reason(error)}` };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
