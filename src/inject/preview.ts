import type { Labels } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { inject } from './inject.ts';
import { defaultSettings, type Given } from './model.ts';
import type { HeldTemplate } from './templates.ts';
import { drawUid } from './uid.ts';

/** What the webhook would say of the pods of a template, given the labels of their namespace. */
export function previewed(
  { on, path, pod }: HeldTemplate,
  namespaceLabels: Labels,
  given: Given,
): readonly Problem[] {
  const request = {
    pod,
    workload: on,
    told: { on, path: path.join('.') },
    namespaceLabels,
    configMap: 'sluice',
    ofTemplate: false,
    uid: drawUid(pod, () => 0),
    settings: defaultSettings(''),
  };
  return inject(request, given).problems;
}
