import type { Labels } from '../api/objects.ts';
import { optional } from '../api/read/fields.ts';
import type { Resources } from './model.ts';
import type { Notes } from './notes.ts';

const scale: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A Kubernetes quantity (`100m`, `1.5Gi`, `1e3`) as a number; undefined where it is none or negative. */
export function quantity(text: string): number | undefined {
  const found = /^(\d+\.?\d*|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (found === null) return undefined;
  const [, amount, suffix, exponent] = found;
  const factor = suffix === undefined ? 10 ** Number(exponent ?? 0) : scale[suffix];
  return factor === undefined ? undefined : Number(amount) * factor;
}

const asQuantity = (text: string): string | undefined => (quantity(text) === undefined ? undefined : text);
const must = (example: string): string => `a quantity of Kubernetes such as ${example}`;

/** The annotations' resources where there is any of them, else the settings': one that is not named then has no bound, as with Istio. */
export function resources(of: Notes, otherwise: Resources): Resources {
  const cpu = of.get('sidecar.istio.io/proxyCPU', asQuantity, must('100m'));
  const memory = of.get('sidecar.istio.io/proxyMemory', asQuantity, must('128Mi'));
  const cpuLimit = of.get('sidecar.istio.io/proxyCPULimit', asQuantity, must('2'));
  const memoryLimit = of.get('sidecar.istio.io/proxyMemoryLimit', asQuantity, must('1Gi'));
  if ([cpu, memory, cpuLimit, memoryLimit].every((each) => each === undefined)) return otherwise;
  of.get('sidecar.istio.io/proxyCPU', within(cpuLimit), `within sidecar.istio.io/proxyCPULimit, ${cpuLimit}`);
  of.get(
    'sidecar.istio.io/proxyMemory',
    within(memoryLimit),
    `within sidecar.istio.io/proxyMemoryLimit, ${memoryLimit}`,
  );
  return {
    requests: { ...optional('cpu', cpu), ...optional('memory', memory) },
    limits: { ...optional('cpu', cpuLimit), ...optional('memory', memoryLimit) },
  };
}

/** A request above its limit is refused by the API server, with fewer words. */
const within =
  (limit: string | undefined) =>
  (request: string): string | undefined =>
    limit === undefined || (quantity(request) ?? 0) <= (quantity(limit) ?? 0) ? request : undefined;

/** `{ requests, limits }` as a container has them, without what is empty. */
export function resourceFields({ requests, limits }: Resources): { readonly [name: string]: Labels } {
  return {
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    ...(Object.keys(requests).length > 0 ? { requests } : {}),
  };
}

/** Worker threads for the CPU that the proxy may use, else asked for; undefined: one for each of the node's processors. */
export function threadsFor({ requests, limits }: Resources): number | undefined {
  const cpu = limits.cpu ?? requests.cpu;
  const amount = cpu === undefined ? undefined : quantity(cpu);
  return amount === undefined ? undefined : Math.max(1, Math.ceil(amount));
}
