import "./rolldown-runtime-JJ0R4FiC.js";
import { t as Command } from "./commander-BcH_yNtl.js";
import { b as yaml, n as problemLine, t as objectName, v as hash, x as require_dist } from "./problems-C4Jj0eer.js";
import { a as valueIn, o as injectTemplate, r as documentsOf, s as templateOf, t as isMissing } from "./files-pQ9Nj4CO.js";
import { t as crowd } from "./uid-DZGHibJd.js";
import { n as injectionSettings, t as injectionOptions } from "./injection-settings-9_OZ600r.js";
import { a as items, c as text$1, i as isFields, t as fields } from "./fields-DgGu02Kh.js";
import { isDeepStrictEqual } from "node:util";
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

// src/cli/manifest/files.ts
/**
* The manifests that a command was given, as arguments or with -f; `-` is the standard input, as is nothing at all in a pipe. Throws where one
* is missing, or none is given.
*/
async function sources(files) {
	if (files.length === 0 && process.stdin.isTTY) throw new Error("There is no manifest to read. Name a file, or - for the standard input.");
	const read = [];
	for (const file of files.length === 0 ? ["-"] : new Set(files)) read.push(file === "-" ? {
		file: "standard input",
		text: await text(process.stdin)
	} : {
		file,
		text: await contents(file)
	});
	return read;
}
const contents = (file) => readFile(file, "utf8").catch((error) => {
	if (isMissing(error)) throw new Error(`There is no file ${file}. Name one that is there, or - for the standard input.`);
	if (error instanceof Error && "code" in error && error.code === "EISDIR") throw new Error(`${file} is a directory. Name the files in it.`);
	throw error;
});
/** Writes manifests to a file, or to the standard output, as one stream of documents. */
async function deliver(texts, output) {
	const [first = "", ...rest] = texts;
	const joined = rest.reduce((before, next) => `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${/^(?:---|%)/.test(next) ? "" : "---\n"}${next}`, first);
	if (output === void 0 || output === "-") process.stdout.write(joined);
	else await writeFile(output, joined);
}

// src/cli/manifest/lines.ts
var import_dist = require_dist();
/** The text is written in a way that cannot be edited line by line. */
var UnknownStyle = class extends Error {};
/** The text with all edits made. Of edits at one place the former comes first. */
function edited(text, edits) {
	const pieces = [];
	let at = 0;
	for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
		if (edit.start < at) throw new UnknownStyle("Two edits overlap.");
		pieces.push(text.slice(at, edit.start), edit.text);
		at = edit.end;
	}
	return pieces.join("") + text.slice(at);
}
/** A YAML text, whose last line is ended, seen as lines into which whole lines are put and out of which they are taken. */
var Lines = class {
	text;
	eol;
	indentSeq;
	constructor(text) {
		this.text = text;
		this.eol = text.includes("\r\n") ? "\r\n" : "\n";
		const [, before, own] = /^([ -]*)containers:[^\n]*\n(?:\s*#[^\n]*\n)*( *)-/m.exec(text) ?? [];
		this.indentSeq = before === void 0 || own === void 0 || own.length > before.length;
	}
	column(offset) {
		return offset - (this.text.lastIndexOf("\n", offset - 1) + 1);
	}
	/** Where the line after this offset begins: the offset itself behind a block scalar, whose last line break is its own. */
	next(offset) {
		if (offset > 0 && this.text[offset - 1] === "\n") return offset;
		const end = this.text.indexOf("\n", offset);
		return end === -1 ? this.text.length : end + 1;
	}
	/** Puts a block of YAML, indented to this column, at the beginning of a line. */
	insert(at, column, block) {
		return {
			start: at,
			end: at,
			text: block.trimEnd().split("\n").map((line) => `${" ".repeat(column)}${line}`).map((line) => `${line}${this.eol}`).join("")
		};
	}
	/** Takes the lines from one beginning of a line to another. */
	remove(start, end) {
		return {
			start,
			end,
			text: ""
		};
	}
	render(value) {
		return (0, import_dist.stringify)(value, {
			version: "1.1",
			lineWidth: 0,
			indentSeq: this.indentSeq,
			aliasDuplicateObjects: false
		});
	}
};
/** Where the contents of a node or pair end, comments that follow them left out. Throws where that cannot be told. */
function endOf(node) {
	if ((0, import_dist.isPair)(node)) return (0, import_dist.isNode)(node.value) ? endOf(node.value) : endOf(node.key);
	if ((0, import_dist.isCollection)(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
	return rangeOf(node)[1];
}
/** Where a node begins and ends. Throws for one that is not of a text. */
function rangeOf(node) {
	if (!(0, import_dist.isNode)(node) || !node.range) throw new UnknownStyle("The node has no place in the text.");
	return [node.range[0], node.range[1]];
}
const keyOf = (key) => String((0, import_dist.isScalar)(key) ? key.value : key);

// src/cli/manifest/align.ts
/** Containers, volumes, ports and mounts go by their name, as do a list's objects; other items by all that they are. */
function identity(item) {
	const { kind, name, metadata } = fields(item);
	const { namespace, name: own } = fields(metadata);
	return text$1(name) ?? JSON.stringify(own === void 0 ? item : [
		kind,
		namespace,
		own
	]);
}
/** Finds items of one list in another, in which they keep their order. */
function aligned(before, after) {
	const steps = [];
	let at = 0;
	const removeUntil = (end) => {
		for (; at < end; at++) steps.push({
			kind: "removed",
			index: at
		});
	};
	for (const item of after) {
		const index = before.findIndex((each, i) => i >= at && identity(each) === identity(item));
		if (index === -1) {
			steps.push({
				kind: "added",
				after: item
			});
			continue;
		}
		removeUntil(index);
		steps.push({
			kind: "kept",
			index,
			before: before[index],
			after: item
		});
		at = index + 1;
	}
	removeUntil(before.length);
	return steps;
}

// src/cli/manifest/flow.ts
/** The edits of a collection that is written in braces or brackets. */
function flowEdits(node, change, text) {
	return (0, import_dist.isMap)(node) ? flowMapEdits(node, {
		before: fields(change.before),
		after: fields(change.after)
	}, text) : flowSeqEdits(node, change, text);
}
function flowMapEdits(node, { before, after }, text) {
	const present = new Set(node.items.map((pair) => keyOf(pair.key)));
	const added = Object.keys(after).filter((key) => !present.has(key) && !isDeepStrictEqual(before[key], after[key]));
	const kept = node.items.filter((pair) => Object.hasOwn(after, keyOf(pair.key)));
	const last = node.items.at(-1);
	if (kept.length === 0 || last === void 0) return [whole(node, after)];
	const edits = [];
	let end;
	for (const pair of node.items) {
		const key = keyOf(pair.key);
		if (!Object.hasOwn(after, key)) edits.push(removal(pair, end, text));
		else if (!isDeepStrictEqual(before[key], after[key])) edits.push(...valueEdits(pair.value, {
			before: before[key],
			after: after[key]
		}, text));
		end = end === void 0 && !Object.hasOwn(after, key) ? void 0 : endOf(pair);
	}
	const quoted = /^["']/.test(text.slice(rangeOf(last.key)[0]));
	const pairs = added.map((key) => `, ${flowText(key, quoted)}: ${flowText(after[key], quoted)}`);
	return pairs.length === 0 ? edits : [...edits, {
		start: endOf(last),
		end: endOf(last),
		text: pairs.join("")
	}];
}
function valueEdits(node, change, text) {
	const { before, after } = change;
	if ((0, import_dist.isMap)(node) && isFields(before) && isFields(after)) return flowEdits(node, change, text);
	if ((0, import_dist.isSeq)(node) && Array.isArray(before) && Array.isArray(after)) return flowEdits(node, change, text);
	return [whole(node, after)];
}
function flowSeqEdits(node, change, text) {
	const steps = aligned(items(change.before), items(change.after));
	if (!steps.some(({ kind }) => kind === "kept")) return [whole(node, change.after)];
	const edits = [];
	/** Where the last item before ends that stays or that the edits reach. */
	let end;
	for (const step of steps) {
		if (step.kind === "added") {
			edits.push(insertion(step.after, end, rangeOf(node)[0] + 1));
			continue;
		}
		const item = node.items[step.index];
		if (step.kind === "removed") {
			edits.push(removal(item, end, text));
			if (end === void 0) continue;
		} else if (!isDeepStrictEqual(step.before, step.after)) edits.push(...valueEdits(item, step, text));
		end = endOf(item);
	}
	return edits;
}
/** An item behind another one, or where there is none before it, in front of all. */
const insertion = (value, end, first) => end === void 0 ? {
	start: first,
	end: first,
	text: `${flowText(value, true)}, `
} : {
	start: end,
	end,
	text: `, ${flowText(value, true)}`
};
const removal = (item, end, text) => end === void 0 ? {
	start: rangeOf((0, import_dist.isPair)(item) ? item.key : item)[0],
	end: pastComma(text, endOf(item)),
	text: ""
} : {
	start: end,
	end: endOf(item),
	text: ""
};
/** Behind the comma, and the one space that comes with it, that follow an item. */
const pastComma = (text, end) => end + (/^\s*, ?/.exec(text.slice(end))?.[0].length ?? 0);
function whole(node, after) {
	const [start, end] = rangeOf(node);
	return {
		start,
		end,
		text: flowText(after, true)
	};
}
/** A value in braces: JSON is YAML; a plain word stays plain among plain words. */
function flowText(value, quoted) {
	return typeof value === "string" && /^[A-Za-z][\w./-]*$/.test(value) && (0, import_dist.stringify)(value, { version: "1.1" }).trim() === value && !quoted ? value : JSON.stringify(value);
}

// src/cli/manifest/splice.ts
/**
* The edits of a text that make one value of a block map another, line by line: what stays the same keeps its every byte, comments included.
* Throws where the text is written in a way that this does not know.
*/
function mapEdits(node, change, lines) {
	const before = fields(change.before);
	const after = fields(change.after);
	if (node.flow) return flowEdits(node, change, lines.text);
	const edits = [];
	let last;
	for (const pair of node.items) {
		const key = keyOf(pair.key);
		const end = lines.next(endOf(pair));
		if (Object.hasOwn(before, key) && !Object.hasOwn(after, key)) edits.push(lines.remove(last ?? lineOf(pair, lines), end));
		else if (!isDeepStrictEqual(before[key], after[key])) edits.push(...pairEdits(pair, {
			before: before[key],
			after: after[key]
		}, lines));
		last = end;
	}
	const present = new Set(node.items.map((pair) => keyOf(pair.key)));
	const added = Object.entries(after).filter(([key, value]) => !present.has(key) && !isDeepStrictEqual(before[key], value));
	if (added.length === 0) return edits;
	if (last === void 0) throw new UnknownStyle("An empty map has no place for lines.");
	const column = lines.column(rangeOf(node)[0]);
	return [...edits, lines.insert(last, column, lines.render(Object.fromEntries(added)))];
}
/** The line on which a pair begins; its first line must be its own, as that of a list's item is not. */
function lineOf(pair, lines) {
	const [start] = rangeOf(pair.key);
	const line = start - lines.column(start);
	if (lines.text.slice(line, start).trim() !== "") throw new UnknownStyle("The line begins with something else.");
	return line;
}
function pairEdits(pair, change, lines) {
	const { value } = pair;
	const { before, after } = change;
	if ((0, import_dist.isMap)(value) && isFields(after) && hasMembers(before) && hasMembers(after)) return mapEdits(value, change, lines);
	if ((0, import_dist.isSeq)(value) && Array.isArray(after) && hasMembers(before) && hasMembers(after)) {
		if (value.flow) return flowEdits(value, change, lines.text);
		const edits = seqEdits(value, change, {
			lines,
			header: lines.next(colonEnd(pair, lines))
		});
		if (edits !== void 0) return edits;
	}
	return replaced(pair, after, lines);
}
const hasMembers = (value) => typeof value === "object" && value !== null && Object.keys(value).length > 0;
/** Undefined where no item stays, so that there is nothing to go by. `header` is where the list's first line begins. */
function seqEdits(node, change, { lines, header }) {
	const steps = aligned(items(change.before), items(change.after));
	if (!steps.some(({ kind }) => kind === "kept")) return void 0;
	const column = lines.column(rangeOf(node)[0]);
	const edits = [];
	let last = header;
	for (const step of steps) {
		if (step.kind === "added") {
			const block = lines.render([step.after]);
			edits.push(lines.insert(last, column, block));
			continue;
		}
		const item = node.items[step.index];
		const end = lines.next(endOf(item));
		if (step.kind === "removed") edits.push(lines.remove(last, end));
		else if (!isDeepStrictEqual(step.before, step.after)) {
			if (!(0, import_dist.isMap)(item)) throw new UnknownStyle("Only maps are changed in a list.");
			edits.push(...mapEdits(item, step, lines));
		}
		last = end;
	}
	return edits;
}
function colonEnd(pair, { text }) {
	const colon = text.indexOf(":", rangeOf(pair.key)[1]);
	if (colon === -1) throw new UnknownStyle("The key has no colon.");
	return colon + 1;
}
/** Writes a pair's value anew, on the key's line or below it. */
function replaced(pair, after, lines) {
	const colon = colonEnd(pair, lines);
	const below = hasMembers(after);
	const inline = below || after === null ? "" : ` ${lines.render(after).trimEnd()}`;
	if (inline.includes("\n")) throw new UnknownStyle("A text of several lines is not written here.");
	const gone = removedValue(pair, {
		colon,
		inline
	}, lines);
	if (!below) return gone;
	const column = lines.column(rangeOf(pair.key)[0]);
	return [lines.insert(lines.next(colon), column, indented(lines.render(after))), ...gone];
}
const indented = (block) => block.replaceAll(/^(?=.)/gm, "  ");
function removedValue(pair, { colon, inline }, lines) {
	const [start, end] = rangeOf(pair.value);
	const isBlock = (0, import_dist.isScalar)(pair.value) && /^[|>]/.test(lines.text.slice(start, start + 1));
	if (!isBlock && !lines.text.slice(colon, start).includes("\n")) return [{
		start: colon,
		end: Math.max(end, colon),
		text: inline
	}];
	if (isBlock) throw new UnknownStyle("A block of text is not replaced here.");
	return [...inline === "" ? [] : [{
		start: colon,
		end: colon,
		text: inline
	}], lines.remove(lines.next(colon), lines.next(endOf(pair.value)))];
}

// src/cli/manifest/rewrite.ts
/**
* The text with its pod templates changed and every other byte as it was, comments, order and style included. JSON stays JSON. What is no
* manifest becomes a Problem.
*/
function rewrite(source, by) {
	const json = jsonFile(source.text);
	if (json !== void 0) return rewriteJson(source.text, json, by);
	const lines = new import_dist.LineCounter();
	const problems = [];
	const pieces = [];
	let templates = 0;
	let at = 0;
	for (const part of documentsOf(source.text, lines)) {
		const end = part.range?.[2] ?? at;
		const piece = source.text.slice(at, end);
		at = end;
		const read = valueIn(part, source.text);
		if ("error" in read || !(isFields(read.value) || read.value === null || read.value === void 0)) {
			const place = "error" in read ? read : {
				error: "the document holds no object",
				offset: part.range?.[0] ?? 0
			};
			problems.push(notYaml(source.file, `${lines.linePos(place.offset).line}: ${place.error}`));
			continue;
		}
		const object = changed(read.value, by);
		templates += object.templates;
		pieces.push(object.value === read.value ? piece : respelt(piece, {
			before: read.value,
			after: object.value
		}));
	}
	return {
		text: pieces.join("") + source.text.slice(at),
		templates,
		problems
	};
}
/** The object, or the objects of a list, with their templates changed; the very same where nothing is. */
function changed(value, by, listed) {
	if (!isFields(value)) return {
		value,
		templates: 0
	};
	const kind = text$1(value.kind) ?? listed;
	if (kind?.endsWith("List") && Array.isArray(value.items)) return changedList(value, by, kind);
	const template = templateOf(value, by.namespace, kind);
	if (template === void 0) return {
		value,
		templates: 0
	};
	const pod = by.change(template);
	return {
		value: pod === template.pod ? value : withPod(value, template.path, pod),
		templates: 1
	};
}
function changedList(list, by, kind) {
	const listed = kind === "List" ? void 0 : kind.slice(0, -4);
	const all = items(list.items).map((each) => changed(each, by, listed));
	return {
		value: all.every(({ value }, i) => value === items(list.items)[i]) ? list : {
			...list,
			items: all.map(({ value }) => value)
		},
		templates: all.reduce((sum, each) => sum + each.templates, 0)
	};
}
/** An object with another pod template at its place. */
function withPod(object, path, pod) {
	const [name, ...rest] = path;
	return name === void 0 ? pod : {
		...object,
		[name]: withPod(fields(object[name]), rest, pod)
	};
}
/** One document with its lines changed; where it is written in a way that does not allow that, written anew as a whole. */
function respelt(piece, change) {
	const isEnded = piece.endsWith("\n");
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
function spliced(text, change) {
	const document = documentIn(text);
	if (withoutAliases(document)) return spliced(document.toString({ lineWidth: 0 }), change);
	if (!(0, import_dist.isMap)(document.contents)) throw new UnknownStyle("The document is no map.");
	return edited(text, mapEdits(document.contents, change, new Lines(text)));
}
function documentIn(text) {
	const [document] = documentsOf(text);
	if (document === void 0) throw new UnknownStyle("There is no document.");
	return document;
}
/** Writes out what aliases stand for, since a change of one place must not reach the other. Tells whether there were any. */
function withoutAliases(document) {
	let found = false;
	(0, import_dist.visit)(document, { Alias(_, alias) {
		const node = alias.resolve(document);
		if (node === void 0) return void 0;
		found = true;
		const copy = node.clone();
		return (0, import_dist.isNode)(copy) ? copy : void 0;
	} });
	if (found) (0, import_dist.visit)(document, {
		Collection: withoutAnchor,
		Scalar: withoutAnchor
	});
	return found;
}
function withoutAnchor(_, node) {
	delete node.anchor;
}
/** A file as a program writes JSON, on one line or indented; undefined for all else, JSON by another hand included, which is YAML too. */
function jsonFile(text) {
	if (!text.startsWith("{")) return void 0;
	const indent = /^\{\n([ \t]+)/.exec(text)?.[1];
	const end = text.endsWith("\n") ? "\n" : "";
	const spell = (value) => `${JSON.stringify(value, void 0, indent)}${end}`;
	try {
		const value = JSON.parse(text);
		return spell(value) === text ? {
			value,
			spell
		} : void 0;
	} catch {
		return;
	}
}
function rewriteJson(source, json, by) {
	const { value, templates } = changed(json.value, by);
	return {
		text: value === json.value ? source : json.spell(value),
		templates,
		problems: []
	};
}
const notYaml = (file, what) => ({
	code: "SLU0001",
	severity: "error",
	on: {
		kind: "File",
		namespace: "",
		name: file
	},
	path: "",
	message: `Line ${what.replace(/\.$/, "")}. Write a manifest of Kubernetes there.`
});

// src/cli/kube-inject.ts
const kubeInject = () => injectionOptions(new Command("kube-inject").description("Put a proxy beside the pods of manifests, for kubectl apply.").argument("[files...]", "manifests of any kinds; - is the standard input").option("-f, --filename <file...>", "the same", []).option("-o, --output <file>", "where to write the result, instead of the standard output").option("-n, --namespace <namespace>", "of objects that name none", "default")).action(async (files, flags) => {
	const { texts, told, failed } = injected(await sources([...files, ...flags.filename]), flags.namespace, injectionSettings(flags));
	for (const line of told) console.error(line);
	if (failed) throw new Error("Nothing is injected.");
	await deliver(texts, flags.output);
});
/** The manifests with proxies, and what is to be told of them. With a single error nothing of it may be used. */
function injected(given, namespace, settings) {
	const problems = [];
	const skipped = [];
	const proxied = [];
	const change = (template) => {
		const injection = injectTemplate(template, {
			settings,
			given: {
				hash,
				yaml
			}
		});
		problems.push(...injection.problems);
		if (injection.kind === "skipped") skipped.push(`${objectName(template.on)} stays as it is: ${injection.why}`);
		if (injection.kind === "injected") proxied.push(template);
		return injection.kind === "injected" ? injection.pod : template.pod;
	};
	const rewritten = given.map((source) => rewrite(source, {
		namespace,
		change
	}));
	problems.push(...rewritten.flatMap((each) => each.problems), ...crowd(proxied));
	return {
		texts: rewritten.map(({ text }) => text),
		told: [
			...problems.map(problemLine),
			...skipped,
			...withoutTemplates(rewritten, given)
		],
		failed: problems.some(({ severity }) => severity === "error")
	};
}
/** What holds nothing to inject is passed on, so that a pipe into kubectl goes on; but it is told. */
const withoutTemplates = (rewritten, given) => rewritten.flatMap(({ templates, problems }, i) => templates > 0 || problems.length > 0 ? [] : [`${given[i]?.file}: there is no pod and no pod template in it, so it is passed on as it is.`]);

export { deliver as a, rewrite as i, kubeInject as n, sources as o, withoutTemplates as r, injected as t };