import { setTimeout as after } from 'node:timers/promises';
import { controlPlane } from '../../lab/control-plane.ts';
import { openCrowd } from '../../lab/crowd.ts';
import { etcdAt } from '../../lab/etcd.ts';
import { clientOf } from '../../lab/kube.ts';
import { startOperator } from '../../lab/operator.ts';
import { between, type Requests, requestsIn } from '../../lab/requests.ts';
import { install, namespace, until } from '../kube/cluster.ts';
import { createService, createSlice, type Place, slicesPath } from '../kube/objects.ts';
import { programmed } from '../kube/programmed.ts';

/** How etcd grew while endpoints changed; sizes in bytes. */
export interface Growth {
  readonly changes: number;
  readonly minutes: number;
  /** What was written to it, former revisions included, each minute. */
  readonly writtenPerMinute: number;
  /** Its file in the end, and how much of it was in use. */
  readonly file: number;
  readonly used: number;
  /** By how much its file grew in the second half of the time. */
  readonly later: number;
  readonly pokes: number;
  readonly configMaps: number;
}

export const growthOf = {
  pods: 1_000,
  services: 20,
  endpoints: 10,
  pace: 5,
  compaction: 30,
  podBytes: 5_000,
} as const;

const ns = 'many';
const ports = [{ name: 'http', number: 80 }];
const address = (service: number, n: number): string => `198.18.${100 + service}.${n + 1}`;

const rule = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web' },
  spec: { hosts: ['web.test'], http: [{ directResponse: { status: 200 } }] },
};

async function populate(place: Place): Promise<void> {
  for (let service = 0; service < growthOf.services; service++) {
    await createService(place, `s${service}`, { ports });
    const pods = Object.fromEntries(
      Array.from({ length: growthOf.endpoints }, (_, n) => [address(service, n), `s${service}-${n}`]),
    );
    await createSlice(place, { service: `s${service}`, ports, pods });
  }
  const path = `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices`;
  await place.client.request({ method: 'POST', path, body: rule });
}

/** One endpoint after another is not ready for one change; the services take turns. */
async function change({ client }: Place, turn: number): Promise<void> {
  const service = turn % growthOf.services;
  const round = Math.floor(turn / growthOf.services);
  const endpoints = Array.from({ length: growthOf.endpoints }, (_, n) => ({
    addresses: [address(service, n)],
    conditions: { ready: n !== round % growthOf.endpoints },
  }));
  await client.request({
    method: 'PATCH',
    path: `${slicesPath(ns)}/s${service}`,
    body: { endpoints },
  });
}

/** How much was written between two looks: what is in use falls only by compaction. */
const gains = (used: readonly number[]): number =>
  used.reduce((sum, now, i) => sum + Math.max(0, now - (used[i - 1] ?? now)), 0);

interface Churned {
  readonly place: Place;
  readonly etcd: ReturnType<typeof etcdAt>;
  readonly requests: () => Promise<Requests>;
}

async function churn({ place, etcd, requests }: Churned, minutes: number): Promise<Growth> {
  const before = await requests();
  const used: number[] = [];
  const files: number[] = [];
  const began = performance.now();
  const end = began + minutes * 60_000;
  let changes = 0;
  for (; performance.now() < end; changes++) {
    // Twice a second.
    if (changes % Math.ceil(growthOf.pace / 2) === 0) {
      const now = await etcd.status();
      used.push(now.used);
      files.push(now.size);
    }
    await change(place, changes);
    await after(Math.max(0, began + ((changes + 1) * 1_000) / growthOf.pace - performance.now()));
  }
  const taken = (performance.now() - began) / 60_000;
  const asked = between(before, await requests());
  const file = files.at(-1) ?? 0;
  return {
    changes,
    minutes: taken,
    writtenPerMinute: gains(used) / taken,
    file,
    used: used.at(-1) ?? 0,
    later: file - (files[Math.floor(files.length / 2)] ?? 0),
    pokes: asked.count('pods', 'PATCH'),
    configMaps: asked.count('configmaps', 'PUT') + asked.count('configmaps', 'POST'),
  };
}

/** A thousand proxies of one scope, of which only the pages are there, while endpoints change five times a second. */
export async function growEtcd(minutes: number): Promise<Growth> {
  const closers: (() => unknown)[] = [];
  try {
    const cluster = await controlPlane({ compactionSeconds: growthOf.compaction });
    closers.push(() => cluster.stop());
    const client = clientOf(cluster.kubeconfig);
    closers.push(() => client.close());
    await install(cluster, 'crds');
    await namespace(cluster, ns);
    const place = { client, ns };
    await populate(place);
    // A pod that was injected is some kilobytes, and each poke writes it anew.
    const said = { 'example.test/rest': 'x'.repeat(growthOf.podBytes) };
    const crowd = await openCrowd({ ...place, shared: 'sluice-scope', count: growthOf.pods, said });
    closers.push(() => crowd.close());
    const operator = startOperator({ kubeconfig: cluster.kubeconfig, flags: ['--no-webhook'] });
    closers.push(() => operator.stop());
    await until(
      async () => (await programmed(place, 'web')).message.startsWith(`${growthOf.pods} of`),
      300_000,
    );
    const requests = async () => requestsIn(await cluster.kubectl('get', '--raw', '/metrics'));
    return await churn({ place, etcd: etcdAt(cluster.etcd), requests }, minutes);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
