import { annotations } from '../api/objects.ts';
import { ApiError } from './api-error.ts';
import { manager, type Requests } from './configmaps.ts';
import { metadataOnly } from './kinds.ts';

/**
 * Makes the kubelet look at a pod's volumes now, by an annotation that says what is in them. A pod that is gone is passed over. Throws
 * ApiError.
 */
export async function pokePod(
  client: Requests,
  pod: { readonly namespace: string; readonly name: string },
  version: string,
): Promise<void> {
  try {
    await client.request({
      method: 'PATCH',
      path: `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}`,
      query: { fieldManager: manager },
      contentType: 'application/merge-patch+json',
      accept: metadataOnly.object,
      body: { metadata: { annotations: { [annotations.configVersion]: version } } },
    });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}
