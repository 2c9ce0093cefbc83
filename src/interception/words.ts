import { isIP } from 'node:net';

/** The items of a comma-separated list; none of an empty one. */
function items(text: string): readonly string[] {
  if (text.trim() === '') return [];
  const found = text.split(',').map((item) => item.trim());
  if (found.includes('')) throw new Error(`"${text}" has an item without text; take out the comma too many.`);
  return [...new Set(found)];
}

/** A whole number in decimal digits from `least` to `most`. Throws a sentence that says what it is to be. */
function number(text: string, { what, least, most }: { what: string; least: number; most: number }): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`"${text}" is no ${what}: that is a whole number from ${least} to ${most}.`);
}

/** A TCP port. */
export const port = (text: string): number => number(text, { what: 'port', least: 1, most: 65_535 });

// The kernel keeps the last value to say "no user".
const owner = (what: string) => (text: string) => number(text, { what, least: 0, most: 4_294_967_294 });

function owners(text: string, what: string): readonly number[] {
  const found = items(text).map(owner(what));
  if (found.length === 0) throw new Error(`It is empty: name the proxy's own ${what}.`);
  return found;
}

/** One or several uids. */
export const uids = (text: string): readonly number[] => owners(text, 'uid');

/** One or several gids. */
export const gids = (text: string): readonly number[] => owners(text, 'gid');

/** A list of ports, which may be empty. */
export function ports(text: string): readonly number[] {
  if (text.trim() === '*') throw new Error('"*" is not for this option: name the ports.');
  return items(text).map(port);
}

/** A list of ports, or all of them as `*`. */
export const portsOrAll = (text: string): 'all' | readonly number[] =>
  text.trim() === '*' ? 'all' : items(aloneOrNot(text)).map(port);

function network(text: string): string {
  const [address = '', length = '', ...rest] = text.split('/');
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  if (version === 0 || !/^\d+$/.test(length) || rest.length > 0) {
    const single = version === 0 ? '10.0.0.0/8 or fd00::/8' : `${address}/${most}`;
    throw new Error(`"${text}" is no network in CIDR form, such as ${single}.`);
  }
  number(length, { what: `prefix length of ${address}`, least: 0, most });
  return text;
}

/** A list of networks in CIDR form, which may be empty. */
export function networks(text: string): readonly string[] {
  if (text.trim() === '*') {
    throw new Error(`"*" would leave every destination alone, which -i '' says.`);
  }
  return items(text).map(network);
}

/** A list of networks in CIDR form, or all of them as `*`. */
export const networksOrAll = (text: string): 'all' | readonly string[] =>
  text.trim() === '*' ? 'all' : items(aloneOrNot(text)).map(network);

function aloneOrNot(text: string): string {
  if (text.includes('*')) throw new Error(`"${text}": a "*" stands alone, and means all of them.`);
  return text;
}
