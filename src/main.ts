#!/usr/bin/env node
import { Command } from 'commander';
import { istioIptables } from './cli/istio-iptables.ts';
import { kubeInject } from './cli/kube-inject.ts';
import { local } from './cli/local.ts';
import { operator } from './cli/operator.ts';
import { render } from './cli/render.ts';
import { uninject } from './cli/uninject.ts';

/** In the order in which the help shows them. */
const commands: readonly (() => Command)[] = [kubeInject, uninject, render, local, operator, istioIptables];

const program = new Command('sluice')
  .description(
    "Splits traffic with Istio's Gateway, VirtualService and DestinationRule, served by Envoy from files.",
  )
  .showHelpAfterError();
for (const command of commands) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  const isMistakeOfOurs =
    error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  console.error(error instanceof Error && !isMistakeOfOurs ? `sluice: ${error.message}` : error);
  process.exitCode = 1;
}
