import { type Fields, fields, items, stringMap } from '../../src/api/read/fields.ts';
import { containerName } from '../../src/inject/model.ts';

/* What is read of an injected pod. */

const containersOf = (pod: Fields): readonly Fields[] =>
  ['initContainers', 'containers'].flatMap((list) => items(fields(pod.spec)[list]).map(fields));
export const proxyOf = (pod: Fields): Fields | undefined =>
  containersOf(pod).find(({ name }) => name === containerName.proxy);
export const userOf = (pod: Fields): unknown => fields(proxyOf(pod)?.securityContext).runAsUser;
export const rulesOf = (pod: Fields): string => {
  const init = containersOf(pod).find(({ name }) => name === containerName.init);
  return items(init?.args).join(' ');
};
export const notesOf = (pod: Fields) => stringMap(fields(pod.metadata).annotations);

/** The annotation that names the own ConfigMap. */
export const own = 'sluice.dev/config-map';
