#!/usr/bin/env node
import { Command } from 'commander';

/** In the order in which the help shows them. Only what is asked for is loaded, since the operator brings a whole client along. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'kube-inject': async () => (await import('./cli/kube-inject.ts')).kubeInject(),
  uninject: async () => (await import('./cli/uninject.ts')).uninject(),
  analyze: async () => (await import('./cli/analyze.ts')).analyze(),
  render: async () => (await import('./cli/render.ts')).render(),
  local: async () => (await import('./cli/local.ts')).local(),
  scope: async () => (await import('./cli/scope.ts')).scope(),
  operator: async () => (await import('./cli/operator.ts')).operator(),
  'istio-iptables': async () => (await import('./cli/istio-iptables.ts')).istioIptables(),
};

const [asked] = process.argv.slice(2);
const isKnown = asked !== undefined && Object.hasOwn(commands, asked);
const wanted = Object.entries(commands).filter(([name]) => !isKnown || name === asked);

const program = new Command('sluice')
  .description(
    "Splits traffic with Istio's Gateway, VirtualService and DestinationRule, served by Envoy from files.",
  )
  .showHelpAfterError();
for (const [, load] of wanted) program.addCommand(await load());

try {
  await program.parseAsync();
} catch (error) {
  const isMistakeOfOurs =
    error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  console.error(error instanceof Error && !isMistakeOfOurs ? `sluice: ${error.message}` : error);
  process.exitCode = 1;
}
