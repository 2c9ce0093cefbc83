/** What took how long, in the order in which it ended. */
const taken: { readonly name: string; readonly seconds: number }[] = [];
const began = performance.now();

const since = (start: number): number => (performance.now() - start) / 1000;

/** Does a part of the work and keeps how long it took; parts may go on at the same time. */
export async function staged<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    taken.push({ name, seconds: since(start) });
  }
}

const line = (name: string, seconds: number): string =>
  `${name.padEnd(48)} ${seconds.toFixed(0).padStart(5)} s`;

/** All parts with their seconds, and the whole time since the program began. */
export const told = (): string =>
  [...taken.map(({ name, seconds }) => line(name, seconds)), line('all of it', since(began))].join('\n');
