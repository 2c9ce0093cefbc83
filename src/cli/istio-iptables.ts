import { Command, InvalidArgumentError, Option } from 'commander';
import type { Interception } from '../inject/iptables.ts';
import { apply, planned } from '../interception/apply.ts';
import { gids, networks, networksOrAll, port, ports, portsOrAll, uids } from '../interception/words.ts';

interface Options {
  readonly envoyPort: number;
  readonly inboundCapturePort: number;
  readonly proxyUid: readonly number[];
  readonly proxyGid: readonly number[];
  readonly istioInboundPorts: 'all' | readonly number[];
  readonly istioLocalExcludePorts: readonly number[];
  readonly istioServiceCidr: 'all' | readonly string[];
  readonly istioServiceExcludeCidr: readonly string[];
  readonly istioOutboundPorts: 'all' | readonly number[];
  readonly istioLocalOutboundPortsExclude: readonly number[];
  readonly dryRun?: true;
}

/** A value that cannot be read is told with the name of its option. */
const read =
  <T>(parse: (text: string) => T) =>
  (text: string): T => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
  };

function mode(text: string): string {
  if (text === 'REDIRECT') return text;
  if (text === 'TPROXY') {
    throw new Error(
      "TPROXY is not supported: the proxy's listeners take redirected connections only. Use REDIRECT; HTTP apps find the caller's address in X-Forwarded-For.",
    );
  }
  throw new Error(`"${text}" is no mode of interception. The one there is is REDIRECT.`);
}

/** An option whose default is written as its user would write it. */
function option<T>(
  flags: string,
  description: string,
  given: { parse: (text: string) => T; unset: string },
): Option {
  const parse = read(given.parse);
  const shown = given.unset === '' ? 'none' : given.unset;
  return new Option(flags, description).argParser(parse).default(parse(given.unset), shown);
}

/** In the order of the command line in which people know them. */
const options: readonly Option[] = [
  option('-p, --envoy-port <port>', 'where connections that leave the pod go', {
    parse: port,
    unset: '15001',
  }),
  option('-z, --inbound-capture-port <port>', 'where connections that reach the pod go', {
    parse: port,
    unset: '15006',
  }),
  option('-u, --proxy-uid <uids>', "the proxy's own uid, or several", { parse: uids, unset: '1337' }),
  option('-g, --proxy-gid <gids>', "the proxy's own gid, or several", { parse: gids, unset: '1337' }),
  option('-m, --istio-inbound-interception-mode <mode>', 'REDIRECT, the one mode there is', {
    parse: mode,
    unset: 'REDIRECT',
  }),
  option('-i, --istio-service-cidr <networks>', 'destinations to capture: a list, or * for all', {
    parse: networksOrAll,
    unset: '',
  }),
  option('-x, --istio-service-exclude-cidr <networks>', 'destinations to leave alone', {
    parse: networks,
    unset: '',
  }),
  option('-b, --istio-inbound-ports <ports>', 'ports of the pod to capture: a list, or * for all', {
    parse: portsOrAll,
    unset: '',
  }),
  option('-d, --istio-local-exclude-ports <ports>', 'ports of the pod to leave alone, where -b is *', {
    parse: ports,
    unset: '',
  }),
  option('-o, --istio-local-outbound-ports-exclude <ports>', 'ports of destinations to leave alone', {
    parse: ports,
    unset: '',
  }),
  option('-q, --istio-outbound-ports <ports>', 'ports of destinations to capture wherever they are', {
    parse: portsOrAll,
    unset: '',
  }),
];

const interception = (given: Options): Interception => ({
  uids: given.proxyUid,
  gids: given.proxyGid,
  outboundPort: given.envoyPort,
  inboundPort: given.inboundCapturePort,
  inboundPorts: given.istioInboundPorts,
  excludeInboundPorts: given.istioLocalExcludePorts,
  outboundNetworks: given.istioServiceCidr,
  excludeOutboundNetworks: given.istioServiceExcludeCidr,
  outboundPorts: given.istioOutboundPorts,
  excludeOutboundPorts: given.istioLocalOutboundPortsExclude,
});

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

function run(given: Options, command: Command): void {
  if (given.envoyPort === given.inboundCapturePort) {
    command.error(
      `error: options -p and -z are both ${given.envoyPort}: what leaves the pod and what reaches it need a port each`,
    );
  }
  const wanted = interception(given);
  const say = (line: string): void => console.log(given.dryRun ? `# ${line}` : line);
  for (const remark of remarks(wanted)) say(remark);
  if (given.dryRun) process.stdout.write(planned(wanted));
  else apply(wanted, say);
}

/** What the container istio-init of a pod runs. */
export function istioIptables(): Command {
  const command = new Command('istio-iptables').description(
    "Capture the pod's TCP connections for its proxy, by rules of this network namespace's nat table.",
  );
  for (const each of options) command.addOption(each);
  command.addOption(new Option('--inbound-interception-mode <mode>').argParser(read(mode)).hideHelp());
  return command.option('-n, --dry-run', 'print the rules and apply nothing').action(run);
}

/** The program of that name: this command alone, which starts in a fraction of the time. */
export async function istioIptablesProgram(): Promise<void> {
  try {
    await istioIptables().showHelpAfterError('(istio-iptables --help lists the options)').parseAsync();
  } catch (error) {
    console.error(`istio-iptables: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
