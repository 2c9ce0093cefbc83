import type { ObjectRef, Problem } from '../api/problem.ts';

/** One line: `warning IST0101 VirtualService default/reviews spec.http[0]: The host …` */
export function problemLine({ severity, code, on, path, message }: Problem): string {
  const where = path === '' ? '' : ` ${path}`;
  return `${severity} ${code} ${objectName(on)}${where}: ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}

/** `Deployment default/nginx` */
export const objectName = ({ kind, namespace, name }: ObjectRef): string =>
  namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
