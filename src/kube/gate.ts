/** Lets so many calls run together; the others wait in line. */
export function gate(atOnce: number): <T>(call: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (call) => {
    if (running >= atOnce) await new Promise<void>((enter) => line.push(enter));
    else running++;
    try {
      return await call();
    } finally {
      const next = line.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
