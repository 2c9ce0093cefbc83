import type { Labels } from '../api/objects.ts';

/** The longest value of a label. */
const most = 63;

const asValue = (name: string): string => name.slice(0, most).replace(/[^A-Za-z0-9]+$/, '');

/** The labels by which telemetry names a workload and its version, as Istio derives them, without those that the pod has. */
export function canonicalLabels(labels: Labels, workload: string): Labels {
  const derived: Labels = {
    'service.istio.io/canonical-name': labels['app.kubernetes.io/name'] || labels.app || asValue(workload),
    'service.istio.io/canonical-revision': labels['app.kubernetes.io/version'] || labels.version || 'latest',
  };
  return Object.fromEntries(
    Object.entries(derived).filter(([name, value]) => labels[name] === undefined && value !== ''),
  );
}
