import { fields, items, text, texts } from '../api/read/fields.ts';
import type { ScopeFiles } from './model.ts';
import type { RefusedFile } from './refused.ts';

/** What is kept beside the files of a ConfigMap, under its key. */
export type Records = ReadonlyMap<string, string>;

/** A record with more marks than this is not kept: it stands in an annotation, whose size is limited. */
const mostMarks = 2_000;

/** What to keep beside files in whose place others were refused, so that these are not tried again after a restart. */
export function recordsOf(scope: string, refused: readonly RefusedFile[]): Records {
  const kept = refused.filter(({ good }) => good !== undefined);
  const records = new Map<string, string>();
  for (const [key, all] of Map.groupBy(kept, ({ own }) => own ?? scope)) {
    if (all.reduce((sum, { marks }) => sum + marks.length, 0) > mostMarks) continue;
    records.set(key, JSON.stringify(all.map(({ file, by, marks }) => ({ file, by, marks }))));
  }
  return records;
}

/** What such records tell; what stands is what is good. A record that is none of ours tells nothing. */
export const recalled = (scope: string, records: Records, live: ScopeFiles): readonly RefusedFile[] =>
  [...records].flatMap(([key, record]) =>
    items(parsed(record)).flatMap((raw) => {
      const one = fields(raw);
      const [file, by] = [text(one.file) ?? '', text(one.by)];
      const good = (key === scope ? live.shared : live.own.get(key))?.get(file);
      if (by === undefined || good === undefined) return [];
      return [{ file, by, marks: texts(one.marks), good, ...(key !== scope && { own: key }) }];
    }),
  );

function parsed(record: string): unknown {
  try {
    return JSON.parse(record);
  } catch {
    // Somebody else's hand was at it.
    return undefined;
  }
}
