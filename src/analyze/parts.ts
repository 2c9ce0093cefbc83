/** How far one proxy has come: `index` is the number of the latest write of its scope that it runs whole. */
export interface ProxyProgress {
  /** `namespace/name` of the pod. */
  readonly pod: string;
  /** `namespace/name` of its own ConfigMap. */
  readonly workload: string;
  readonly index: number;
  readonly answers: boolean;
}

/** How far an object's effect has come to the proxies that it touches. */
export type Progress =
  /** Nobody has been asked, and nobody will be. */
  | { readonly kind: 'written' }
  | { readonly kind: 'noProxies' }
  | { readonly kind: 'live'; readonly all: number }
  | {
      readonly kind: 'partly';
      readonly live: number;
      readonly all: number;
      readonly why: 'propagating' | 'unreachable' | 'tooLarge' | 'refused';
      /** The pods that do not serve it yet, those that say why first. */
      readonly behind: readonly string[];
      /** The file that was refused. */
      readonly file?: string;
    };

/** A file that proxies refused, and the pods of those. */
export interface Refused {
  readonly file: string;
  readonly by: readonly string[];
}

/** What keeps the proxies of a scope from what is wanted. */
interface Obstacles {
  readonly refused: Refused | undefined;
  readonly tooLarge: boolean;
}

const nobody: readonly string[] = [];

/** The proxies of one place, as far as an object is concerned. */
export interface Part {
  readonly live: number;
  readonly all: number;
  readonly lagging: readonly string[];
  readonly silent: readonly string[];
  readonly refused: Refused | undefined;
  readonly tooLarge: boolean;
}

/** Those that run the write of this number or a later one serve it; where there is no such write yet, none does. */
export function partOf(
  { refused, tooLarge }: Obstacles,
  index: number | undefined,
  proxies: readonly ProxyProgress[],
): Part {
  const behind = proxies.filter((proxy) => index === undefined || proxy.index < index);
  return {
    live: proxies.length - behind.length,
    all: proxies.length,
    lagging: behind.filter(({ answers }) => answers).map(({ pod }) => pod),
    silent: behind.filter(({ answers }) => !answers).map(({ pod }) => pod),
    refused: behind.length > 0 ? refused : undefined,
    tooLarge: behind.length > 0 && tooLarge && index === undefined,
  };
}

/** How far the proxies of all its places are together. */
export function whole(parts: readonly Part[]): Progress {
  const all = sum(parts, 'all');
  const live = sum(parts, 'live');
  if (all === 0) return { kind: 'noProxies' };
  if (live === all) return { kind: 'live', all };
  const refused = parts.find((part) => part.refused !== undefined)?.refused;
  const lagging = parts.flatMap((part) => part.lagging);
  const silent = parts.flatMap((part) => part.silent);
  const told = new Set([...(refused?.by ?? nobody), ...lagging, ...silent]);
  const counts = { kind: 'partly', live, all, behind: [...told] } as const;
  if (refused !== undefined) return { ...counts, why: 'refused', file: refused.file };
  if (parts.some((part) => part.tooLarge)) return { ...counts, why: 'tooLarge' };
  return { ...counts, why: lagging.length > 0 ? 'propagating' : 'unreachable' };
}

const sum = (parts: readonly Part[], of: 'live' | 'all'): number =>
  parts.reduce((total, part) => total + part[of], 0);
