import { Command } from 'commander';
import { istioIptables as program } from '../interception/program.ts';

/** The program of that name, which reads its own options: it also runs without this command's package. */
export const istioIptables = (): Command =>
  new Command('istio-iptables')
    .description("Capture a pod's TCP connections for its proxy, in the network namespace that it runs in.")
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options, { args }: Command) => program(args));
