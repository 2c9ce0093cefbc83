import { annotations } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { type Fields, fields, items } from '../api/read/fields.ts';
import { withUser } from './interception.ts';
import { containerName, type PodTemplate, proxyId } from './model.ts';
import { allContainers, podView } from './pod.ts';
import { readStatus } from './status.ts';
import type { HeldTemplate } from './templates.ts';

/* Envoy needs an inotify instance for each file that it watches, and the kernel grants 128 to a user of a node. So each pod's proxy has its own user. */

const first = 10_000;
const last = 60_000;

/** A user that no container of the pod runs as. `random` gives numbers from 0 up to 1. */
export function drawUid(pod: PodTemplate, random: () => number): number {
  const view = podView(pod);
  const contexts = [view.spec, ...allContainers(view).map(({ raw }) => raw)].map((each) =>
    fields(each.securityContext),
  );
  const taken = new Set(contexts.map(({ runAsUser }) => runAsUser));
  const drawn = first + (Math.floor(random() * (last - first + 1)) % (last - first + 1));
  const span = last - first + 1;
  // A pod has fewer containers than there are users, so one of the following ones is free.
  const step = Array.from({ length: taken.size + 1 }, (_, i) => first + ((drawn - first + i) % span));
  return step.find((uid) => !taken.has(uid)) ?? drawn;
}

/** The pod with its proxy under another user; undefined for a pod whose proxy has a user of its own, or none of ours. */
export function reown(pod: PodTemplate, uid: number): PodTemplate | undefined {
  const status = readStatus(pod);
  const spec = fields(pod.spec);
  const notes = fields(fields(pod.metadata).annotations);
  const isTemplates = notes[annotations.configMapOf] === 'template';
  if (status === undefined || status === 'foreign' || !isTemplates) return undefined;
  const lists = { initContainers: spec.initContainers, containers: spec.containers };
  const owned = Object.entries(lists).flatMap(([name, list]) =>
    Array.isArray(list) ? [[name, items(list).map((each) => reowned(fields(each), uid))] as const] : [],
  );
  const changed = owned.some(([name, list]) => list.some((each, i) => each !== items(spec[name])[i]));
  return changed ? { ...pod, spec: { ...spec, ...Object.fromEntries(owned) } } : undefined;
}

function reowned(container: Fields, uid: number): Fields {
  if (container.name === containerName.init) {
    const args = items(container.args);
    return args[args.indexOf('-u') + 1] === String(proxyId)
      ? { ...container, args: withUser(args, uid) }
      : container;
  }
  const security = fields(container.securityContext);
  return container.name === containerName.proxy && security.runAsUser === proxyId
    ? { ...container, securityContext: { ...security, runAsUser: uid } }
    : container;
}

/** Proxies of one user that a node carries at least: of the kernel's 128 inotify instances each takes some three to eight. */
const fewest = 16;

/** Tells of more pods under the image's own user than a node may carry. */
export function crowd(templates: readonly HeldTemplate[]): readonly Problem[] {
  const [first] = templates;
  const pods = templates.reduce((sum, { replicas }) => sum + replicas, 0);
  if (first === undefined || pods <= fewest) return [];
  const message = `The proxies of these ${pods} pods all run as user ${proxyId}, and a node's kernel grants one user 128 inotify instances, enough for 16 to 40 proxies; one more does not start there. Let the webhook run, which gives each pod a user of its own, or raise fs.inotify.max_user_instances on the nodes.`;
  return [{ code: 'SLU0305', severity: 'warning', on: first.on, path: '', message }];
}
