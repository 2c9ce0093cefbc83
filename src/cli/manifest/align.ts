import { fields, text } from '../../api/read/fields.ts';

/** What becomes of a list's items, in the order of the new list; `index` is the item's place in the old one. */
export type Step =
  | { readonly kind: 'kept'; readonly index: number; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'removed'; readonly index: number }
  | { readonly kind: 'added'; readonly after: unknown };

/** Containers, volumes, ports and mounts go by their name, as do a list's objects; other items by all that they are. */
function identity(item: unknown): string {
  const { kind, name, metadata } = fields(item);
  const { namespace, name: own } = fields(metadata);
  return text(name) ?? JSON.stringify(own === undefined ? item : [kind, namespace, own]);
}

/** Finds items of one list in another, in which they keep their order. */
export function aligned(before: readonly unknown[], after: readonly unknown[]): readonly Step[] {
  const steps: Step[] = [];
  let at = 0;
  const removeUntil = (end: number): void => {
    for (; at < end; at++) steps.push({ kind: 'removed', index: at });
  };
  for (const item of after) {
    const index = before.findIndex((each, i) => i >= at && identity(each) === identity(item));
    if (index === -1) {
      steps.push({ kind: 'added', after: item });
      continue;
    }
    removeUntil(index);
    steps.push({ kind: 'kept', index, before: before[index], after: item });
    at = index + 1;
  }
  removeUntil(before.length);
  return steps;
}
