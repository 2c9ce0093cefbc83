import { annotations } from '../../api/objects.ts';
import { isPodAnnotation } from '../../inject/known.ts';

/** Annotations on other objects than pods, and the kinds that they are for. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'networking.istio.io/exportTo': ['Service'],
  'networking.istio.io/traffic-distribution': ['Service', 'Namespace'],
  [annotations.scope]: ['Namespace'],
};

/** The kinds that an annotation is for; undefined for one that is not known. */
export const kindsFor = (name: string): readonly string[] | undefined =>
  kinds[name] ?? (isPodAnnotation(name) ? ['Pod'] : undefined);

/** Domains in which Istio names nothing but what is known here. */
const closed =
  /^(?:(?:(?:readiness\.)?status\.|traffic\.)?sidecar|proxy|inject)\.istio\.io\/|^networking\.istio\.io\/export/i;

/** Whether a name looks like one of Istio's and is none. */
export const isUnknown = (name: string): boolean => closed.test(name) && kindsFor(name) === undefined;
