import { writeFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import type { OperatorOptions, OperatorProcess } from '../../lab/operator.ts';
import { until } from '../../lab/process.ts';
import type { Edit } from './disturbances.ts';
import { type Row, sumOf } from './row.ts';
import type { Shop } from './shop.ts';

/** Ends the operator that runs, and starts another in its place. */
export async function replaceOperator(shop: Shop, options: Partial<OperatorOptions> = {}): Promise<void> {
  await shop.operator.stop();
  shop.operator = shop.mesh.operator(options);
}

const says = (operator: OperatorProcess, sentence: string): Promise<true> =>
  until(() => (operator.log().includes(sentence) ? true : undefined), {
    patience: 180_000,
    otherwise: () => `The operator did not say "${sentence}":\n${operator.log()}`,
  });

/** Of two replicas the one that writes is sent a signal just before an edit. */
export async function handOver(shop: Shop, edit: Edit, signal: 'SIGKILL' | 'SIGTERM'): Promise<Row> {
  const flags = ['--no-webhook', '--lease', `${shop.mesh.ns}/sluice`];
  await replaceOperator(shop, { flags });
  await says(shop.operator, 'holds the lease, so this replica writes');
  const second = shop.mesh.operator({ flags });
  await says(second, 'this replica watches');
  shop.operator.signal(signal);
  try {
    return await edit();
  } finally {
    await shop.operator.stop();
    shop.operator = second;
  }
}

/** The operator runs with a token of a service account, which is replaced in its file, and the former one is refused. */
export async function rotateToken(shop: Shop, edit: Edit): Promise<Row> {
  const { cluster, ns, kubeconfig, folder } = shop.mesh;
  const kubectl = (...args: string[]): Promise<string> => cluster.kubectl('-n', ns, ...args);
  await kubectl('create', 'serviceaccount', 'operator');
  const rights = ['--clusterrole=cluster-admin', `--serviceaccount=${ns}:operator`];
  await kubectl('create', 'clusterrolebinding', 'operator', ...rights);
  const tokenFile = `${folder}/token`;
  // A token goes with what it is bound to.
  const write = async (secret: string): Promise<void> => {
    await kubectl('create', 'secret', 'generic', secret);
    const bound = ['--bound-object-kind=Secret', `--bound-object-name=${secret}`];
    await writeFile(tokenFile, await kubectl('create', 'token', 'operator', ...bound));
  };
  await write('first');
  // As in a pod, where the client reads the file of the service account.
  const given = { name: 'tokenFile', config: { tokenFile } };
  await replaceOperator(shop, { kubeconfig: await kubeconfig({ 'auth-provider': given }) });
  const before = await edit();
  const rotating = await edit(async () => {
    await write('second');
    await kubectl('delete', 'secret', 'first');
  });
  // The API server goes on believing a token for ten seconds.
  await after(11_000);
  // Its watches go on as they were; what begins anew needs the new token.
  shop.mesh.wire.cut();
  const later = await edit();
  await replaceOperator(shop);
  return sumOf([before, rotating, later]);
}

/** The operator's clock jumps an hour ahead while two replicas run. */
export async function jumpClock(shop: Shop, edit: Edit): Promise<Row> {
  const flags = ['--no-webhook', '--lease', `${shop.mesh.ns}/sluice`];
  const preload = new URL('../../lab/clock-jump.ts', import.meta.url);
  await replaceOperator(shop, { flags, preload });
  await says(shop.operator, 'holds the lease, so this replica writes');
  const row = await edit(async () => shop.operator.signal('SIGUSR2'));
  const later = await edit();
  await replaceOperator(shop);
  return sumOf([row, later]);
}

/** From now on all files are written in one swap. */
export const breakSteps = (shop: Shop): Promise<void> =>
  replaceOperator(shop, { flags: [], program: new URL('./one-swap.ts', import.meta.url) });
