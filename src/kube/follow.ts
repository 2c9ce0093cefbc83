import { fields, text } from '../api/read/fields.ts';
import { statusError } from './api-error.ts';
import type { KubeClient } from './client.ts';
import { metadataOnly } from './kinds.ts';

export interface Following {
  readonly client: KubeClient;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly metadataOnly?: boolean | undefined;
  /** The watch begins after this version. */
  readonly version: string;
  /** How long the server keeps the watch open, in seconds. */
  readonly seconds: number;
  /** A watch that says nothing for so long, bookmarks included, is given up, in milliseconds. */
  readonly silence: number;
  /** The watch ends after so many milliseconds whatever comes. */
  readonly longest: number;
  readonly signal: AbortSignal;
  /** Called when the server has let the watch begin. */
  readonly opened: () => void;
}

/** One step of a watch; a bookmark has no object. */
export interface Change {
  readonly type: 'set' | 'gone' | 'bookmark';
  readonly raw: unknown;
  readonly version: string;
}

/** A watch said nothing for too long, in milliseconds. */
export class Silence extends Error {
  constructor(time: number) {
    super(`The API server was silent for ${time / 1000} s.`);
    this.name = 'Silence';
  }
}

/** Another watch of the same client was silent for too long. */
export class Suspicion extends Error {
  constructor() {
    super('Another watch was silent, so this one begins anew.');
    this.name = 'Suspicion';
  }
}

/**
 * Watches until the server, the deadline or the signal ends it, and hands each change over. Throws ApiError, also for an ERROR event, and what
 * the network throws; a silence is an error, since a connection may be dead without either end knowing.
 */
export async function follow(following: Following, take: (change: Change) => void): Promise<void> {
  const { client, path, query, version, seconds } = following;
  const timers = new Timers(following);
  try {
    const events = await client.stream({
      path,
      query: {
        ...query,
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion: version,
        timeoutSeconds: String(seconds),
      },
      signal: timers.signal,
      ...(following.metadataOnly === true && { accept: metadataOnly.object }),
    });
    following.opened();
    for await (const event of events) {
      timers.heard();
      take(changeOf(event));
    }
  } catch (error) {
    if (timers.isOver() || following.signal.aborted) return;
    throw timers.isSilent() ? new Silence(following.silence) : error;
  } finally {
    timers.clear();
  }
}

function changeOf(event: unknown): Change {
  const { type, object } = fields(event);
  if (type === 'ERROR') throw statusError(object, 500);
  const version = text(fields(fields(object).metadata).resourceVersion);
  const kind = types.get(String(type));
  if (kind === undefined || version === undefined) {
    throw new Error(`The watch gave an event that is not known: ${JSON.stringify(event).slice(0, 200)}`);
  }
  return { type: kind, raw: object, version };
}

const types: ReadonlyMap<string, Change['type']> = new Map([
  ['ADDED', 'set'],
  ['MODIFIED', 'set'],
  ['DELETED', 'gone'],
  ['BOOKMARK', 'bookmark'],
]);

/** Ends a watch after a silence, and after its whole time. */
class Timers {
  readonly signal: AbortSignal;
  private readonly silent = new AbortController();
  private readonly over = new AbortController();
  private readonly silence: NodeJS.Timeout;
  private readonly end: NodeJS.Timeout;

  constructor({ silence, longest, signal }: Following) {
    this.silence = setTimeout(() => this.silent.abort(), silence);
    this.end = setTimeout(() => this.over.abort(), longest);
    this.signal = AbortSignal.any([signal, this.silent.signal, this.over.signal]);
  }

  heard(): void {
    this.silence.refresh();
  }

  isSilent(): boolean {
    return this.silent.signal.aborted;
  }

  isOver(): boolean {
    return this.over.signal.aborted;
  }

  clear(): void {
    clearTimeout(this.silence);
    clearTimeout(this.end);
  }
}
