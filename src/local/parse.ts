import { LineCounter, parseAllDocuments, type ScalarTag, type Document as YamlDocument } from 'yaml';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { type Fields, fields, isFields, items, stringMap, text } from '../api/read/fields.ts';
import type { Document } from './manifests.ts';

/** One object as it stands in a manifest. `group` is the part of `apiVersion` before the slash, empty for the core group. */
export interface Manifest {
  readonly group: string;
  readonly version: string;
  readonly on: ObjectRef;
  readonly raw: Fields;
  /** `file:line` where the object's document begins. */
  readonly at: string;
}

export interface Parsed {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
}

const clusterWide: ReadonlySet<string> = new Set(['Namespace', 'Node', 'MutatingWebhookConfiguration']);

/** kubectl reads YAML 1.1 (`yes` is a boolean) but knows neither its timestamps nor its base-60 numbers. */
const notKubectl = (tag: { readonly tag: string; readonly format?: string }): boolean =>
  tag.format === 'TIME' || tag.tag === 'tag:yaml.org,2002:timestamp';

const isFloat = (tag: ScalarTag): boolean => tag.tag === 'tag:yaml.org,2002:float';

/** A number has a digit: a lone dot, as in `exportTo: [.]`, is a text to kubectl. */
const withDigit = (tag: ScalarTag): ScalarTag =>
  isFloat(tag) && tag.test?.test('.') === true ? { ...tag, test: /^[-+]?(?=[\d.]*\d)[\d_]*\.[\d_]*$/ } : tag;

/** The documents of a text, read as kubectl would. */
export const documentsOf = (text: string, lines?: LineCounter): readonly YamlDocument[] =>
  parseAllDocuments(text, {
    version: '1.1',
    ...(lines === undefined ? {} : { lineCounter: lines }),
    customTags: (tags) =>
      tags
        .filter((tag) => typeof tag === 'string' || !notKubectl(tag))
        .map((tag) => (typeof tag === 'string' || tag.collection !== undefined ? tag : withDigit(tag))),
  });

/** The value of a text of one document; undefined where it is empty. Throws an Error on what is no YAML, and on several documents. */
export function yamlValue(source: string): unknown {
  const [part, ...more] = documentsOf(source);
  if (part === undefined) return undefined;
  if (more.length > 0) throw new Error('it holds several documents');
  const read = valueIn(part, source);
  if ('error' in read) throw new Error(read.error);
  return read.value;
}

/** The objects of one file, `List` kinds opened. A document that is broken becomes a Problem; the others of the file count. */
export function parse(document: Document): Parsed {
  const lines = new LineCounter();
  const parts = documentsOf(document.text, lines);
  const manifests: Manifest[] = [];
  const problems: Problem[] = [];
  for (const part of parts) {
    const at = (offset: number) => `${document.file}:${lines.linePos(offset).line}`;
    const read = valueIn(part, document.text);
    if ('error' in read) {
      problems.push(notYaml(document.file, `${at(read.offset)}: ${read.error}`));
    } else if (read.value !== null && read.value !== undefined) {
      open(read.value, { file: document.file, at: at(start(part)) }, { manifests, problems });
    }
  }
  return { manifests, problems };
}

const start = (part: YamlDocument): number => part.contents?.range?.[0] ?? part.range?.[0] ?? 0;

/** What a document holds, or what is wrong with it and where in the source. */
export function valueIn(
  part: YamlDocument,
  source: string,
): { value: unknown } | { error: string; offset: number } {
  const copied = source.slice(0, part.range?.[2]).indexOf('\n\u00a0', part.range?.[0]);
  if (copied !== -1) return { error: noBreakSpace, offset: copied + 1 };
  const [broken] = part.errors;
  if (broken !== undefined) return { error: firstLine(broken.message), offset: broken.pos[0] };
  try {
    return { value: part.toJS() };
  } catch (error) {
    // Aliases are followed only here: one without an anchor, or a flood of them, throws.
    return { error: firstLine(error instanceof Error ? error.message : String(error)), offset: start(part) };
  }
}

/** YAML takes such a line for an unindented one, and what it then makes of the document misleads. */
const noBreakSpace =
  'the line begins with a no-break space (U+00A0), as text copied from a web page does; replace these by plain spaces';

const firstLine = (message: string): string =>
  (message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');

interface Place {
  readonly file: string;
  readonly at: string;
}

function open(value: unknown, place: Place, into: { manifests: Manifest[]; problems: Problem[] }): void {
  if (!isFields(value)) {
    into.problems.push(notYaml(place.file, `${place.at}: the document holds no object.`));
    return;
  }
  const kind = text(value.kind);
  const apiVersion = text(value.apiVersion);
  if (kind === undefined || apiVersion === undefined) {
    into.problems.push(unknownKind(place, 'it names no apiVersion and kind, so it is not read'));
    return;
  }
  if (kind.endsWith('List') && Array.isArray(value.items)) {
    for (const item of items(value.items)) open(ofList(item, kind, apiVersion), place, into);
    return;
  }
  const manifest = address(value, kind, apiVersion, place);
  if ('code' in manifest) into.problems.push(manifest);
  else into.manifests.push(manifest);
}

/** The API server leaves kind and version out of the items of a typed list such as `PodList`. */
function ofList(item: unknown, list: string, apiVersion: string): unknown {
  if (!isFields(item) || list === 'List' || item.kind !== undefined) return item;
  return { ...item, kind: list.slice(0, -'List'.length), apiVersion };
}

function address(raw: Fields, kind: string, apiVersion: string, place: Place): Manifest | Problem {
  const metadata = fields(raw.metadata);
  const name = text(metadata.name) ?? '';
  const spelt = ['name', 'namespace'].find((member) => isNoText(metadata[member]));
  const namespace = clusterWide.has(kind) ? '' : text(metadata.namespace) || 'default';
  const on = { kind, namespace, name };
  if (spelt === undefined && name === '') {
    const message = `${place.at}: the object has no name, so it is not read; write metadata.name.`;
    return { code: 'IST0106', severity: 'error', on, path: 'metadata.name', message };
  }
  const wrong =
    spelt === undefined
      ? (notText(metadata, 'labels') ?? notText(metadata, 'annotations'))
      : `metadata.${spelt}`;
  if (wrong !== undefined) {
    const message = `${place.at}: the value must be a string, so the object is not read; put it in quotes.`;
    return { code: 'IST0106', severity: 'error', on, path: wrong, message };
  }
  const slash = apiVersion.indexOf('/');
  return {
    group: apiVersion.slice(0, Math.max(slash, 0)),
    version: apiVersion.slice(slash + 1),
    on,
    raw,
    at: place.at,
  };
}

const isNoText = (value: unknown): boolean =>
  value !== undefined && value !== null && typeof value !== 'string';

function notText(metadata: Fields, member: 'labels' | 'annotations'): string | undefined {
  const kept = stringMap(metadata[member]);
  const lost = Object.keys(fields(metadata[member])).find((key) => !Object.hasOwn(kept, key));
  return lost === undefined ? undefined : `metadata.${member}["${lost}"]`;
}

const notYaml = (file: string, message: string): Problem => ({
  code: 'SLU0001',
  severity: 'error',
  on: { kind: 'File', namespace: '', name: file },
  path: '',
  message: `${message.replace(/\.$/, '')}. The document is skipped.`,
});

const unknownKind = (place: Place, why: string): Problem => ({
  code: 'SLU0002',
  severity: 'warning',
  on: { kind: 'File', namespace: '', name: place.file },
  path: '',
  message: `${place.at}: ${why}.`,
});
