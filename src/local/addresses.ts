/** The addresses `<block>.0.1` to `<block>.255.254` of a /16 in order, those in use left out. `block` is like `198.18`. */
export function* freeAddresses(block: string, used: ReadonlySet<string>): Generator<string, undefined> {
  for (let i = 1; i < 0xffff; i++) {
    const address = `${block}.${i >> 8}.${i & 0xff}`;
    if (!used.has(address)) yield address;
  }
  return undefined;
}
