import { annotations, type Pod, type Table } from '../api/objects.ts';
import { ownConfigMap } from '../inject/names.ts';

/** Where a proxy's files are: each a ConfigMap's `namespace/name`. */
export interface ProxyFiles {
  readonly own: string;
  readonly shared: string;
}

/** `hello` as `default/hello`, as kubectl would take it. */
export const qualified = (proxy: string): string => (proxy.includes('/') ? proxy : `default/${proxy}`);

/** The ConfigMaps of a proxy that is named `namespace/pod` or `namespace/workload`; undefined where there is none of that name. */
export function proxyFiles(pods: Table<Pod>, proxy: string): ProxyFiles | undefined {
  const pod = pods.get(proxy) ?? [...pods.values()].find((each) => runs(each, proxy));
  const own = pod?.meta.annotations[annotations.configMap];
  const shared = pod?.meta.annotations[annotations.sharedConfigMap];
  if (pod === undefined || own === undefined || shared === undefined) return undefined;
  return { own: `${pod.meta.namespace}/${own}`, shared: `${pod.meta.namespace}/${shared}` };
}

/** A pod that an injector named its ConfigMap for tells its workload by its own name alone, `<workload>-<number>`. */
function runs(pod: Pod, proxy: string): boolean {
  const { namespace, name, annotations: notes } = pod.meta;
  const [wanted, workload = ''] = proxy.split('/', 2);
  if (wanted !== namespace) return false;
  return notes[annotations.configMap] === ownConfigMap(workload) || name.replace(/-\d+$/, '') === workload;
}
