import type { Interception } from '../inject/iptables.ts';
import { apply, planned } from './apply.ts';
import { help, request } from './options.ts';

const isEmpty = (list: 'all' | readonly unknown[]): boolean => list !== 'all' && list.length === 0;

/** What a combination of options does, though it may not be meant. */
function remarks(given: Interception): readonly string[] {
  const { inboundPorts, outboundNetworks, outboundPorts, excludeInboundPorts } = given;
  const told: string[] = [];
  if (isEmpty(inboundPorts)) told.push('Nothing is captured on the way in: -b is empty.');
  if (isEmpty(outboundNetworks) && isEmpty(outboundPorts)) {
    told.push('Nothing is captured on the way out: -i and -q are empty.');
  }
  const both = inboundPorts === 'all' ? [] : excludeInboundPorts.filter((one) => inboundPorts.includes(one));
  if (both.length > 0) told.push(`Captured all the same, because -b names it too: -d ${both.join(',')}.`);
  return told;
}

function obey(words: readonly string[], say: (line: string) => void): void {
  const { act, interception } = request(words);
  switch (act) {
    case 'help':
      say(help.trimEnd());
      return;
    case 'print':
      for (const remark of remarks(interception)) say(`# ${remark}`);
      say(planned(interception).trimEnd());
      return;
    case 'apply':
      for (const remark of remarks(interception)) say(remark);
      apply(interception, say);
  }
}

/** What the container istio-init of a pod runs, with the words after its name. Tells on stderr what went wrong, and sets the exit code. */
export function istioIptables(words: readonly string[]): void {
  try {
    obey(words, (line) => console.log(line));
  } catch (error) {
    console.error(`istio-iptables: ${error instanceof Error ? error.message : String(error)}`);
    console.error('(istio-iptables --help lists the options.)');
    process.exitCode = 1;
  }
}
