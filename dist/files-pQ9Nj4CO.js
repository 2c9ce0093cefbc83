import { a as items, c as text, i as isFields, r as integer, s as stringMap, t as fields } from "./fields-DgGu02Kh.js";
import { U as proxyId, r as inject, x as require_dist, z as templateConfigMap } from "./problems-C4Jj0eer.js";
import { extname, join, resolve } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";

// src/inject/templates.ts
const inSpec = ["spec", "template"];
/** Where each kind keeps its pod template. */
const places = {
	Pod: [],
	Deployment: inSpec,
	ReplicaSet: inSpec,
	StatefulSet: inSpec,
	DaemonSet: inSpec,
	Job: inSpec,
	CronJob: [
		"spec",
		"jobTemplate",
		...inSpec
	],
	ReplicationController: inSpec,
	Rollout: inSpec
};
/** The pod template of an object; undefined where it has none. `namespace` and `ofKind` are those of objects that name none. */
function templateOf(object, namespace, ofKind = "") {
	const kind = text(object.kind) ?? ofKind;
	const path = Object.hasOwn(places, kind) ? places[kind] : void 0;
	if (path === void 0) return void 0;
	const pod = path.reduce((at, name) => fields(at)[name], object);
	if (items(fields(fields(pod).spec).containers).length === 0) return void 0;
	const metadata = fields(object.metadata);
	const name = text(metadata.name) ?? text(metadata.generateName) ?? "";
	const spec = fields(object.spec);
	return {
		on: {
			kind,
			namespace: text(metadata.namespace) || namespace,
			name
		},
		path,
		pod: fields(pod),
		replicas: integer(spec.replicas) ?? integer(spec.parallelism) ?? 1
	};
}
/** A template as injection by hand leaves it: asked for, under the image's own user, with a ConfigMap for all of its pods. */
function injectTemplate({ on, path, pod }, by) {
	const request = {
		pod,
		workload: on,
		told: {
			on,
			path: path.join(".")
		},
		configMap: templateConfigMap(on, pod, by.given.hash),
		ofTemplate: true,
		uid: proxyId,
		settings: by.settings
	};
	return inject(request, by.given);
}

// src/local/parse.ts
var import_dist = require_dist();
const clusterWide = /* @__PURE__ */ new Set([
	"Namespace",
	"Node",
	"MutatingWebhookConfiguration"
]);
/** kubectl reads YAML 1.1 (`yes` is a boolean) but knows neither its timestamps nor its base-60 numbers. */
const notKubectl = (tag) => tag.format === "TIME" || tag.tag === "tag:yaml.org,2002:timestamp";
const isFloat = (tag) => tag.tag === "tag:yaml.org,2002:float";
/** A number has a digit: a lone dot, as in `exportTo: [.]`, is a text to kubectl. */
const withDigit = (tag) => isFloat(tag) && tag.test?.test(".") === true ? {
	...tag,
	test: /^[-+]?(?=[\d.]*\d)[\d_]*\.[\d_]*$/
} : tag;
/** The documents of a text, read as kubectl would. */
const documentsOf = (text, lines) => (0, import_dist.parseAllDocuments)(text, {
	version: "1.1",
	...lines === void 0 ? {} : { lineCounter: lines },
	customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !notKubectl(tag)).map((tag) => typeof tag === "string" || tag.collection !== void 0 ? tag : withDigit(tag))
});
/** The objects of one file, `List` kinds opened. A document that is broken becomes a Problem; the others of the file count. */
function parse(document) {
	const lines = new import_dist.LineCounter();
	const parts = documentsOf(document.text, lines);
	const manifests = [];
	const problems = [];
	for (const part of parts) {
		const at = (offset) => `${document.file}:${lines.linePos(offset).line}`;
		const read = valueIn(part, document.text);
		if ("error" in read) problems.push(notYaml(document.file, `${at(read.offset)}: ${read.error}`));
		else if (read.value !== null && read.value !== void 0) open(read.value, {
			file: document.file,
			at: at(start(part))
		}, {
			manifests,
			problems
		});
	}
	return {
		manifests,
		problems
	};
}
const start = (part) => part.contents?.range?.[0] ?? part.range?.[0] ?? 0;
/** What a document holds, or what is wrong with it and where in the source. */
function valueIn(part, source) {
	const copied = source.slice(0, part.range?.[2]).indexOf("\n\xA0", part.range?.[0]);
	if (copied !== -1) return {
		error: noBreakSpace,
		offset: copied + 1
	};
	const [broken] = part.errors;
	if (broken !== void 0) return {
		error: firstLine(broken.message),
		offset: broken.pos[0]
	};
	try {
		return { value: part.toJS() };
	} catch (error) {
		return {
			error: firstLine(error instanceof Error ? error.message : String(error)),
			offset: start(part)
		};
	}
}
/** YAML takes such a line for an unindented one, and what it then makes of the document misleads. */
const noBreakSpace = "the line begins with a no-break space (U+00A0), as text copied from a web page does; replace these by plain spaces";
const firstLine = (message) => (message.split("\n", 1)[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
function open(value, place, into) {
	if (!isFields(value)) {
		into.problems.push(notYaml(place.file, `${place.at}: the document holds no object.`));
		return;
	}
	const kind = text(value.kind);
	const apiVersion = text(value.apiVersion);
	if (kind === void 0 || apiVersion === void 0) {
		into.problems.push(unknownKind(place, "it names no apiVersion and kind, so it is not read"));
		return;
	}
	if (kind.endsWith("List") && Array.isArray(value.items)) {
		for (const item of items(value.items)) open(ofList(item, kind, apiVersion), place, into);
		return;
	}
	const manifest = address(value, kind, apiVersion, place);
	if ("code" in manifest) into.problems.push(manifest);
	else into.manifests.push(manifest);
}
/** The API server leaves kind and version out of the items of a typed list such as `PodList`. */
function ofList(item, list, apiVersion) {
	if (!isFields(item) || list === "List" || item.kind !== void 0) return item;
	return {
		...item,
		kind: list.slice(0, -4),
		apiVersion
	};
}
function address(raw, kind, apiVersion, place) {
	const metadata = fields(raw.metadata);
	const name = text(metadata.name) ?? "";
	const on = {
		kind,
		namespace: clusterWide.has(kind) ? "" : text(metadata.namespace) || "default",
		name
	};
	if (name === "") return {
		code: "IST0106",
		severity: "error",
		on,
		path: "metadata.name",
		message: `${place.at}: the object has no name, so it is not read; write metadata.name.`
	};
	const wrong = notText(metadata, "labels") ?? notText(metadata, "annotations");
	if (wrong !== void 0) return {
		code: "IST0106",
		severity: "error",
		on,
		path: wrong,
		message: `${place.at}: the value must be a string, so the object is not read; put it in quotes.`
	};
	const slash = apiVersion.indexOf("/");
	return {
		group: apiVersion.slice(0, Math.max(slash, 0)),
		version: apiVersion.slice(slash + 1),
		on,
		raw,
		at: place.at
	};
}
function notText(metadata, member) {
	const kept = stringMap(metadata[member]);
	const lost = Object.keys(fields(metadata[member])).find((key) => !Object.hasOwn(kept, key));
	return lost === void 0 ? void 0 : `metadata.${member}["${lost}"]`;
}
const notYaml = (file, message) => ({
	code: "SLU0001",
	severity: "error",
	on: {
		kind: "File",
		namespace: "",
		name: file
	},
	path: "",
	message: `${message.replace(/\.$/, "")}. The document is skipped.`
});
const unknownKind = (place, why) => ({
	code: "SLU0002",
	severity: "warning",
	on: {
		kind: "File",
		namespace: "",
		name: place.file
	},
	path: "",
	message: `${place.at}: ${why}.`
});

// src/local/files.ts
const extensions = /* @__PURE__ */ new Set([
	".yaml",
	".yml",
	".json"
]);
/**
* Reads files, and directories with all below them for `.yaml`, `.yml` and `.json`, each file once, in the order of the paths and by name
* within a directory. Hidden files and folders are left out: editors and mounted ConfigMaps keep copies there.
* Throws when a path that was given does not exist or cannot be read.
*/
async function readManifests(paths) {
	const documents = /* @__PURE__ */ new Map();
	for (const path of paths) for (const file of await filesAt(path)) {
		const at = resolve(file);
		if (documents.has(at)) continue;
		const text = await readPresent(file, file === path);
		if (text !== void 0) documents.set(at, {
			file,
			text
		});
	}
	return [...documents.values()];
}
async function filesAt(path) {
	return (await stat(path).catch((error) => {
		throw isMissing(error) ? /* @__PURE__ */ new Error(`There is no file or directory ${path}.`) : error;
	})).isDirectory() ? filesBelow(path) : [path];
}
async function filesBelow(directory) {
	const entries = await readdir(directory, { withFileTypes: true }).catch(absent) ?? [];
	const files = [];
	for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
		if (entry.name.startsWith(".")) continue;
		const path = join(directory, entry.name);
		if (entry.isDirectory()) files.push(...await filesBelow(path));
		else if (extensions.has(extname(entry.name)) && await isFile(path)) files.push(path);
	}
	return files;
}
/** Through a link too, since a mounted ConfigMap's files are links; linked directories are not followed, for they may form a ring. */
const isFile = async (path) => (await stat(path).catch(absent))?.isFile() ?? false;
/** A file may go between listing and reading; only one that was asked for by name must be there. */
async function readPresent(file, required) {
	return required ? readFile(file, "utf8") : readFile(file, "utf8").catch(absent);
}
function absent(error) {
	if (!isMissing(error)) throw error;
}
const isMissing = (error) => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

export { valueIn as a, parse as i, readManifests as n, injectTemplate as o, documentsOf as r, templateOf as s, isMissing as t };