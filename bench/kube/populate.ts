import type { ControlPlane } from '../../lab/control-plane.ts';
import { type Made, namespaces, pod, podStatus, type Size, serviceObjects } from './objects.ts';
import { forEach, type Server } from './server.ts';

const atOnce = 16;

/** Makes all objects of a size on an empty control plane. */
export async function populate(plane: ControlPlane, { client }: Server, size: Size): Promise<void> {
  await plane.kubectl('apply', '--server-side', '-k', 'crds');
  await plane.kubectl('wait', '--for=condition=Established', 'crd', '--all');
  const make = ({ path, body }: Made) => client.request({ method: 'POST', path, body });
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  await forEach(namespaces(), atOnce, make);
  await forEach(numbers(size.pods), atOnce, async (i) => {
    const made = pod(i);
    await make(made);
    const path = `${made.path}/${made.body.metadata.name}/status`;
    await client.request({ method: 'PATCH', path, body: podStatus(i) });
  });
  await forEach(
    numbers(size.services).flatMap((i) => serviceObjects(i, size)),
    atOnce,
    make,
  );
}
