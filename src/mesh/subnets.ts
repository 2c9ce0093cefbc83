/** A network: its first address, and how many leading bits of an address are those of the network. */
export interface Subnet {
  readonly address: string;
  readonly bits: number;
}

/** A network in CIDR notation, or a single address; undefined where the text is neither. */
export function subnetOf(text: string): Subnet | undefined {
  const [address = '', length, ...more] = text.split('/');
  const v4 = octets(address);
  const numbers = v4 ?? groups(address);
  if (numbers === undefined || more.length > 0) return undefined;
  const width = v4 === undefined ? 16 : 8;
  const size = numbers.length * width;
  const bits = length === undefined ? size : /^\d{1,3}$/.test(length) ? Number(length) : size + 1;
  if (bits > size) return undefined;
  const network = masked(numbers, width, bits);
  return {
    address: v4 === undefined ? network.map((one) => one.toString(16)).join(':') : network.join('.'),
    bits,
  };
}

/** Whether the text is an IPv4 or IPv6 address. */
export const isAddress = (text: string): boolean => !text.includes('/') && subnetOf(text) !== undefined;

function masked(numbers: readonly number[], width: number, bits: number): number[] {
  return numbers.map((number, i) => {
    const kept = Math.min(Math.max(bits - i * width, 0), width);
    return number & ((2 ** kept - 1) * 2 ** (width - kept));
  });
}

function octets(text: string): number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const numbers = text.split('.').map(Number);
  return numbers.every((one) => one <= 255) ? numbers : undefined;
}

/** The eight groups of an IPv6 address; its last two may be written as an IPv4 address. */
function groups(text: string): number[] | undefined {
  if (!text.includes(':')) return undefined;
  const tail = octets(text.slice(text.lastIndexOf(':') + 1));
  const [a = 0, b = 0, c = 0, d = 0] = tail ?? [];
  const plain =
    tail === undefined
      ? text
      : `${text.slice(0, text.lastIndexOf(':') + 1)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const halves = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [front = [], back] = halves;
  const missing = 8 - front.length - (back ?? []).length;
  if (halves.length > 2 || (back === undefined ? missing !== 0 : missing < 1)) return undefined;
  const all = [...front, ...Array.from({ length: missing }, () => '0'), ...(back ?? [])];
  return all.every((one) => /^[0-9a-fA-F]{1,4}$/.test(one))
    ? all.map((one) => Number.parseInt(one, 16))
    : undefined;
}
