import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { fields, isFields, items } from '../../api/read/fields.ts';
import { aligned } from './align.ts';
import { flowEdits } from './flow.ts';
import { type Edit, endOf, keyOf, type Lines, rangeOf, UnknownStyle } from './lines.ts';

/** A node's value before and after. */
export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The edits of a text that make one value of a block map another, line by line: what stays the same keeps its every byte, comments included.
 * Throws where the text is written in a way that this does not know.
 */
export function mapEdits(node: YAMLMap, change: Change, lines: Lines): readonly Edit[] {
  const before = fields(change.before);
  const after = fields(change.after);
  if (node.flow) return flowEdits(node, change, lines.text);
  const edits: Edit[] = [];
  let last: number | undefined;
  for (const pair of node.items) {
    const key = keyOf(pair.key);
    const end = lines.next(endOf(pair));
    if (Object.hasOwn(before, key) && !Object.hasOwn(after, key)) {
      edits.push(lines.remove(last ?? lineOf(pair, lines), end));
    } else if (!isDeepStrictEqual(before[key], after[key])) {
      edits.push(...pairEdits(pair, { before: before[key], after: after[key] }, lines));
    }
    last = end;
  }
  const present = new Set(node.items.map((pair) => keyOf(pair.key)));
  const added = Object.entries(after).filter(
    ([key, value]) => !present.has(key) && !isDeepStrictEqual(before[key], value),
  );
  if (added.length === 0) return edits;
  if (last === undefined) throw new UnknownStyle('An empty map has no place for lines.');
  const column = lines.column(rangeOf(node)[0]);
  return [...edits, lines.insert(last, column, lines.render(Object.fromEntries(added)))];
}

/** The line on which a pair begins; its first line must be its own, as that of a list's item is not. */
function lineOf(pair: Pair, lines: Lines): number {
  const [start] = rangeOf(pair.key);
  const line = start - lines.column(start);
  if (lines.text.slice(line, start).trim() !== '')
    throw new UnknownStyle('The line begins with something else.');
  return line;
}

function pairEdits(pair: Pair, change: Change, lines: Lines): readonly Edit[] {
  const { value } = pair;
  const { before, after } = change;
  if (isMap(value) && isFields(after) && hasMembers(before) && hasMembers(after)) {
    return mapEdits(value, change, lines);
  }
  if (isSeq(value) && Array.isArray(after) && hasMembers(before) && hasMembers(after)) {
    if (value.flow) return flowEdits(value, change, lines.text);
    const edits = seqEdits(value, change, { lines, header: lines.next(colonEnd(pair, lines)) });
    if (edits !== undefined) return edits;
  }
  return replaced(pair, after, lines);
}

const hasMembers = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Undefined where no item stays, so that there is nothing to go by. `header` is where the list's first line begins. */
function seqEdits(
  node: YAMLSeq,
  change: Change,
  { lines, header }: { readonly lines: Lines; readonly header: number },
): readonly Edit[] | undefined {
  const steps = aligned(items(change.before), items(change.after));
  if (!steps.some(({ kind }) => kind === 'kept')) return undefined;
  const column = lines.column(rangeOf(node)[0]);
  const edits: Edit[] = [];
  let last = header;
  for (const step of steps) {
    if (step.kind === 'added') {
      const block = lines.render([step.after]);
      edits.push(lines.insert(last, column, block));
      continue;
    }
    const item = node.items[step.index];
    const end = lines.next(endOf(item));
    if (step.kind === 'removed') edits.push(lines.remove(last, end));
    else if (!isDeepStrictEqual(step.before, step.after)) {
      if (!isMap(item)) throw new UnknownStyle('Only maps are changed in a list.');
      edits.push(...mapEdits(item, step, lines));
    }
    last = end;
  }
  return edits;
}

function colonEnd(pair: Pair, { text }: Lines): number {
  const colon = text.indexOf(':', rangeOf(pair.key)[1]);
  if (colon === -1) throw new UnknownStyle('The key has no colon.');
  return colon + 1;
}

/** Writes a pair's value anew, on the key's line or below it. */
function replaced(pair: Pair, after: unknown, lines: Lines): readonly Edit[] {
  const colon = colonEnd(pair, lines);
  const below = hasMembers(after);
  const inline = below || after === null ? '' : ` ${lines.render(after).trimEnd()}`;
  if (inline.includes('\n')) throw new UnknownStyle('A text of several lines is not written here.');
  const gone = removedValue(pair, { colon, inline }, lines);
  if (!below) return gone;
  const column = lines.column(rangeOf(pair.key)[0]);
  return [lines.insert(lines.next(colon), column, indented(lines.render(after))), ...gone];
}

const indented = (block: string): string => block.replaceAll(/^(?=.)/gm, '  ');

function removedValue(
  pair: Pair,
  { colon, inline }: { readonly colon: number; readonly inline: string },
  lines: Lines,
): readonly Edit[] {
  const [start, end] = rangeOf(pair.value);
  const isBlock = isScalar(pair.value) && /^[|>]/.test(lines.text.slice(start, start + 1));
  if (!isBlock && !lines.text.slice(colon, start).includes('\n')) {
    return [{ start: colon, end: Math.max(end, colon), text: inline }];
  }
  if (isBlock) throw new UnknownStyle('A block of text is not replaced here.');
  const put: readonly Edit[] = inline === '' ? [] : [{ start: colon, end: colon, text: inline }];
  return [...put, lines.remove(lines.next(colon), lines.next(endOf(pair.value)))];
}
