import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4, isIPv6 } from 'node:net';
import { AUTHORITATIVE_ANSWER, decode, encode, type Packet, type Question } from 'dns-packet';

/** Addresses under the names that they are for, in lower case. */
export type Names = Readonly<Record<string, string | readonly string[]>>;

/** Answers DNS over UDP at one address. */
export interface NameServer {
  /** Says other names from now on. */
  say(names: Names): void;
}

/** How long an answer may be kept, in seconds. */
const timeToLive = 1;

const nameError = 3;

/** Listens on port 53 of an address. Throws where it cannot be had; ends with the process. */
export async function startNameServer(address: string, names: Names): Promise<NameServer> {
  let known = names;
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  socket.on('message', (message, { port, address: asker }) => {
    socket.send(encode(reply(decode(message), known)), port, asker);
  });
  socket.bind(53, address);
  await once(socket, 'listening');
  return {
    say: (now) => {
      known = now;
    },
  };
}

/** A name that is not known does not exist; one that is known may have no address of the family that is asked for. */
function reply({ id, questions = [] }: Packet, names: Names): Packet {
  const [question] = questions;
  const found = question && names[question.name.toLowerCase()];
  return {
    type: 'response',
    id: id ?? 0,
    flags: AUTHORITATIVE_ANSWER | (found === undefined ? nameError : 0),
    questions,
    answers: question === undefined || found === undefined ? [] : answers(question, [found].flat()),
  };
}

function answers({ name, type }: Question, addresses: readonly string[]): NonNullable<Packet['answers']> {
  const fits = type === 'A' ? isIPv4 : type === 'AAAA' ? isIPv6 : () => false;
  return addresses
    .filter(fits)
    .map((data) => ({ name, type: isIPv4(data) ? 'A' : 'AAAA', ttl: timeToLive, data }));
}
