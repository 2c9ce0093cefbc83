import type { Socket } from 'node:net';

/** The length in bytes of a PROXY header, and its version. */
interface ProxyHeader {
  readonly length: number;
  readonly version: 'V1' | 'V2';
}

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');

/** The PROXY header that bytes begin with; undefined where they begin with something else. */
function proxyHeader(bytes: Buffer): ProxyHeader | undefined {
  if (bytes.subarray(0, signature.length).equals(signature))
    return { length: 16 + bytes.readUInt16BE(14), version: 'V2' };
  const end = bytes.indexOf('\r\n');
  return bytes.subarray(0, 6).toString('latin1') === 'PROXY ' && end >= 0
    ? { length: end + 2, version: 'V1' }
    : undefined;
}

const versions = new WeakMap<Socket, ProxyHeader['version']>();

/** The version of the PROXY header that a connection began with. */
export const proxyVersionOf = (socket: Socket): ProxyHeader['version'] | undefined => versions.get(socket);

/** Hands over the first bytes of a connection, without the PROXY header where one is in front of them. */
export function firstBytes(socket: Socket, take: (first: Buffer) => void): void {
  socket.once('data', (first: Buffer) => {
    const header = proxyHeader(first);
    if (header === undefined) return take(first);
    versions.set(socket, header.version);
    const rest = first.subarray(header.length);
    if (rest.length > 0) take(rest);
    else socket.once('data', take);
  });
}
