import { writeFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { etcdAt } from '../../lab/etcd.ts';
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

/** Resolves when the operator says this, or has said it since it had logged so many characters. */
const says = (operator: OperatorProcess, sentence: string, since = 0): Promise<true> =>
  until(() => (operator.log().slice(since).includes(sentence) ? true : undefined), {
    patience: 180_000,
    otherwise: () => `The operator did not say "${sentence}":\n${operator.log().slice(since)}`,
  });

export interface HandedOver {
  readonly row: Row;
  /** From the signal until the other replica writes, in milliseconds. */
  readonly took: number;
}

const leads = 'holds the lease, so this replica writes';

/** Of two replicas the one that writes is sent a signal just before an edit. */
export async function handOver(shop: Shop, edit: Edit, signal: 'SIGKILL' | 'SIGTERM'): Promise<HandedOver> {
  const flags = ['--no-webhook', '--lease', `${shop.mesh.ns}/sluice`];
  await replaceOperator(shop, { flags });
  await says(shop.operator, leads);
  const second = shop.mesh.operator({ flags });
  await says(second, 'this replica watches');
  shop.operator.signal(signal);
  const began = performance.now();
  try {
    const [row, took] = await Promise.all([
      edit(),
      says(second, leads).then(() => performance.now() - began),
    ]);
    return { row, took };
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
  await says(shop.operator, leads);
  const row = await edit(async () => shop.operator.signal('SIGUSR2'));
  const later = await edit();
  await replaceOperator(shop);
  return sumOf([row, later]);
}

/** Etcd is full for a while, in which the operator has something to write; then there is room again. */
export async function fillEtcd({ mesh, drive, operator }: Shop, edit: Edit): Promise<Row> {
  const etcd = etcdAt(mesh.cluster.etcd);
  const services = `/api/v1/namespaces/${mesh.ns}/services`;
  const spec = { ports: [{ name: 'http', port: 80 }] };
  const body = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'goes' }, spec };
  await mesh.client.request({ method: 'POST', path: services, body });
  const before = await edit();
  const since = operator.log().length;
  const full = await drive.watch(async () => {
    await etcd.fill();
    // A full etcd still takes deletes.
    await mesh.client.request({ method: 'DELETE', path: `${services}/goes` });
    await says(operator, 'etcd is full', since);
    await after(5_000);
    await etcd.makeRoom();
    await says(operator, 'takes writes again', since);
  });
  return sumOf([before, full, await edit()]);
}

/** From now on all files are written in one swap. */
export const breakSteps = (shop: Shop): Promise<void> =>
  replaceOperator(shop, { flags: [], program: new URL('./one-swap.ts', import.meta.url) });
