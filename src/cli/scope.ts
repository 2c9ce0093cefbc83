import { Command, Option } from 'commander';
import type { Pod } from '../api/objects.ts';
import { usageIn } from '../envoy/usage.ts';
import { askUsage, type Road } from '../kube/usage.ts';
import { type ClusterReading, readCluster, withCluster } from './read-cluster.ts';
import { type SeenProxy, suggestion } from './scope-suggestion.ts';

interface Options {
  readonly namespace?: string;
  readonly road: Road;
}

export const scope = (): Command =>
  new Command('scope')
    .description('What the proxies of a cluster see of the mesh, and what of it they use.')
    .addCommand(
      new Command('suggest')
        .description('Print a Sidecar for each namespace that names what its proxies were seen to call.')
        .option('-n, --namespace <namespace>', 'ask the proxies of this namespace alone')
        .addOption(
          new Option(
            '--road <road>',
            'the way to the proxies: through the API server, which asks for the right to get pods/proxy, or direct, from within the network of the pods',
          )
            .choices(['api-server', 'direct'])
            .default('api-server'),
        )
        .action(suggest),
    );

async function suggest({ namespace, road }: Options): Promise<void> {
  const suggestions = await withCluster(async (client) => {
    const reading = await readCluster(client, (line) => console.error(line));
    const pods = proxiesOf(reading, namespace);
    const answers = await askUsage(client, pods, road);
    const now = Date.now();
    const seen = pods.map((pod, i): SeenProxy => {
      const answer = answers[i];
      const usage = answer !== undefined && 'answer' in answer ? usageIn(answer.answer) : undefined;
      const why = answer !== undefined && 'why' in answer ? answer.why : olderProxy;
      return { pod: pod.meta, ...(usage === undefined ? { why } : { usage }) };
    });
    for (const { pod, why } of seen)
      if (why !== undefined) console.error(`Pod ${pod.namespace}/${pod.name} could not be asked: ${why}`);
    return [...Map.groupBy(seen, ({ pod }) => pod.namespace)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, proxies]) => suggestion(name, proxies, reading, now));
  });
  if (suggestions.length === 0)
    throw new Error(
      namespace === undefined
        ? 'No pod of the cluster has a proxy, so there is nobody to ask.'
        : `No pod of namespace ${namespace} has a proxy, so there is nobody to ask.`,
    );
  process.stdout.write(suggestions.join('---\n'));
}

const olderProxy = 'its answer is none of a proxy of this version. Restart the pod, and ask again later.';

/** The pods with a sidecar, which are alone in having a Sidecar; those that go are not asked any more. */
function proxiesOf({ snapshot, translation }: ClusterReading, namespace: string | undefined): readonly Pod[] {
  return [...translation.workloads.values()]
    .filter((one) => one.role === 'sidecar' && (namespace === undefined || one.namespace === namespace))
    .flatMap(({ pods }) => pods.flatMap((key) => snapshot.pods.get(key) ?? []))
    .filter(({ terminating }) => !terminating);
}
