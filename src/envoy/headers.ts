import type { HeaderEdit, HeaderEdits } from '../mesh/model.ts';
import type { Json } from './model.ts';

type Fields = { [name: string]: Json | undefined };

/** `set` replaces and `add` appends; both take Envoy's format strings. */
export function headerFields(edits: HeaderEdits | undefined): Fields {
  if (edits === undefined) return {};
  return {
    ...listed('request_headers_to_add', additions(edits.request)),
    ...listed('request_headers_to_remove', edits.request.remove),
    ...listed('response_headers_to_add', additions(edits.response)),
    ...listed('response_headers_to_remove', edits.response.remove),
  };
}

/** A field that is left out where its list is empty. */
export const listed = (name: string, items: readonly Json[]): Fields =>
  items.length === 0 ? {} : { [name]: items };

const additions = ({ set, add }: HeaderEdit): Json[] => [
  ...set.map(([key, value]) => ({ header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' })),
  ...add.map(([key, value]) => ({ header: { key, value }, append_action: 'APPEND_IF_EXISTS_OR_ADD' })),
];
