import { annotations } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { containerName, proxyId } from '../../inject/model.ts';
import { roleOf } from '../../inject/names.ts';
import { isSystem } from './namespaces.ts';
import { groupRule, type PodGroup } from './pod-groups.ts';

/** Containers of the app that run as the user of the proxy: of the one that is there, or of one that `kube-inject` would put there. */
function proxysUser({ on, path, pod }: PodGroup): Problem[] {
  const { users = [], meta } = pod;
  if (isSystem(meta.namespace) || roleOf(meta.annotations) === 'gateway') return [];
  const proxy = users.find(({ container }) => container === containerName.proxy)?.uid;
  if (proxy === undefined && annotations.status in meta.annotations) return [];
  const own: readonly string[] = Object.values(containerName);
  const reserved = proxy ?? proxyId;
  const wrong = users.filter(({ container, uid }) => uid === reserved && !own.includes(container));
  return [...Map.groupBy(wrong, (one) => one.path)].map(([field, all]): Problem => {
    const names = all.map(({ container }) => container).join(', ');
    const who =
      proxy === undefined ? 'the user that kube-inject and Istio give to a proxy' : "the proxy's own user";
    const message = `${all.length === 1 ? 'Container' : 'Containers'} ${names}: ${reserved} is ${who}, whose connections pass by the proxy and so by all rules. Choose another user.`;
    return { code: 'IST0144', severity: 'warning', on, path: `${path}${field}`, message };
  });
}

export const applicationUser = groupRule(proxysUser);
