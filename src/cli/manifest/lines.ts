import { isCollection, isNode, isPair, isScalar, stringify } from 'yaml';

/** The text is written in a way that cannot be edited line by line. */
export class UnknownStyle extends Error {}

/** A piece of text to be replaced by another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits made. Of edits at one place the former comes first. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) throw new UnknownStyle('Two edits overlap.');
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/** A YAML text, whose last line is ended, seen as lines into which whole lines are put and out of which they are taken. */
export class Lines {
  readonly text: string;
  private readonly eol: string;
  private readonly indentSeq: boolean;

  constructor(text: string) {
    this.text = text;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    // As the text itself writes its first list of containers.
    const [, before, own] = /^([ -]*)containers:[^\n]*\n(?:\s*#[^\n]*\n)*( *)-/m.exec(text) ?? [];
    this.indentSeq = before === undefined || own === undefined || own.length > before.length;
  }

  column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Where the line after this offset begins: the offset itself behind a block scalar, whose last line break is its own. */
  next(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }

  /** Puts a block of YAML, indented to this column, at the beginning of a line. */
  insert(at: number, column: number, block: string): Edit {
    const lines = block
      .trimEnd()
      .split('\n')
      .map((line) => `${' '.repeat(column)}${line}`);
    return { start: at, end: at, text: lines.map((line) => `${line}${this.eol}`).join('') };
  }

  /** Takes the lines from one beginning of a line to another. */
  remove(start: number, end: number): Edit {
    return { start, end, text: '' };
  }

  render(value: unknown): string {
    return stringify(value, {
      version: '1.1',
      lineWidth: 0,
      indentSeq: this.indentSeq,
      aliasDuplicateObjects: false,
    });
  }
}

/** Where the contents of a node or pair end, comments that follow them left out. Throws where that cannot be told. */
export function endOf(node: unknown): number {
  if (isPair(node)) return isNode(node.value) ? endOf(node.value) : endOf(node.key);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

/** Where a node begins and ends. Throws for one that is not of a text. */
export function rangeOf(node: unknown): readonly [start: number, end: number] {
  if (!isNode(node) || !node.range) throw new UnknownStyle('The node has no place in the text.');
  return [node.range[0], node.range[1]];
}

export const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key);
