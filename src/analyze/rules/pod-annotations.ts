import { annotations } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { defaultSettings } from '../../inject/model.ts';
import { teller } from '../../inject/notes.ts';
import { options } from '../../inject/options.ts';
import { revisionLabel } from './namespaces.ts';
import { groupRule, type PodGroup } from './pod-groups.ts';
import type { Handed, Rule } from './rule.ts';

/** Only whether the annotations can be read counts here, and not what they change. */
const settings = defaultSettings('');

/** What is wrong with the annotations by which a pod's proxy is chosen; where it has none, that is no error yet. */
function wrongAnnotations({ on, path, pod }: PodGroup, yaml: Handed['yaml']): Problem[] {
  const notes = pod.meta.annotations;
  const isOurs = annotations.configMap in notes;
  const isIstios = revisionLabel in pod.meta.labels || (annotations.status in notes && !isOurs);
  if (isIstios) return [];
  const found: Problem[] = [];
  const tell = teller({ on, path: path === '' ? '' : path.slice(0, -1) }, found);
  options({ annotations: notes }, settings, { given: { yaml }, tell });
  return found.map((one) => (isOurs || one.severity !== 'error' ? one : { ...one, severity: 'warning' }));
}

export const podAnnotations: Rule = ({ yaml }) =>
  groupRule((group) => wrongAnnotations(group, yaml))({ yaml });
