/** What has been started, and how it is ended: in reverse order, once, whoever asks first. */
export interface Cleanup {
  /** Waits for `begin` and remembers how its result is ended; when all has been ended by then, ends it at once and rejects. */
  start<T>(begin: Promise<T>, end: (started: T) => unknown): Promise<T>;
  /** Ends everything, what is still starting included. Never rejects; gives back what could not be ended, and why. */
  all(): Promise<readonly string[]>;
}

export class Interrupted extends Error {}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function cleanup(): Cleanup {
  const ends: (() => unknown)[] = [];
  const starting = new Set<Promise<unknown>>();
  let ending: Promise<readonly string[]> | undefined;

  const start = async <T>(begin: Promise<T>, end: (started: T) => unknown): Promise<T> => {
    starting.add(begin);
    try {
      const started = await begin;
      ends.push(() => end(started));
    } finally {
      starting.delete(begin);
    }
    if (ending !== undefined) throw new Interrupted();
    return begin;
  };

  const endAll = async (): Promise<readonly string[]> => {
    const failures: string[] = [];
    await Promise.allSettled(starting);
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      try {
        await end();
      } catch (error) {
        failures.push(reason(error));
      }
    }
    return failures;
  };

  return {
    start,
    all: () => {
      ending ??= endAll();
      return ending;
    },
  };
}
