import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { fields, items, text } from '../../src/api/read/fields.ts';
import { configMap, until } from './cluster.ts';
import { type LiveMesh, openLiveMesh } from './live.ts';

const usable = canUseNetns();
if (usable !== true)
  process.stderr.write(`not run: the mesh configuration on real proxies, because ${usable}\n`);

const place = '/api/v1/namespaces/sluice-system/configmaps';
const patience = 60_000;

describe.skipIf(usable !== true)('the mesh configuration', () => {
  let mesh: LiveMesh;
  let address: string;
  let log: string;
  let removeFolder = async (): Promise<void> => {};

  const put = (config: string) =>
    mesh.client.request({
      method: 'PATCH',
      path: `${place}/sluice`,
      body: { data: { 'mesh.yaml': config } },
    });
  const ask = async (path: string, times: number): Promise<readonly number[]> => {
    const client = mesh.proxies.get('client');
    if (client === undefined) throw new Error('There is no proxied client.');
    const headers = { host: 'web' };
    const sending = { address, port: 80, method: 'GET', path, headers, times, together: 4 };
    return (await client.container.send(sending)).map(({ status }) => status ?? 0);
  };
  const logged = (line: string): boolean => readFileSync(log, 'utf8').includes(line);
  /** Sends requests until a line about one of them is in the access log, and gives the statuses of all. */
  const untilLogged = async (line: string): Promise<readonly number[]> => {
    const all: number[] = [];
    await until(async () => {
      all.push(...(await ask('/seen', 20)));
      return logged(line);
    }, patience);
    return all;
  };
  const inForce = async (): Promise<string | undefined> =>
    text(fields(fields(await configMap(mesh.client, 'sluice-system/sluice-last-good')).data)['mesh.yaml']);
  const eventNotes = async (): Promise<readonly string[]> => {
    const list = await mesh.client.request({
      method: 'GET',
      path: '/apis/events.k8s.io/v1/namespaces/sluice-system/events',
    });
    return items(fields(list).items)
      .map(fields)
      .filter(({ regarding }) => fields(regarding).name === 'sluice')
      .map(({ note }) => text(note) ?? '');
  };
  const logTo = (mark: string): string => `accessLogFile: ${log}\naccessLogFormat: "${mark} %REQ(:PATH)%"\n`;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    removeFolder = folder.remove;
    chmodSync(folder.dir, 0o777);
    log = join(folder.dir, 'access.log');
    writeFileSync(log, '');
    chmodSync(log, 0o666);
    mesh = await openLiveMesh('configured');
    await mesh.cluster.kubectl('create', 'namespace', 'sluice-system');
    const body = { metadata: { name: 'sluice' }, data: { 'mesh.yaml': '# the defaults' } };
    await mesh.client.request({ method: 'POST', path: place, body });
    address = await mesh.apps('web', { v1: { app: 'web', version: 'v1' } });
    await mesh.proxied('client');
    await until(async () => (await ask('/', 1))[0] === 200, patience);
  }, 600_000);

  afterAll(async () => {
    await mesh?.close();
    await removeFolder();
  }, 60_000);

  test('a change comes to the proxies while requests go on, and none of them is lost', async () => {
    await put(logTo('FIRST'));
    const statuses = await untilLogged('FIRST /seen');
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await until(async () => (await inForce()) === logTo('FIRST'), patience);
  }, 300_000);

  test('a wrong one changes nothing, and an event and the log say why', async () => {
    await put(`accessLogFormat: "%NOPE%"\nrootNamespace: istio-system\n`);
    await until(async () => (await eventNotes()).some((note) => note.includes('%NOPE%')), patience);
    const [note] = (await eventNotes()).filter((each) => each.includes('%NOPE%'));
    expect(note).toMatch(/^IST0106: .* the last good configuration holds\.$/);
    expect(mesh.log()).toMatch(
      /IST0106 ConfigMap sluice-system\/sluice data\["mesh\.yaml"\]\.accessLogFormat/,
    );
    expect(await inForce()).toBe(logTo('FIRST'));
    writeFileSync(log, '');
    await untilLogged('FIRST /seen');
  }, 300_000);

  test('an operator that starts meanwhile goes on with the last good one', async () => {
    const own = 'configured/sluice-client';
    const files = async () => fields(fields(await configMap(mesh.client, own)).data)['lds.json'];
    const before = await files();
    expect(before).toContain('FIRST');
    const said = mesh.log().length;
    await mesh.restartOperator();
    await until(async () => mesh.log().slice(said).includes('%NOPE%'), patience);
    expect(await files()).toBe(before);
    // A change that comes later shows that the operator has begun to write.
    await put(logTo('SECOND'));
    await untilLogged('SECOND /seen');
    expect(mesh.log().slice(said)).toContain('the last good configuration holds');
    await until(async () => (await inForce()) === logTo('SECOND'), patience);
  }, 300_000);

  test('without a configuration the defaults hold, and the copy goes', async () => {
    await mesh.client.request({ method: 'DELETE', path: `${place}/sluice` });
    await until(async () => (await inForce()) === undefined, patience);
    await until(async () => {
      writeFileSync(log, '');
      const statuses = await ask('/after', 20);
      return statuses.every((status) => status === 200) && !logged('/after');
    }, patience);
  }, 300_000);
});
