import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isNode, LineCounter, visit } from 'yaml';
import type { Problem } from '../../api/problem.ts';
import { type Fields, fields, isFields, items, text as textOf } from '../../api/read/fields.ts';
import type { PodTemplate } from '../../inject/model.ts';
import { type HeldTemplate, templateOf } from '../../inject/templates.ts';
import { documentsOf, valueIn } from '../../local/parse.ts';
import { edited, Lines, UnknownStyle } from './lines.ts';
import { type Change, mapEdits } from './splice.ts';

/** A manifest's text, and where it comes from. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Rewriting {
  /** Of objects that name no namespace. */
  readonly namespace: string;
  /** The pod template as it shall be; the given one where it stays. */
  readonly change: (template: HeldTemplate) => PodTemplate;
}

export interface Rewritten {
  readonly text: string;
  readonly templates: number;
  readonly problems: readonly Problem[];
}

/**
 * The text with its pod templates changed and every other byte as it was, comments, order and style included. JSON stays JSON. What is no
 * manifest becomes a Problem.
 */
export function rewrite(source: Source, by: Rewriting): Rewritten {
  const json = jsonFile(source.text);
  if (json !== undefined) return rewriteJson(source.text, json, by);
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const pieces: string[] = [];
  let templates = 0;
  let at = 0;
  for (const part of documentsOf(source.text, lines)) {
    const end = part.range?.[2] ?? at;
    const piece = source.text.slice(at, end);
    at = end;
    const read = valueIn(part, source.text);
    if ('error' in read || !(isFields(read.value) || read.value === null || read.value === undefined)) {
      const place =
        'error' in read ? read : { error: 'the document holds no object', offset: part.range?.[0] ?? 0 };
      problems.push(notYaml(source.file, `${lines.linePos(place.offset).line}: ${place.error}`));
      continue;
    }
    const object = changed(read.value, by);
    templates += object.templates;
    pieces.push(
      object.value === read.value ? piece : respelt(piece, { before: read.value, after: object.value }),
    );
  }
  return { text: pieces.join('') + source.text.slice(at), templates, problems };
}

interface Changed {
  readonly value: unknown;
  readonly templates: number;
}

/** The object, or the objects of a list, with their templates changed; the very same where nothing is. */
function changed(value: unknown, by: Rewriting, listed?: string): Changed {
  if (!isFields(value)) return { value, templates: 0 };
  // The API server leaves the kind out of the items of a typed list such as PodList.
  const kind = textOf(value.kind) ?? listed;
  if (kind?.endsWith('List') && Array.isArray(value.items)) return changedList(value, by, kind);
  const template = templateOf(value, by.namespace, kind);
  if (template === undefined) return { value, templates: 0 };
  const pod = by.change(template);
  return { value: pod === template.pod ? value : withPod(value, template.path, pod), templates: 1 };
}

function changedList(list: Fields, by: Rewriting, kind: string): Changed {
  const listed = kind === 'List' ? undefined : kind.slice(0, -'List'.length);
  const all = items(list.items).map((each) => changed(each, by, listed));
  const isSame = all.every(({ value }, i) => value === items(list.items)[i]);
  return {
    value: isSame ? list : { ...list, items: all.map(({ value }) => value) },
    templates: all.reduce((sum, each) => sum + each.templates, 0),
  };
}

/** An object with another pod template at its place. */
function withPod(object: Fields, path: readonly string[], pod: Fields): Fields {
  const [name, ...rest] = path;
  return name === undefined ? pod : { ...object, [name]: withPod(fields(object[name]), rest, pod) };
}

/** One document with its lines changed; where it is written in a way that does not allow that, written anew as a whole. */
function respelt(piece: string, change: Change): string {
  const isEnded = piece.endsWith('\n');
  try {
    const text = spliced(isEnded ? piece : `${piece}\n`, change);
    const result = isEnded ? text : text.slice(0, -1);
    if (isDeepStrictEqual(documentIn(result).toJS(), change.after)) return result;
  } catch (error) {
    if (!(error instanceof UnknownStyle)) throw error;
  }
  const document = documentIn(piece);
  document.contents = document.createNode(change.after);
  return document.toString({ lineWidth: 0 });
}

function spliced(text: string, change: Change): string {
  const document = documentIn(text);
  if (withoutAliases(document)) return spliced(document.toString({ lineWidth: 0 }), change);
  if (!isMap(document.contents)) throw new UnknownStyle('The document is no map.');
  return edited(text, mapEdits(document.contents, change, new Lines(text)));
}

function documentIn(text: string): Document {
  const [document] = documentsOf(text);
  if (document === undefined) throw new UnknownStyle('There is no document.');
  return document;
}

/** Writes out what aliases stand for, since a change of one place must not reach the other. Tells whether there were any. */
function withoutAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias(_, alias) {
      const node = alias.resolve(document);
      if (node === undefined) return undefined;
      found = true;
      const copy = node.clone();
      return isNode(copy) ? copy : undefined;
    },
  });
  if (found) visit(document, { Collection: withoutAnchor, Scalar: withoutAnchor });
  return found;
}

function withoutAnchor(_: unknown, node: { anchor?: string }): void {
  delete node.anchor;
}

interface Json {
  readonly value: unknown;
  /** The text of another value, spelt like this one. */
  spell(value: unknown): string;
}

/** A file as a program writes JSON, on one line or indented; undefined for all else, JSON by another hand included, which is YAML too. */
function jsonFile(text: string): Json | undefined {
  if (!text.startsWith('{')) return undefined;
  const indent = /^\{\n([ \t]+)/.exec(text)?.[1];
  const end = text.endsWith('\n') ? '\n' : '';
  const spell = (value: unknown): string => `${JSON.stringify(value, undefined, indent)}${end}`;
  try {
    const value: unknown = JSON.parse(text);
    return spell(value) === text ? { value, spell } : undefined;
  } catch {
    return undefined;
  }
}

function rewriteJson(source: string, json: Json, by: Rewriting): Rewritten {
  const { value, templates } = changed(json.value, by);
  return { text: value === json.value ? source : json.spell(value), templates, problems: [] };
}

const notYaml = (file: string, what: string): Problem => ({
  code: 'SLU0001',
  severity: 'error',
  on: { kind: 'File', namespace: '', name: file },
  path: '',
  message: `Line ${what.replace(/\.$/, '')}. Write a manifest of Kubernetes there.`,
});
