import { isDeepStrictEqual } from 'node:util';
import { isMap, isPair, isSeq, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Fields, fields, isFields, items } from '../../api/read/fields.ts';
import { aligned } from './align.ts';
import { type Edit, endOf, keyOf, rangeOf } from './lines.ts';
import type { Change } from './splice.ts';

/** The edits of a collection that is written in braces or brackets. */
export function flowEdits(node: YAMLMap | YAMLSeq, change: Change, text: string): readonly Edit[] {
  return isMap(node)
    ? flowMapEdits(node, { before: fields(change.before), after: fields(change.after) }, text)
    : flowSeqEdits(node, change, text);
}

interface MapChange {
  readonly before: Fields;
  readonly after: Fields;
}

function flowMapEdits(node: YAMLMap, { before, after }: MapChange, text: string): readonly Edit[] {
  const present = new Set(node.items.map((pair) => keyOf(pair.key)));
  const added = Object.keys(after).filter(
    (key) => !present.has(key) && !isDeepStrictEqual(before[key], after[key]),
  );
  const kept = node.items.filter((pair) => Object.hasOwn(after, keyOf(pair.key)));
  const last = node.items.at(-1);
  if (kept.length === 0 || last === undefined) return [whole(node, after)];
  const edits: Edit[] = [];
  let end: number | undefined;
  for (const pair of node.items) {
    const key = keyOf(pair.key);
    if (!Object.hasOwn(after, key)) {
      edits.push(removal(pair, end, text));
    } else if (!isDeepStrictEqual(before[key], after[key])) {
      edits.push(...valueEdits(pair.value, { before: before[key], after: after[key] }, text));
    }
    end = end === undefined && !Object.hasOwn(after, key) ? undefined : endOf(pair);
  }
  const quoted = /^["']/.test(text.slice(rangeOf(last.key)[0]));
  const pairs = added.map((key) => `, ${flowText(key, quoted)}: ${flowText(after[key], quoted)}`);
  return pairs.length === 0
    ? edits
    : [...edits, { start: endOf(last), end: endOf(last), text: pairs.join('') }];
}

function valueEdits(node: unknown, change: Change, text: string): readonly Edit[] {
  const { before, after } = change;
  if (isMap(node) && isFields(before) && isFields(after)) return flowEdits(node, change, text);
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after)) return flowEdits(node, change, text);
  return [whole(node, after)];
}

function flowSeqEdits(node: YAMLSeq, change: Change, text: string): readonly Edit[] {
  const steps = aligned(items(change.before), items(change.after));
  if (!steps.some(({ kind }) => kind === 'kept')) return [whole(node, change.after)];
  const edits: Edit[] = [];
  /** Where the last item before ends that stays or that the edits reach. */
  let end: number | undefined;
  for (const step of steps) {
    if (step.kind === 'added') {
      edits.push(insertion(step.after, end, rangeOf(node)[0] + 1));
      continue;
    }
    const item = node.items[step.index];
    if (step.kind === 'removed') {
      edits.push(removal(item, end, text));
      if (end === undefined) continue;
    } else if (!isDeepStrictEqual(step.before, step.after)) {
      edits.push(...valueEdits(item, step, text));
    }
    end = endOf(item);
  }
  return edits;
}

/** An item behind another one, or where there is none before it, in front of all. */
const insertion = (value: unknown, end: number | undefined, first: number): Edit =>
  end === undefined
    ? { start: first, end: first, text: `${flowText(value, true)}, ` }
    : { start: end, end, text: `, ${flowText(value, true)}` };

const removal = (item: unknown, end: number | undefined, text: string): Edit =>
  end === undefined
    ? { start: rangeOf(isPair(item) ? item.key : item)[0], end: pastComma(text, endOf(item)), text: '' }
    : { start: end, end: endOf(item), text: '' };

/** Behind the comma, and the one space that comes with it, that follow an item. */
const pastComma = (text: string, end: number): number =>
  end + (/^\s*, ?/.exec(text.slice(end))?.[0].length ?? 0);

function whole(node: unknown, after: unknown): Edit {
  const [start, end] = rangeOf(node);
  return { start, end, text: flowText(after, true) };
}

/** A value in braces: JSON is YAML; a plain word stays plain among plain words. */
function flowText(value: unknown, quoted: boolean): string {
  const isPlain =
    typeof value === 'string' &&
    /^[A-Za-z][\w./-]*$/.test(value) &&
    stringify(value, { version: '1.1' }).trim() === value;
  return isPlain && !quoted ? value : JSON.stringify(value);
}
