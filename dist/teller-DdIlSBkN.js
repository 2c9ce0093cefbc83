import { i as __require, t as __commonJSMin } from "./rolldown-runtime-JJ0R4FiC.js";
import { c as asciiJson, d as namesPart, f as versionIn, i as certificatesIn, l as documentOf, n as largestConfigMap, o as withCertificates, r as sizeOf, s as withoutCertificates, u as isAwaited } from "./translate-LXhMaieB.js";
import { a as items, c as text, l as texts, t as fields } from "./fields-DgGu02Kh.js";
import { c as clustersFile, d as isEndpointFile, f as listenersFile, n as problemLine } from "./problems-C4Jj0eer.js";
import { n as require_undici, t as require_ms$1 } from "./ms-Ua_JBgCu.js";
import { t as require_safe_stable_stringify } from "./safe-stable-stringify-BKbuj4DA.js";
import { isIPv6 } from "node:net";

// src/envoy/slices.ts
/**
* The next step where the clusters of both sides do not fit side by side: drop what no live route and no live cluster names, else bring as many
* clusters to what is wanted as fit, else move the virtual hosts whose clusters are there. Listeners move last, by the ordinary step.
*/
function nextSlice(live, wanted, hash, largest) {
	const own = new Map([...live.own].flatMap(([key, files]) => {
		const next = wanted.own.get(key);
		return next === void 0 ? [] : [[key, withEndpoints(files, next)]];
	}));
	const dropped = withoutUnused(live, clustersOf(wanted.shared), hash);
	if (dropped !== void 0) return {
		phase: "shrink",
		isSlice: true,
		files: {
			shared: dropped,
			own
		},
		...afterSwitch(live)
	};
	const grown = grownAsFits(live.shared, wanted.shared, hash, largest);
	if (grown !== void 0) return {
		phase: "grow",
		isSlice: true,
		files: {
			shared: grown,
			own
		},
		after: /* @__PURE__ */ new Map(),
		afterOwn: /* @__PURE__ */ new Map()
	};
	const routes = movedRoutes(live.shared, wanted.shared, hash);
	const files = new Map([...live.shared, ...routes]);
	return routes.size === 0 || sizeOf(files) > largest ? { phase: "stuck" } : {
		phase: "switch",
		isSlice: true,
		files: {
			shared: files,
			own
		},
		...afterGrowth(live)
	};
}
/** The live folder without clusters that are neither wanted nor named, and without files that no cluster reads. */
function withoutUnused(live, goal, hash) {
	const clusters = clustersOf(live.shared);
	const inUse = namedBy(live);
	const kept = [...clusters].filter(([name]) => goal.has(name) || inUse.has(name));
	const read = new Set([...clusters.values()].flatMap(filesRead));
	const files = [...live.shared].filter(([name]) => !/^[es]ds\./.test(name) || read.has(name));
	if (kept.length === clusters.size && files.length === live.shared.size) return void 0;
	return withClusters(kept.map(([, text]) => text), new Map(files), hash);
}
/** The live folder with as many clusters and the files that they read as wanted as there is room for; undefined where none has. */
function grownAsFits(live, wanted, hash, largest) {
	const before = clustersOf(live);
	const clusters = new Map(before);
	const files = new Map(live);
	let room = largest - sizeOf(withClusters([...before.values()], live, hash));
	let news = false;
	for (const [name, text] of clustersOf(wanted)) {
		const beside = filesRead(text).map((file) => [file, wanted.get(file) ?? ""]);
		const same = before.get(name) === text && beside.every(([file, content]) => files.get(file) === content);
		const cost = beside.reduce((sum, [file, content]) => sum + added(files.get(file), content), added(before.get(name), text));
		if (same || cost > room) continue;
		room -= cost;
		news = true;
		clusters.set(name, text);
		for (const [file, content] of beside) files.set(file, content);
	}
	return news ? withClusters([...clusters.values()], files, hash) : void 0;
}
/** By how much a text makes its folder longer than the one that it replaces; a new one is separated from the rest. */
const added = (before, text) => before === void 0 ? text.length + 2 : text.length - before.length;
/** The clusters that live routes and listeners name. */
function namedBy(live) {
	const texts = [...live.shared].filter(([name]) => name.startsWith("rds.")).map(([, text]) => text);
	const own = [...live.own.values()].flatMap((files) => [...files.values()]);
	return new Set([...texts, ...own].flatMap(clustersIn));
}
/** Cluster names wherever a text has one, as JSON spells them. */
const clustersIn = (text) => [...text.matchAll(/"(?:cluster|name)":("(?:(?:outbound|inbound)\|(?:[^"\\]|\\.)*|[A-Za-z]+Cluster)")/g)].map(([, name]) => JSON.parse(name ?? "\"\"")).concat([
	"BlackHoleCluster",
	"PassthroughCluster",
	"InboundPassthroughCluster"
]);
/** Route files in which each virtual host is as wanted where the wanted clusters that it names are there, and as it is where not. */
function movedRoutes(live, wanted, hash) {
	const goal = clustersOf(wanted);
	const there = clustersOf(live);
	const ready = (host) => clustersIn(asciiJson(host)).every((name) => there.has(name) || !goal.has(name));
	const moved = /* @__PURE__ */ new Map();
	for (const [name, text] of wanted) {
		const old = live.get(name);
		if (!name.startsWith("rds.") || old === void 0 || old === text) continue;
		const mixed = mixHosts(old, text, ready, hash);
		if (mixed !== old) moved.set(name, mixed);
	}
	return moved;
}
function mixHosts(live, wanted, ready, hash) {
	const [{ virtual_hosts: old, ...head }] = JSON.parse(live).resources;
	const [{ virtual_hosts: goal }] = JSON.parse(wanted).resources;
	const waiting = new Set(goal.filter((host) => !ready(host)).map((host) => host.name));
	const stay = old.filter((host) => waiting.has(host.name));
	const taken = new Set(stay.flatMap((host) => host.domains));
	const move = goal.filter((host) => !waiting.has(host.name) && !host.domains.some((domain) => taken.has(domain)));
	const text = asciiJson({
		...head,
		virtual_hosts: [...stay, ...move]
	});
	const names = hash(clustersIn(text).sort().join("\n"));
	const file = documentOf({
		text,
		names,
		bytes: hash(text)
	});
	return asciiJson(JSON.parse(live).resources) === `[${text}]` ? live : file;
}

// src/envoy/rollout.ts
function rollout(hash, largest = largestConfigMap) {
	const fits = (files) => sizeOf(files) <= largest;
	return (live, wanted) => {
		if (![wanted.shared, ...wanted.own.values()].every(fits)) return { phase: "stuck" };
		if (!live.shared.has("cds.json")) return {
			phase: "start",
			files: wanted,
			...atOnce$1
		};
		if (sameScope(live, wanted)) return void 0;
		const next = step(live, wanted, hash);
		return fits(next.files.shared) ? next : nextSlice(live, wanted, hash, largest);
	};
}
const atOnce$1 = {
	after: /* @__PURE__ */ new Map(),
	afterOwn: /* @__PURE__ */ new Map()
};
function step(live, wanted, hash) {
	const moved = routesDiffer(live, wanted);
	if (versionNames(live.shared, "cds.json") === versionNames(wanted.shared, "cds.json")) return moved ? {
		phase: "switch",
		files: wanted,
		...afterGrowth(live)
	} : {
		phase: "content",
		files: wanted,
		...atOnce$1
	};
	const before = clustersOf(live.shared);
	const after = clustersOf(wanted.shared);
	const both = new Map([...before, ...after]);
	const folder = (clusters, files) => asOneOf([wanted.shared, live.shared], clusters, files) ?? withClusters([...clusters.values()], files, hash);
	if (!([...after.keys()].every((name) => before.has(name)) && [...wanted.shared.keys()].every((name) => live.shared.has(name)))) return {
		phase: "grow",
		files: {
			shared: folder(both, growing(live.shared, wanted.shared)),
			own: grownOwn(live, wanted)
		},
		...atOnce$1
	};
	if (moved) return {
		phase: "switch",
		files: {
			shared: folder(both, new Map([...live.shared, ...wanted.shared])),
			own: wanted.own
		},
		...afterGrowth(live)
	};
	const kept = [...live.shared].filter(([name]) => !wanted.shared.has(name) && namesFile(live.shared, name));
	return {
		phase: "shrink",
		files: {
			shared: folder(after, new Map([...kept, ...wanted.shared])),
			own: wanted.own
		},
		...afterSwitch(live)
	};
}
/** Where the clusters and the names of the files are those of a folder that there is, its clusters file stays as it is. */
function asOneOf(folders, clusters, files) {
	const alike = folders.find((folder) => folder.size === files.size && [...folder.keys()].every((name) => files.has(name)) && sameFiles(clustersOf(folder), clusters));
	if (alike === void 0) return void 0;
	const text = alike.get("cds.json") ?? "";
	return new Map([...alike.keys()].map((name) => [name, name === "cds.json" ? text : files.get(name) ?? ""]));
}
/** Files of both; where both have one, routes stay as they are and endpoints become as wanted. */
function growing(live, wanted) {
	const files = new Map(live);
	for (const [name, text] of wanted) if (!live.has(name) || isEndpointFile(name)) files.set(name, text);
	return files;
}
/** Own files as they are live, with the endpoints that are wanted. */
function withEndpoints(live, wanted) {
	const endpoints = [...wanted].filter(([name]) => isEndpointFile(name));
	return endpoints.length === 0 ? live : new Map([...live, ...endpoints]);
}
/** Own routes and listeners stay while the shared ones grow, but for proxies that are new and those that are gone. */
const grownOwn = (live, wanted) => new Map([...wanted.own].map(([key, files]) => [key, withEndpoints(live.own.get(key) ?? files, files)]));
const sameFiles = (a, b) => a === b || a !== void 0 && b !== void 0 && a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
const sameScope = (a, b) => sameFiles(a.shared, b.shared) && a.own.size === b.own.size && [...a.own].every(([key, files]) => sameFiles(files, b.own.get(key)));
/** Nothing waits for endpoints, so they are no move of a proxy's. */
const moves = (name) => !isEndpointFile(name);
const sameMoves = (a, b) => a === b || b !== void 0 && [...a].every(([name, text]) => !moves(name) || b.get(name) === text) && [...b.keys()].every((name) => !moves(name) || a.has(name));
/** Whether a route or a listener that is live is to change. */
const routesDiffer = (live, wanted) => [...wanted.shared].some(([name, text]) => name.startsWith("rds.") && live.shared.get(name) !== text) || [...wanted.own].some(([key, files]) => !sameMoves(files, live.own.get(key)));
/** The live clusters and files are there before anything names them. */
const afterGrowth = (live) => ({
	after: /* @__PURE__ */ new Map([[clustersFile, versionNames(live.shared, clustersFile)]]),
	afterOwn: /* @__PURE__ */ new Map()
});
/**
* The live routes and listeners are in force before what they no longer name goes. No endpoint stands in them, so their whole version is waited
* for: an older text may name the same clusters and send more to one that goes.
*/
const afterSwitch = (live) => ({
	after: new Map([[clustersFile, versionNames(live.shared, clustersFile)], ...wholeVersions(live.shared, (name) => name.startsWith("rds."))]),
	afterOwn: new Map([...live.own].map(([key, files]) => [key, wholeVersions(files, (name) => name === listenersFile)]))
});
const wholeVersions = (files, which) => new Map([...files].filter(([name]) => which(name)).map(([name, text]) => [name, versionIn(text) ?? ""]));
const versionNames = (files, name) => namesPart(versionIn(files.get(name) ?? "") ?? "");
/** The resources of a clusters file as text under their names. */
function clustersOf(files) {
	const parsed = JSON.parse(files.get("cds.json") ?? "{\"resources\":[]}");
	return new Map(parsed.resources.map((cluster) => [cluster.name, asciiJson(cluster)]));
}
/** The files from which a cluster reads its endpoints and its certificates. */
const filesRead = (cluster) => [...new Set([...cluster.matchAll(/\/\.\.data\/([es]ds\.[^"]*)"/g)].map(([, name]) => name ?? ""))];
/** A folder with these clusters; their version speaks for the files beside them as well, and for which of them the clusters read. */
function withClusters(clusters, files, hash) {
	const others = [...files].filter(([name]) => name !== clustersFile).sort(([a], [b]) => a < b ? -1 : 1);
	const names = clusters.map((text) => `${/"name":"([^"]*)"/.exec(text)?.[1] ?? ""} ${filesRead(text).join(" ")}`).sort();
	const text = clusters.join(",\n");
	const fragment = {
		text,
		names: hash([
			...names,
			"",
			...others.map(([name]) => name)
		].join("\n")),
		bytes: hash(text)
	};
	return new Map([[clustersFile, documentOf(fragment)], ...others]);
}
/** Whether a live cluster still reads its endpoints from a file. */
const namesFile = (live, name) => live.get("cds.json")?.includes(`/..data/${name}"`) ?? false;

// src/envoy/certificate-rollout.ts
/**
* Takes certificates along on the way of the other files: Envoy refuses a listener that names one which is not there. So they come a step before
* the listeners that name them, stay while any may, and go when every proxy shows the listeners that do not.
*/
function withCertificateSteps(rollout, hash) {
	return (live, wanted) => {
		const all = union(live, wanted);
		if (all.size === 0) return rollout(live, wanted);
		const grown = new Map([...live.own].map(([key, files]) => [key, withAll(files, all.get(key) ?? none, hash)]));
		if ([...live.own].some(([key, files]) => wanted.own.has(key) && grown.get(key) !== files)) return {
			phase: "grow",
			files: {
				shared: live.shared,
				own: grown
			},
			...atOnce
		};
		const next = rollout(apart(live), apart(wanted));
		if (next === void 0) return leftovers(live, wanted);
		if (next.phase === "stuck") return next;
		const own = new Map([...next.files.own].map(([key, files]) => [key, beside(files, all.get(key) ?? none)]));
		const afterOwn = new Map([...listenersOf(live, all), ...next.afterOwn]);
		return {
			...next,
			files: {
				...next.files,
				own
			},
			afterOwn
		};
	};
}
const none = /* @__PURE__ */ new Set();
const atOnce = {
	after: /* @__PURE__ */ new Map(),
	afterOwn: /* @__PURE__ */ new Map()
};
/** All certificates of a proxy that stand or are wanted, for the proxies that have any. */
function union(live, wanted) {
	const keys = /* @__PURE__ */ new Set([...live.own.keys(), ...wanted.own.keys()]);
	return new Map([...keys].flatMap((key) => {
		const names = [live, wanted].flatMap(({ own }) => [...certificatesIn(own.get(key) ?? /* @__PURE__ */ new Map())]);
		return names.length === 0 ? [] : [[key, new Set(names)]];
	}));
}
/** The files themselves where they have all of them already. */
const withAll = (files, names, hash) => [...names].every((name) => files.has(name)) ? files : withCertificates(files, names, hash);
const apart = ({ shared, own }) => ({
	shared,
	own: new Map([...own].map(([key, files]) => [key, withoutCertificates(files)]))
});
const beside = (files, names) => names.size === 0 ? files : new Map([...files, ...[...names].sort().map((name) => [name, ""])]);
/** The listeners' version speaks for the certificates that were written with it. */
const listenersOf = (live, all) => [...live.own].filter(([key]) => all.has(key)).map(([key, files]) => {
	const names = namesPart(versionIn(files.get("lds.json") ?? "") ?? "");
	return [key, /* @__PURE__ */ new Map([[listenersFile, names]])];
});
/** What is left when all other files are as wanted: certificates that no listener names any more. */
function leftovers(live, wanted) {
	return [...live.own].some(([key, files]) => certificatesIn(files).difference(certificatesIn(wanted.own.get(key) ?? /* @__PURE__ */ new Map())).size > 0) ? {
		phase: "shrink",
		files: wanted,
		...afterSwitch(live)
	} : void 0;
}

// src/ask.ts
var import_undici = require_undici();
/**
* Asks the Envoy at `address` (an IP address) for a page, and gives its JSON. Undefined when nobody answers so: nothing listens, the answer
* is late, or it is not one of Envoy's.
*/
async function askProxy(address, page, { patience, dispatcher }) {
	const host = isIPv6(address) ? `[${address}]` : address;
	try {
		const { statusCode, body } = await (0, import_undici.request)(`http://${host}:15021${page}`, {
			signal: AbortSignal.timeout(patience),
			reset: true,
			...dispatcher === void 0 ? {} : { dispatcher }
		});
		const answer = await body.text();
		return statusCode === 200 ? JSON.parse(answer) : void 0;
	} catch {
		return;
	}
}

// src/envoy/shown.ts
const known = /* @__PURE__ */ new WeakMap();
/** Of a route or endpoint file the statistics give the resource's name, which the file's own name may only be a hash of. */
function subscriptions(files) {
	const made = known.get(files) ?? new Map([...files].flatMap(([file, content]) => entry(file, content)));
	known.set(files, made);
	return made;
}
function entry(file, content) {
	if (file === "cds.json" || file === "lds.json") return [[file, file]];
	const member = file.startsWith("rds.") ? "name" : file.startsWith("eds.") ? "cluster_name" : void 0;
	if (member === void 0) return [];
	const name = JSON.parse(new RegExp(`"${member}":("(?:[^"\\\\]|\\\\.)*")`).exec(content)?.[1] ?? "\"\"");
	return [[`${file.slice(0, 3)} ${inStatistics(String(name))}`, file]];
}
/** Envoy has no colon in the names of its statistics. */
const inStatistics = (name) => name.replaceAll(":", "_");
/** Of `http.PREFIX.rds.NAME.` and `cluster.NAME.` the name of the subscription; undefined for other statistics. */
function subscriptionOf(stat) {
	if (stat.startsWith("cluster_manager.cds.")) return clustersFile;
	if (stat.startsWith("listener_manager.lds.")) return listenersFile;
	const route = /^http\..+?\.rds\.(.+)\.\w+$/.exec(stat)?.[1];
	if (route !== void 0) return `rds ${route}`;
	const cluster = /^cluster\.(.+)\.\w+$/.exec(stat)?.[1];
	return cluster === void 0 ? void 0 : `eds ${cluster}`;
}
/** Name and value of each statistic of an answer of `/stats?format=json` that tells of one of the files. */
function* told(answer, of) {
	for (const stat of items(fields(answer).stats).map(fields)) {
		const name = text(stat.name) ?? "";
		const file = of.get(subscriptionOf(name) ?? "");
		if (file !== void 0) yield [
			file,
			name,
			stat.value
		];
	}
}
/**
* The versions in an answer of Envoy's. Where several listeners show different versions of one route file, its value is `mixed:` and all of
* them, which is nobody's version.
*/
function versionsIn(answer, of) {
	const seen = /* @__PURE__ */ new Map();
	for (const [file, name, value] of told(answer, of)) {
		const version = name.endsWith(".version_text") ? text(value) : void 0;
		if (version !== void 0) seen.set(file, (seen.get(file) ?? /* @__PURE__ */ new Set()).add(version));
	}
	return new Map([...seen].map(([file, versions]) => [file, agreed([...versions].sort())]));
}
const agreed = (versions) => versions.length === 1 ? versions[0] ?? "" : `mixed:${versions.join(",")}`;
/** What went wrong with each of the files. What is told of other files is of listeners that drain. */
function failuresIn(answer, of) {
	const counts = /* @__PURE__ */ new Map();
	for (const [file, name, value] of told(answer, of)) {
		if (typeof value !== "number") continue;
		const { rejected, unread } = counts.get(file) ?? {
			rejected: 0,
			unread: 0
		};
		if (name.endsWith(".update_rejected")) counts.set(file, {
			rejected: rejected + value,
			unread
		});
		else if (name.endsWith(".update_failure")) counts.set(file, {
			rejected,
			unread: unread + value
		});
	}
	return counts;
}
/** Whether a proxy shows what is awaited. A route file that it does not name is one that it does not read. */
const showsAwaited = (shown, awaited) => [...awaited].every(([file, version]) => {
	const there = shown.get(file);
	return there === void 0 ? isOptional(file) : isAwaited(there, version);
});
/** The files of which a proxy shows another version than the one that stands in them. */
const behind = (shown, files) => [...subscriptions(files).values()].filter((file) => {
	const there = shown.get(file);
	return there === void 0 ? !isOptional(file) : there !== versionIn(files.get(file) ?? "");
});
const isOptional = (file) => file !== "cds.json" && file !== "lds.json";
/** Whether two texts of a file differ in nothing that a proxy could refuse: clusters may have other endpoints. */
const sameButEndpoints = (file, a, b) => a === b || file === "cds.json" && withoutEndpoints(a) === withoutEndpoints(b);
const withoutEndpoints = (text) => {
	const { resources } = JSON.parse(text);
	return JSON.stringify(resources, (key, value) => key === "load_assignment" ? void 0 : value);
};

// node_modules/logform/format.js
var require_format = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var InvalidFormatError = class InvalidFormatError extends Error {
		constructor(formatFn) {
			super(`Format functions must be synchronous taking a two arguments: (info, opts)
Found: ${formatFn.toString().split("\n")[0]}\n`);
			Error.captureStackTrace(this, InvalidFormatError);
		}
	};
	module.exports = (formatFn) => {
		if (formatFn.length > 2) throw new InvalidFormatError(formatFn);
		function Format(options = {}) {
			this.options = options;
		}
		Format.prototype.transform = formatFn;
		function createFormatWrap(opts) {
			return new Format(opts);
		}
		createFormatWrap.Format = Format;
		return createFormatWrap;
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/styles.js
var require_styles = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var styles = {};
	module["exports"] = styles;
	var codes = {
		reset: [0, 0],
		bold: [1, 22],
		dim: [2, 22],
		italic: [3, 23],
		underline: [4, 24],
		inverse: [7, 27],
		hidden: [8, 28],
		strikethrough: [9, 29],
		black: [30, 39],
		red: [31, 39],
		green: [32, 39],
		yellow: [33, 39],
		blue: [34, 39],
		magenta: [35, 39],
		cyan: [36, 39],
		white: [37, 39],
		gray: [90, 39],
		grey: [90, 39],
		brightRed: [91, 39],
		brightGreen: [92, 39],
		brightYellow: [93, 39],
		brightBlue: [94, 39],
		brightMagenta: [95, 39],
		brightCyan: [96, 39],
		brightWhite: [97, 39],
		bgBlack: [40, 49],
		bgRed: [41, 49],
		bgGreen: [42, 49],
		bgYellow: [43, 49],
		bgBlue: [44, 49],
		bgMagenta: [45, 49],
		bgCyan: [46, 49],
		bgWhite: [47, 49],
		bgGray: [100, 49],
		bgGrey: [100, 49],
		bgBrightRed: [101, 49],
		bgBrightGreen: [102, 49],
		bgBrightYellow: [103, 49],
		bgBrightBlue: [104, 49],
		bgBrightMagenta: [105, 49],
		bgBrightCyan: [106, 49],
		bgBrightWhite: [107, 49],
		blackBG: [40, 49],
		redBG: [41, 49],
		greenBG: [42, 49],
		yellowBG: [43, 49],
		blueBG: [44, 49],
		magentaBG: [45, 49],
		cyanBG: [46, 49],
		whiteBG: [47, 49]
	};
	Object.keys(codes).forEach(function(key) {
		var val = codes[key];
		var style = styles[key] = [];
		style.open = "\x1B[" + val[0] + "m";
		style.close = "\x1B[" + val[1] + "m";
	});
}));

// node_modules/logform/node_modules/@colors/colors/lib/system/has-flag.js
var require_has_flag = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function(flag, argv) {
		argv = argv || process.argv || [];
		var terminatorPos = argv.indexOf("--");
		var prefix = /^-{1,2}/.test(flag) ? "" : "--";
		var pos = argv.indexOf(prefix + flag);
		return pos !== -1 && (terminatorPos === -1 ? true : pos < terminatorPos);
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/system/supports-colors.js
var require_supports_colors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var os = __require("os");
	var hasFlag = require_has_flag();
	var env = process.env;
	var forceColor = void 0;
	if (hasFlag("no-color") || hasFlag("no-colors") || hasFlag("color=false")) forceColor = false;
	else if (hasFlag("color") || hasFlag("colors") || hasFlag("color=true") || hasFlag("color=always")) forceColor = true;
	if ("FORCE_COLOR" in env) forceColor = env.FORCE_COLOR.length === 0 || parseInt(env.FORCE_COLOR, 10) !== 0;
	function translateLevel(level) {
		if (level === 0) return false;
		return {
			level,
			hasBasic: true,
			has256: level >= 2,
			has16m: level >= 3
		};
	}
	function supportsColor(stream) {
		if (forceColor === false) return 0;
		if (hasFlag("color=16m") || hasFlag("color=full") || hasFlag("color=truecolor")) return 3;
		if (hasFlag("color=256")) return 2;
		if (stream && !stream.isTTY && forceColor !== true) return 0;
		var min = forceColor ? 1 : 0;
		if (process.platform === "win32") {
			var osRelease = os.release().split(".");
			if (Number(process.versions.node.split(".")[0]) >= 8 && Number(osRelease[0]) >= 10 && Number(osRelease[2]) >= 10586) return Number(osRelease[2]) >= 14931 ? 3 : 2;
			return 1;
		}
		if ("CI" in env) {
			if ([
				"TRAVIS",
				"CIRCLECI",
				"APPVEYOR",
				"GITLAB_CI"
			].some(function(sign) {
				return sign in env;
			}) || env.CI_NAME === "codeship") return 1;
			return min;
		}
		if ("TEAMCITY_VERSION" in env) return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 1 : 0;
		if ("TERM_PROGRAM" in env) {
			var version = parseInt((env.TERM_PROGRAM_VERSION || "").split(".")[0], 10);
			switch (env.TERM_PROGRAM) {
				case "iTerm.app": return version >= 3 ? 3 : 2;
				case "Hyper": return 3;
				case "Apple_Terminal": return 2;
			}
		}
		if (/-256(color)?$/i.test(env.TERM)) return 2;
		if (/^screen|^xterm|^vt100|^rxvt|color|ansi|cygwin|linux/i.test(env.TERM)) return 1;
		if ("COLORTERM" in env) return 1;
		if (env.TERM === "dumb") return min;
		return min;
	}
	function getSupportLevel(stream) {
		return translateLevel(supportsColor(stream));
	}
	module.exports = {
		supportsColor: getSupportLevel,
		stdout: getSupportLevel(process.stdout),
		stderr: getSupportLevel(process.stderr)
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/custom/trap.js
var require_trap = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function runTheTrap(text, options) {
		var result = "";
		text = text || "Run the trap, drop the bass";
		text = text.split("");
		var trap = {
			a: [
				"@",
				"Ą",
				"Ⱥ",
				"Ʌ",
				"Δ",
				"Λ",
				"Д"
			],
			b: [
				"ß",
				"Ɓ",
				"Ƀ",
				"ɮ",
				"β",
				"฿"
			],
			c: [
				"©",
				"Ȼ",
				"Ͼ"
			],
			d: [
				"Ð",
				"Ɗ",
				"Ԁ",
				"ԁ",
				"Ԃ",
				"ԃ"
			],
			e: [
				"Ë",
				"ĕ",
				"Ǝ",
				"ɘ",
				"Σ",
				"ξ",
				"Ҽ",
				"੬"
			],
			f: ["Ӻ"],
			g: ["ɢ"],
			h: [
				"Ħ",
				"ƕ",
				"Ң",
				"Һ",
				"Ӈ",
				"Ԋ"
			],
			i: ["༏"],
			j: ["Ĵ"],
			k: [
				"ĸ",
				"Ҡ",
				"Ӄ",
				"Ԟ"
			],
			l: ["Ĺ"],
			m: [
				"ʍ",
				"Ӎ",
				"ӎ",
				"Ԡ",
				"ԡ",
				"൩"
			],
			n: [
				"Ñ",
				"ŋ",
				"Ɲ",
				"Ͷ",
				"Π",
				"Ҋ"
			],
			o: [
				"Ø",
				"õ",
				"ø",
				"Ǿ",
				"ʘ",
				"Ѻ",
				"ם",
				"۝",
				"๏"
			],
			p: ["Ƿ", "Ҏ"],
			q: ["্"],
			r: [
				"®",
				"Ʀ",
				"Ȑ",
				"Ɍ",
				"ʀ",
				"Я"
			],
			s: [
				"§",
				"Ϟ",
				"ϟ",
				"Ϩ"
			],
			t: [
				"Ł",
				"Ŧ",
				"ͳ"
			],
			u: ["Ʊ", "Ս"],
			v: ["ט"],
			w: [
				"Ш",
				"Ѡ",
				"Ѽ",
				"൰"
			],
			x: [
				"Ҳ",
				"Ӿ",
				"Ӽ",
				"ӽ"
			],
			y: [
				"¥",
				"Ұ",
				"Ӌ"
			],
			z: ["Ƶ", "ɀ"]
		};
		text.forEach(function(c) {
			c = c.toLowerCase();
			var chars = trap[c] || [" "];
			var rand = Math.floor(Math.random() * chars.length);
			if (typeof trap[c] !== "undefined") result += trap[c][rand];
			else result += c;
		});
		return result;
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/custom/zalgo.js
var require_zalgo = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function zalgo(text, options) {
		text = text || "   he is here   ";
		var soul = {
			"up": [
				"̍",
				"̎",
				"̄",
				"̅",
				"̿",
				"̑",
				"̆",
				"̐",
				"͒",
				"͗",
				"͑",
				"̇",
				"̈",
				"̊",
				"͂",
				"̓",
				"̈",
				"͊",
				"͋",
				"͌",
				"̃",
				"̂",
				"̌",
				"͐",
				"̀",
				"́",
				"̋",
				"̏",
				"̒",
				"̓",
				"̔",
				"̽",
				"̉",
				"ͣ",
				"ͤ",
				"ͥ",
				"ͦ",
				"ͧ",
				"ͨ",
				"ͩ",
				"ͪ",
				"ͫ",
				"ͬ",
				"ͭ",
				"ͮ",
				"ͯ",
				"̾",
				"͛",
				"͆",
				"̚"
			],
			"down": [
				"̖",
				"̗",
				"̘",
				"̙",
				"̜",
				"̝",
				"̞",
				"̟",
				"̠",
				"̤",
				"̥",
				"̦",
				"̩",
				"̪",
				"̫",
				"̬",
				"̭",
				"̮",
				"̯",
				"̰",
				"̱",
				"̲",
				"̳",
				"̹",
				"̺",
				"̻",
				"̼",
				"ͅ",
				"͇",
				"͈",
				"͉",
				"͍",
				"͎",
				"͓",
				"͔",
				"͕",
				"͖",
				"͙",
				"͚",
				"̣"
			],
			"mid": [
				"̕",
				"̛",
				"̀",
				"́",
				"͘",
				"̡",
				"̢",
				"̧",
				"̨",
				"̴",
				"̵",
				"̶",
				"͜",
				"͝",
				"͞",
				"͟",
				"͠",
				"͢",
				"̸",
				"̷",
				"͡",
				" ҉"
			]
		};
		var all = [].concat(soul.up, soul.down, soul.mid);
		function randomNumber(range) {
			return Math.floor(Math.random() * range);
		}
		function isChar(character) {
			var bool = false;
			all.filter(function(i) {
				bool = i === character;
			});
			return bool;
		}
		function heComes(text, options) {
			var result = "";
			var counts;
			var l;
			options = options || {};
			options["up"] = typeof options["up"] !== "undefined" ? options["up"] : true;
			options["mid"] = typeof options["mid"] !== "undefined" ? options["mid"] : true;
			options["down"] = typeof options["down"] !== "undefined" ? options["down"] : true;
			options["size"] = typeof options["size"] !== "undefined" ? options["size"] : "maxi";
			text = text.split("");
			for (l in text) {
				if (isChar(l)) continue;
				result = result + text[l];
				counts = {
					"up": 0,
					"down": 0,
					"mid": 0
				};
				switch (options.size) {
					case "mini":
						counts.up = randomNumber(8);
						counts.mid = randomNumber(2);
						counts.down = randomNumber(8);
						break;
					case "maxi":
						counts.up = randomNumber(16) + 3;
						counts.mid = randomNumber(4) + 1;
						counts.down = randomNumber(64) + 3;
						break;
					default:
						counts.up = randomNumber(8) + 1;
						counts.mid = randomNumber(6) / 2;
						counts.down = randomNumber(8) + 1;
				}
				var arr = [
					"up",
					"mid",
					"down"
				];
				for (var d in arr) {
					var index = arr[d];
					for (var i = 0; i <= counts[index]; i++) if (options[index]) result = result + soul[index][randomNumber(soul[index].length)];
				}
			}
			return result;
		}
		return heComes(text, options);
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/maps/america.js
var require_america = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function(colors) {
		return function(letter, i, exploded) {
			if (letter === " ") return letter;
			switch (i % 3) {
				case 0: return colors.red(letter);
				case 1: return colors.white(letter);
				case 2: return colors.blue(letter);
			}
		};
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/maps/zebra.js
var require_zebra = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function(colors) {
		return function(letter, i, exploded) {
			return i % 2 === 0 ? letter : colors.inverse(letter);
		};
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/maps/rainbow.js
var require_rainbow = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function(colors) {
		var rainbowColors = [
			"red",
			"yellow",
			"green",
			"blue",
			"magenta"
		];
		return function(letter, i, exploded) {
			if (letter === " ") return letter;
			else return colors[rainbowColors[i++ % rainbowColors.length]](letter);
		};
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/maps/random.js
var require_random = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module["exports"] = function(colors) {
		var available = [
			"underline",
			"inverse",
			"grey",
			"yellow",
			"red",
			"green",
			"blue",
			"white",
			"cyan",
			"magenta",
			"brightYellow",
			"brightRed",
			"brightGreen",
			"brightBlue",
			"brightWhite",
			"brightCyan",
			"brightMagenta"
		];
		return function(letter, i, exploded) {
			return letter === " " ? letter : colors[available[Math.round(Math.random() * (available.length - 2))]](letter);
		};
	};
}));

// node_modules/logform/node_modules/@colors/colors/lib/colors.js
var require_colors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var colors = {};
	module["exports"] = colors;
	colors.themes = {};
	var util = __require("util");
	var ansiStyles = colors.styles = require_styles();
	var defineProps = Object.defineProperties;
	var newLineRegex = /* @__PURE__ */ new RegExp(/[\r\n]+/g);
	colors.supportsColor = require_supports_colors().supportsColor;
	if (typeof colors.enabled === "undefined") colors.enabled = colors.supportsColor() !== false;
	colors.enable = function() {
		colors.enabled = true;
	};
	colors.disable = function() {
		colors.enabled = false;
	};
	colors.stripColors = colors.strip = function(str) {
		return ("" + str).replace(/\x1B\[\d+m/g, "");
	};
	colors.stylize = function stylize(str, style) {
		if (!colors.enabled) return str + "";
		var styleMap = ansiStyles[style];
		if (!styleMap && style in colors) return colors[style](str);
		return styleMap.open + str + styleMap.close;
	};
	var matchOperatorsRe = /[|\\{}()[\]^$+*?.]/g;
	var escapeStringRegexp = function(str) {
		if (typeof str !== "string") throw new TypeError("Expected a string");
		return str.replace(matchOperatorsRe, "\\$&");
	};
	function build(_styles) {
		var builder = function builder() {
			return applyStyle.apply(builder, arguments);
		};
		builder._styles = _styles;
		builder.__proto__ = proto;
		return builder;
	}
	var styles = (function() {
		var ret = {};
		ansiStyles.grey = ansiStyles.gray;
		Object.keys(ansiStyles).forEach(function(key) {
			ansiStyles[key].closeRe = new RegExp(escapeStringRegexp(ansiStyles[key].close), "g");
			ret[key] = { get: function() {
				return build(this._styles.concat(key));
			} };
		});
		return ret;
	})();
	var proto = defineProps(function colors() {}, styles);
	function applyStyle() {
		var str = Array.prototype.slice.call(arguments).map(function(arg) {
			if (arg != null && arg.constructor === String) return arg;
			else return util.inspect(arg);
		}).join(" ");
		if (!colors.enabled || !str) return str;
		var newLinesPresent = str.indexOf("\n") != -1;
		var nestedStyles = this._styles;
		var i = nestedStyles.length;
		while (i--) {
			var code = ansiStyles[nestedStyles[i]];
			str = code.open + str.replace(code.closeRe, code.open) + code.close;
			if (newLinesPresent) str = str.replace(newLineRegex, function(match) {
				return code.close + match + code.open;
			});
		}
		return str;
	}
	colors.setTheme = function(theme) {
		if (typeof theme === "string") {
			console.log("colors.setTheme now only accepts an object, not a string.  If you are trying to set a theme from a file, it is now your (the caller's) responsibility to require the file.  The old syntax looked like colors.setTheme(__dirname + '/../themes/generic-logging.js'); The new syntax looks like colors.setTheme(require(__dirname + '/../themes/generic-logging.js'));");
			return;
		}
		for (var style in theme) (function(style) {
			colors[style] = function(str) {
				if (typeof theme[style] === "object") {
					var out = str;
					for (var i in theme[style]) out = colors[theme[style][i]](out);
					return out;
				}
				return colors[theme[style]](str);
			};
		})(style);
	};
	function init() {
		var ret = {};
		Object.keys(styles).forEach(function(name) {
			ret[name] = { get: function() {
				return build([name]);
			} };
		});
		return ret;
	}
	var sequencer = function sequencer(map, str) {
		var exploded = str.split("");
		exploded = exploded.map(map);
		return exploded.join("");
	};
	colors.trap = require_trap();
	colors.zalgo = require_zalgo();
	colors.maps = {};
	colors.maps.america = require_america()(colors);
	colors.maps.zebra = require_zebra()(colors);
	colors.maps.rainbow = require_rainbow()(colors);
	colors.maps.random = require_random()(colors);
	for (var map in colors.maps) (function(map) {
		colors[map] = function(str) {
			return sequencer(colors.maps[map], str);
		};
	})(map);
	defineProps(colors, init());
}));

// node_modules/logform/node_modules/@colors/colors/safe.js
var require_safe = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var colors = require_colors();
	module["exports"] = colors;
}));

// node_modules/triple-beam/config/cli.js
/**
* cli.js: Config that conform to commonly used CLI logging levels.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_cli$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Default levels for the CLI configuration.
	* @type {Object}
	*/
	exports.levels = {
		error: 0,
		warn: 1,
		help: 2,
		data: 3,
		info: 4,
		debug: 5,
		prompt: 6,
		verbose: 7,
		input: 8,
		silly: 9
	};
	/**
	* Default colors for the CLI configuration.
	* @type {Object}
	*/
	exports.colors = {
		error: "red",
		warn: "yellow",
		help: "cyan",
		data: "grey",
		info: "green",
		debug: "blue",
		prompt: "grey",
		verbose: "cyan",
		input: "grey",
		silly: "magenta"
	};
}));

// node_modules/triple-beam/config/npm.js
/**
* npm.js: Config that conform to npm logging levels.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_npm = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Default levels for the npm configuration.
	* @type {Object}
	*/
	exports.levels = {
		error: 0,
		warn: 1,
		info: 2,
		http: 3,
		verbose: 4,
		debug: 5,
		silly: 6
	};
	/**
	* Default levels for the npm configuration.
	* @type {Object}
	*/
	exports.colors = {
		error: "red",
		warn: "yellow",
		info: "green",
		http: "green",
		verbose: "cyan",
		debug: "blue",
		silly: "magenta"
	};
}));

// node_modules/triple-beam/config/syslog.js
/**
* syslog.js: Config that conform to syslog logging levels.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_syslog = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Default levels for the syslog configuration.
	* @type {Object}
	*/
	exports.levels = {
		emerg: 0,
		alert: 1,
		crit: 2,
		error: 3,
		warning: 4,
		notice: 5,
		info: 6,
		debug: 7
	};
	/**
	* Default levels for the syslog configuration.
	* @type {Object}
	*/
	exports.colors = {
		emerg: "red",
		alert: "yellow",
		crit: "red",
		error: "red",
		warning: "red",
		notice: "yellow",
		info: "green",
		debug: "blue"
	};
}));

// node_modules/triple-beam/config/index.js
/**
* index.js: Default settings for all levels that winston knows about.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_config$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Export config set for the CLI.
	* @type {Object}
	*/
	Object.defineProperty(exports, "cli", { value: require_cli$1() });
	/**
	* Export config set for npm.
	* @type {Object}
	*/
	Object.defineProperty(exports, "npm", { value: require_npm() });
	/**
	* Export config set for the syslog.
	* @type {Object}
	*/
	Object.defineProperty(exports, "syslog", { value: require_syslog() });
}));

// node_modules/triple-beam/index.js
var require_triple_beam = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* A shareable symbol constant that can be used
	* as a non-enumerable / semi-hidden level identifier
	* to allow the readable level property to be mutable for
	* operations like colorization
	*
	* @type {Symbol}
	*/
	Object.defineProperty(exports, "LEVEL", { value: Symbol.for("level") });
	/**
	* A shareable symbol constant that can be used
	* as a non-enumerable / semi-hidden message identifier
	* to allow the final message property to not have
	* side effects on another.
	*
	* @type {Symbol}
	*/
	Object.defineProperty(exports, "MESSAGE", { value: Symbol.for("message") });
	/**
	* A shareable symbol constant that can be used
	* as a non-enumerable / semi-hidden message identifier
	* to allow the extracted splat property be hidden
	*
	* @type {Symbol}
	*/
	Object.defineProperty(exports, "SPLAT", { value: Symbol.for("splat") });
	/**
	* A shareable object constant  that can be used
	* as a standard configuration for winston@3.
	*
	* @type {Object}
	*/
	Object.defineProperty(exports, "configs", { value: require_config$1() });
}));

// node_modules/logform/colorize.js
var require_colorize = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const colors = require_safe();
	const { LEVEL, MESSAGE } = require_triple_beam();
	colors.enabled = true;
	/**
	* @property {RegExp} hasSpace
	* Simple regex to check for presence of spaces.
	*/
	const hasSpace = /\s+/;
	var Colorizer = class Colorizer {
		constructor(opts = {}) {
			if (opts.colors) this.addColors(opts.colors);
			this.options = opts;
		}
		static addColors(clrs) {
			const nextColors = Object.keys(clrs).reduce((acc, level) => {
				acc[level] = hasSpace.test(clrs[level]) ? clrs[level].split(hasSpace) : clrs[level];
				return acc;
			}, {});
			Colorizer.allColors = Object.assign({}, Colorizer.allColors || {}, nextColors);
			return Colorizer.allColors;
		}
		addColors(clrs) {
			return Colorizer.addColors(clrs);
		}
		colorize(lookup, level, message) {
			if (typeof message === "undefined") message = level;
			if (!Array.isArray(Colorizer.allColors[lookup])) return colors[Colorizer.allColors[lookup]](message);
			for (let i = 0, len = Colorizer.allColors[lookup].length; i < len; i++) message = colors[Colorizer.allColors[lookup][i]](message);
			return message;
		}
		transform(info, opts) {
			if (opts.all && typeof info[MESSAGE] === "string") info[MESSAGE] = this.colorize(info[LEVEL], info.level, info[MESSAGE]);
			if (opts.level || opts.all || !opts.message) info.level = this.colorize(info[LEVEL], info.level);
			if (opts.all || opts.message) info.message = this.colorize(info[LEVEL], info.level, info.message);
			return info;
		}
	};
	module.exports = (opts) => new Colorizer(opts);
	module.exports.Colorizer = module.exports.Format = Colorizer;
}));

// node_modules/logform/levels.js
var require_levels = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Colorizer } = require_colorize();
	module.exports = (config) => {
		Colorizer.addColors(config.colors || config);
		return config;
	};
}));

// node_modules/logform/align.js
var require_align = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	module.exports = format((info) => {
		info.message = `\t${info.message}`;
		return info;
	});
}));

// node_modules/logform/errors.js
var require_errors$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	const { LEVEL, MESSAGE } = require_triple_beam();
	module.exports = format((einfo, { stack, cause }) => {
		if (einfo instanceof Error) {
			const info = Object.assign({}, einfo, {
				level: einfo.level,
				[LEVEL]: einfo[LEVEL] || einfo.level,
				message: einfo.message,
				[MESSAGE]: einfo[MESSAGE] || einfo.message
			});
			if (stack) info.stack = einfo.stack;
			if (cause) info.cause = einfo.cause;
			return info;
		}
		if (!(einfo.message instanceof Error)) return einfo;
		const err = einfo.message;
		Object.assign(einfo, err);
		einfo.message = err.message;
		einfo[MESSAGE] = err.message;
		if (stack) einfo.stack = err.stack;
		if (cause) einfo.cause = err.cause;
		return einfo;
	});
}));

// node_modules/logform/pad-levels.js
var require_pad_levels = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { configs, LEVEL, MESSAGE } = require_triple_beam();
	var Padder = class Padder {
		constructor(opts = { levels: configs.npm.levels }) {
			this.paddings = Padder.paddingForLevels(opts.levels, opts.filler);
			this.options = opts;
		}
		/**
		* Returns the maximum length of keys in the specified `levels` Object.
		* @param  {Object} levels Set of all levels to calculate longest level against.
		* @returns {Number} Maximum length of the longest level string.
		*/
		static getLongestLevel(levels) {
			const lvls = Object.keys(levels).map((level) => level.length);
			return Math.max(...lvls);
		}
		/**
		* Returns the padding for the specified `level` assuming that the
		* maximum length of all levels it's associated with is `maxLength`.
		* @param  {String} level Level to calculate padding for.
		* @param  {String} filler Repeatable text to use for padding.
		* @param  {Number} maxLength Length of the longest level
		* @returns {String} Padding string for the `level`
		*/
		static paddingForLevel(level, filler, maxLength) {
			const targetLen = maxLength + 1 - level.length;
			const rep = Math.floor(targetLen / filler.length);
			return `${filler}${filler.repeat(rep)}`.slice(0, targetLen);
		}
		/**
		* Returns an object with the string paddings for the given `levels`
		* using the specified `filler`.
		* @param  {Object} levels Set of all levels to calculate padding for.
		* @param  {String} filler Repeatable text to use for padding.
		* @returns {Object} Mapping of level to desired padding.
		*/
		static paddingForLevels(levels, filler = " ") {
			const maxLength = Padder.getLongestLevel(levels);
			return Object.keys(levels).reduce((acc, level) => {
				acc[level] = Padder.paddingForLevel(level, filler, maxLength);
				return acc;
			}, {});
		}
		/**
		* Prepends the padding onto the `message` based on the `LEVEL` of
		* the `info`. This is based on the behavior of `winston@2` which also
		* prepended the level onto the message.
		*
		* See: https://github.com/winstonjs/winston/blob/2.x/lib/winston/logger.js#L198-L201
		*
		* @param  {Info} info Logform info object
		* @param  {Object} opts Options passed along to this instance.
		* @returns {Info} Modified logform info object.
		*/
		transform(info, opts) {
			info.message = `${this.paddings[info[LEVEL]]}${info.message}`;
			if (info[MESSAGE]) info[MESSAGE] = `${this.paddings[info[LEVEL]]}${info[MESSAGE]}`;
			return info;
		}
	};
	module.exports = (opts) => new Padder(opts);
	module.exports.Padder = module.exports.Format = Padder;
}));

// node_modules/logform/cli.js
var require_cli = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Colorizer } = require_colorize();
	const { Padder } = require_pad_levels();
	const { configs, MESSAGE } = require_triple_beam();
	/**
	* Cli format class that handles initial state for a a separate
	* Colorizer and Padder instance.
	*/
	var CliFormat = class {
		constructor(opts = {}) {
			if (!opts.levels) opts.levels = configs.cli.levels;
			this.colorizer = new Colorizer(opts);
			this.padder = new Padder(opts);
			this.options = opts;
		}
		transform(info, opts) {
			this.colorizer.transform(this.padder.transform(info, opts), opts);
			info[MESSAGE] = `${info.level}:${info.message}`;
			return info;
		}
	};
	module.exports = (opts) => new CliFormat(opts);
	module.exports.Format = CliFormat;
}));

// node_modules/logform/combine.js
var require_combine = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	function cascade(formats) {
		if (!formats.every(isValidFormat)) return;
		return (info) => {
			let obj = info;
			for (let i = 0; i < formats.length; i++) {
				obj = formats[i].transform(obj, formats[i].options);
				if (!obj) return false;
			}
			return obj;
		};
	}
	function isValidFormat(fmt) {
		if (typeof fmt.transform !== "function") throw new Error([
			"No transform function found on format. Did you create a format instance?",
			"const myFormat = format(formatFn);",
			"const instance = myFormat();"
		].join("\n"));
		return true;
	}
	module.exports = (...formats) => {
		const combinedFormat = format(cascade(formats));
		const instance = combinedFormat();
		instance.Format = combinedFormat.Format;
		return instance;
	};
	module.exports.cascade = cascade;
}));

// node_modules/logform/json.js
var require_json = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	const { MESSAGE } = require_triple_beam();
	const stringify = require_safe_stable_stringify();
	function replacer(key, value) {
		if (typeof value === "bigint") return value.toString();
		return value;
	}
	module.exports = format((info, opts) => {
		const jsonStringify = stringify.configure(opts);
		info[MESSAGE] = jsonStringify(info, opts.replacer || replacer, opts.space);
		return info;
	});
}));

// node_modules/logform/label.js
var require_label = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	module.exports = format((info, opts) => {
		if (opts.message) {
			info.message = `[${opts.label}] ${info.message}`;
			return info;
		}
		info.label = opts.label;
		return info;
	});
}));

// node_modules/logform/logstash.js
var require_logstash = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	const { MESSAGE } = require_triple_beam();
	const jsonStringify = require_safe_stable_stringify();
	module.exports = format((info) => {
		const logstash = {};
		if (info.message) {
			logstash["@message"] = info.message;
			delete info.message;
		}
		if (info.timestamp) {
			logstash["@timestamp"] = info.timestamp;
			delete info.timestamp;
		}
		logstash["@fields"] = info;
		info[MESSAGE] = jsonStringify(logstash);
		return info;
	});
}));

// node_modules/logform/metadata.js
var require_metadata = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	function fillExcept(info, fillExceptKeys, metadataKey) {
		const savedKeys = fillExceptKeys.reduce((acc, key) => {
			acc[key] = info[key];
			delete info[key];
			return acc;
		}, {});
		const metadata = Object.keys(info).reduce((acc, key) => {
			acc[key] = info[key];
			delete info[key];
			return acc;
		}, {});
		Object.assign(info, savedKeys, { [metadataKey]: metadata });
		return info;
	}
	function fillWith(info, fillWithKeys, metadataKey) {
		info[metadataKey] = fillWithKeys.reduce((acc, key) => {
			acc[key] = info[key];
			delete info[key];
			return acc;
		}, {});
		return info;
	}
	/**
	* Adds in a "metadata" object to collect extraneous data, similar to the metadata
	* object in winston 2.x.
	*/
	module.exports = format((info, opts = {}) => {
		let metadataKey = "metadata";
		if (opts.key) metadataKey = opts.key;
		let fillExceptKeys = [];
		if (!opts.fillExcept && !opts.fillWith) {
			fillExceptKeys.push("level");
			fillExceptKeys.push("message");
		}
		if (opts.fillExcept) fillExceptKeys = opts.fillExcept;
		if (fillExceptKeys.length > 0) return fillExcept(info, fillExceptKeys, metadataKey);
		if (opts.fillWith) return fillWith(info, opts.fillWith, metadataKey);
		return info;
	});
}));

// node_modules/logform/ms.js
var require_ms = /* @__PURE__ */ __commonJSMin(((exports, module, this$2) => {
	const format = require_format();
	const ms = require_ms$1();
	module.exports = format((info) => {
		const curr = +/* @__PURE__ */ new Date();
		this$2.diff = curr - (this$2.prevTime || curr);
		this$2.prevTime = curr;
		info.ms = `+${ms(this$2.diff)}`;
		return info;
	});
}));

// node_modules/logform/pretty-print.js
var require_pretty_print = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const inspect = __require("util").inspect;
	const format = require_format();
	const { LEVEL, MESSAGE, SPLAT } = require_triple_beam();
	module.exports = format((info, opts = {}) => {
		const stripped = Object.assign({}, info);
		delete stripped[LEVEL];
		delete stripped[MESSAGE];
		delete stripped[SPLAT];
		info[MESSAGE] = inspect(stripped, false, opts.depth || null, opts.colorize);
		return info;
	});
}));

// node_modules/logform/printf.js
var require_printf = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MESSAGE } = require_triple_beam();
	var Printf = class {
		constructor(templateFn) {
			this.template = templateFn;
		}
		transform(info) {
			info[MESSAGE] = this.template(info);
			return info;
		}
	};
	module.exports = (opts) => new Printf(opts);
	module.exports.Printf = module.exports.Format = Printf;
}));

// node_modules/logform/simple.js
var require_simple = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const format = require_format();
	const { MESSAGE } = require_triple_beam();
	const jsonStringify = require_safe_stable_stringify();
	module.exports = format((info) => {
		const stringifiedRest = jsonStringify(Object.assign({}, info, {
			level: void 0,
			message: void 0,
			splat: void 0
		}));
		const padding = info.padding && info.padding[info.level] || "";
		if (stringifiedRest !== "{}") info[MESSAGE] = `${info.level}:${padding} ${info.message} ${stringifiedRest}`;
		else info[MESSAGE] = `${info.level}:${padding} ${info.message}`;
		return info;
	});
}));

// node_modules/logform/splat.js
var require_splat = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util = __require("util");
	const { SPLAT } = require_triple_beam();
	/**
	* Captures the number of format (i.e. %s strings) in a given string.
	* Based on `util.format`, see Node.js source:
	* https://github.com/nodejs/node/blob/b1c8f15c5f169e021f7c46eb7b219de95fe97603/lib/util.js#L201-L230
	* @type {RegExp}
	*/
	const formatRegExp = /%[scdjifoO%]/g;
	/**
	* Captures the number of escaped % signs in a format string (i.e. %s strings).
	* @type {RegExp}
	*/
	const escapedPercent = /%%/g;
	var Splatter = class {
		constructor(opts) {
			this.options = opts;
		}
		/**
		* Check to see if tokens <= splat.length, assign { splat, meta } into the
		* `info` accordingly, and write to this instance.
		*
		* @param  {Info} info Logform info message.
		* @param  {String[]} tokens Set of string interpolation tokens.
		* @returns {Info} Modified info message
		* @private
		*/
		_splat(info, tokens) {
			const msg = info.message;
			const splat = info[SPLAT] || info.splat || [];
			const percents = msg.match(escapedPercent);
			const escapes = percents && percents.length || 0;
			const extraSplat = tokens.length - escapes - splat.length;
			const metas = extraSplat < 0 ? splat.splice(extraSplat, -1 * extraSplat) : [];
			const metalen = metas.length;
			if (metalen) for (let i = 0; i < metalen; i++) Object.assign(info, metas[i]);
			info.message = util.format(msg, ...splat);
			return info;
		}
		/**
		* Transforms the `info` message by using `util.format` to complete
		* any `info.message` provided it has string interpolation tokens.
		* If no tokens exist then `info` is immutable.
		*
		* @param  {Info} info Logform info message.
		* @param  {Object} opts Options for this instance.
		* @returns {Info} Modified info message
		*/
		transform(info) {
			const msg = info.message;
			const splat = info[SPLAT] || info.splat;
			if (!splat || !splat.length) return info;
			const tokens = msg && msg.match && msg.match(formatRegExp);
			if (!tokens && (splat || splat.length)) {
				const metas = splat.length > 1 ? splat.splice(0) : splat;
				const metalen = metas.length;
				if (metalen) for (let i = 0; i < metalen; i++) Object.assign(info, metas[i]);
				return info;
			}
			if (tokens) return this._splat(info, tokens);
			return info;
		}
	};
	module.exports = (opts) => new Splatter(opts);
}));

// node_modules/fecha/lib/fecha.umd.js
var require_fecha_umd = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	(function(global, factory) {
		typeof exports === "object" && typeof module !== "undefined" ? factory(exports) : typeof define === "function" && define.amd ? define(["exports"], factory) : factory(global.fecha = {});
	})(this$1, (function(exports) {
		"use strict";
		var token = /d{1,4}|M{1,4}|YY(?:YY)?|S{1,3}|Do|ZZ|Z|([HhMsDm])\1?|[aA]|"[^"]*"|'[^']*'/g;
		var twoDigitsOptional = "\\d\\d?";
		var twoDigits = "\\d\\d";
		var threeDigits = "\\d{3}";
		var fourDigits = "\\d{4}";
		var word = "[^\\s]+";
		var literal = /\[([^]*?)\]/gm;
		function shorten(arr, sLen) {
			var newArr = [];
			for (var i = 0, len = arr.length; i < len; i++) newArr.push(arr[i].substr(0, sLen));
			return newArr;
		}
		var monthUpdate = function(arrName) {
			return function(v, i18n) {
				var index = i18n[arrName].map(function(v) {
					return v.toLowerCase();
				}).indexOf(v.toLowerCase());
				if (index > -1) return index;
				return null;
			};
		};
		function assign(origObj) {
			var args = [];
			for (var _i = 1; _i < arguments.length; _i++) args[_i - 1] = arguments[_i];
			for (var _a = 0, args_1 = args; _a < args_1.length; _a++) {
				var obj = args_1[_a];
				for (var key in obj) origObj[key] = obj[key];
			}
			return origObj;
		}
		var dayNames = [
			"Sunday",
			"Monday",
			"Tuesday",
			"Wednesday",
			"Thursday",
			"Friday",
			"Saturday"
		];
		var monthNames = [
			"January",
			"February",
			"March",
			"April",
			"May",
			"June",
			"July",
			"August",
			"September",
			"October",
			"November",
			"December"
		];
		var monthNamesShort = shorten(monthNames, 3);
		var defaultI18n = {
			dayNamesShort: shorten(dayNames, 3),
			dayNames,
			monthNamesShort,
			monthNames,
			amPm: ["am", "pm"],
			DoFn: function(dayOfMonth) {
				return dayOfMonth + [
					"th",
					"st",
					"nd",
					"rd"
				][dayOfMonth % 10 > 3 ? 0 : (dayOfMonth - dayOfMonth % 10 !== 10 ? 1 : 0) * dayOfMonth % 10];
			}
		};
		var globalI18n = assign({}, defaultI18n);
		var setGlobalDateI18n = function(i18n) {
			return globalI18n = assign(globalI18n, i18n);
		};
		var regexEscape = function(str) {
			return str.replace(/[|\\{()[^$+*?.-]/g, "\\$&");
		};
		var pad = function(val, len) {
			if (len === void 0) len = 2;
			val = String(val);
			while (val.length < len) val = "0" + val;
			return val;
		};
		var formatFlags = {
			D: function(dateObj) {
				return String(dateObj.getDate());
			},
			DD: function(dateObj) {
				return pad(dateObj.getDate());
			},
			Do: function(dateObj, i18n) {
				return i18n.DoFn(dateObj.getDate());
			},
			d: function(dateObj) {
				return String(dateObj.getDay());
			},
			dd: function(dateObj) {
				return pad(dateObj.getDay());
			},
			ddd: function(dateObj, i18n) {
				return i18n.dayNamesShort[dateObj.getDay()];
			},
			dddd: function(dateObj, i18n) {
				return i18n.dayNames[dateObj.getDay()];
			},
			M: function(dateObj) {
				return String(dateObj.getMonth() + 1);
			},
			MM: function(dateObj) {
				return pad(dateObj.getMonth() + 1);
			},
			MMM: function(dateObj, i18n) {
				return i18n.monthNamesShort[dateObj.getMonth()];
			},
			MMMM: function(dateObj, i18n) {
				return i18n.monthNames[dateObj.getMonth()];
			},
			YY: function(dateObj) {
				return pad(String(dateObj.getFullYear()), 4).substr(2);
			},
			YYYY: function(dateObj) {
				return pad(dateObj.getFullYear(), 4);
			},
			h: function(dateObj) {
				return String(dateObj.getHours() % 12 || 12);
			},
			hh: function(dateObj) {
				return pad(dateObj.getHours() % 12 || 12);
			},
			H: function(dateObj) {
				return String(dateObj.getHours());
			},
			HH: function(dateObj) {
				return pad(dateObj.getHours());
			},
			m: function(dateObj) {
				return String(dateObj.getMinutes());
			},
			mm: function(dateObj) {
				return pad(dateObj.getMinutes());
			},
			s: function(dateObj) {
				return String(dateObj.getSeconds());
			},
			ss: function(dateObj) {
				return pad(dateObj.getSeconds());
			},
			S: function(dateObj) {
				return String(Math.round(dateObj.getMilliseconds() / 100));
			},
			SS: function(dateObj) {
				return pad(Math.round(dateObj.getMilliseconds() / 10), 2);
			},
			SSS: function(dateObj) {
				return pad(dateObj.getMilliseconds(), 3);
			},
			a: function(dateObj, i18n) {
				return dateObj.getHours() < 12 ? i18n.amPm[0] : i18n.amPm[1];
			},
			A: function(dateObj, i18n) {
				return dateObj.getHours() < 12 ? i18n.amPm[0].toUpperCase() : i18n.amPm[1].toUpperCase();
			},
			ZZ: function(dateObj) {
				var offset = dateObj.getTimezoneOffset();
				return (offset > 0 ? "-" : "+") + pad(Math.floor(Math.abs(offset) / 60) * 100 + Math.abs(offset) % 60, 4);
			},
			Z: function(dateObj) {
				var offset = dateObj.getTimezoneOffset();
				return (offset > 0 ? "-" : "+") + pad(Math.floor(Math.abs(offset) / 60), 2) + ":" + pad(Math.abs(offset) % 60, 2);
			}
		};
		var monthParse = function(v) {
			return +v - 1;
		};
		var emptyDigits = [null, twoDigitsOptional];
		var emptyWord = [null, word];
		var amPm = [
			"isPm",
			word,
			function(v, i18n) {
				var val = v.toLowerCase();
				if (val === i18n.amPm[0]) return 0;
				else if (val === i18n.amPm[1]) return 1;
				return null;
			}
		];
		var timezoneOffset = [
			"timezoneOffset",
			"[^\\s]*?[\\+\\-]\\d\\d:?\\d\\d|[^\\s]*?Z?",
			function(v) {
				var parts = (v + "").match(/([+-]|\d\d)/gi);
				if (parts) {
					var minutes = +parts[1] * 60 + parseInt(parts[2], 10);
					return parts[0] === "+" ? minutes : -minutes;
				}
				return 0;
			}
		];
		var parseFlags = {
			D: ["day", twoDigitsOptional],
			DD: ["day", twoDigits],
			Do: [
				"day",
				twoDigitsOptional + word,
				function(v) {
					return parseInt(v, 10);
				}
			],
			M: [
				"month",
				twoDigitsOptional,
				monthParse
			],
			MM: [
				"month",
				twoDigits,
				monthParse
			],
			YY: [
				"year",
				twoDigits,
				function(v) {
					var cent = +("" + (/* @__PURE__ */ new Date()).getFullYear()).substr(0, 2);
					return +("" + (+v > 68 ? cent - 1 : cent) + v);
				}
			],
			h: [
				"hour",
				twoDigitsOptional,
				void 0,
				"isPm"
			],
			hh: [
				"hour",
				twoDigits,
				void 0,
				"isPm"
			],
			H: ["hour", twoDigitsOptional],
			HH: ["hour", twoDigits],
			m: ["minute", twoDigitsOptional],
			mm: ["minute", twoDigits],
			s: ["second", twoDigitsOptional],
			ss: ["second", twoDigits],
			YYYY: ["year", fourDigits],
			S: [
				"millisecond",
				"\\d",
				function(v) {
					return +v * 100;
				}
			],
			SS: [
				"millisecond",
				twoDigits,
				function(v) {
					return +v * 10;
				}
			],
			SSS: ["millisecond", threeDigits],
			d: emptyDigits,
			dd: emptyDigits,
			ddd: emptyWord,
			dddd: emptyWord,
			MMM: [
				"month",
				word,
				monthUpdate("monthNamesShort")
			],
			MMMM: [
				"month",
				word,
				monthUpdate("monthNames")
			],
			a: amPm,
			A: amPm,
			ZZ: timezoneOffset,
			Z: timezoneOffset
		};
		var globalMasks = {
			default: "ddd MMM DD YYYY HH:mm:ss",
			shortDate: "M/D/YY",
			mediumDate: "MMM D, YYYY",
			longDate: "MMMM D, YYYY",
			fullDate: "dddd, MMMM D, YYYY",
			isoDate: "YYYY-MM-DD",
			isoDateTime: "YYYY-MM-DDTHH:mm:ssZ",
			shortTime: "HH:mm",
			mediumTime: "HH:mm:ss",
			longTime: "HH:mm:ss.SSS"
		};
		var setGlobalDateMasks = function(masks) {
			return assign(globalMasks, masks);
		};
		/***
		* Format a date
		* @method format
		* @param {Date|number} dateObj
		* @param {string} mask Format of the date, i.e. 'mm-dd-yy' or 'shortDate'
		* @returns {string} Formatted date string
		*/
		var format = function(dateObj, mask, i18n) {
			if (mask === void 0) mask = globalMasks["default"];
			if (i18n === void 0) i18n = {};
			if (typeof dateObj === "number") dateObj = new Date(dateObj);
			if (Object.prototype.toString.call(dateObj) !== "[object Date]" || isNaN(dateObj.getTime())) throw new Error("Invalid Date pass to format");
			mask = globalMasks[mask] || mask;
			var literals = [];
			mask = mask.replace(literal, function($0, $1) {
				literals.push($1);
				return "@@@";
			});
			var combinedI18nSettings = assign(assign({}, globalI18n), i18n);
			mask = mask.replace(token, function($0) {
				return formatFlags[$0](dateObj, combinedI18nSettings);
			});
			return mask.replace(/@@@/g, function() {
				return literals.shift();
			});
		};
		/**
		* Parse a date string into a Javascript Date object /
		* @method parse
		* @param {string} dateStr Date string
		* @param {string} format Date parse format
		* @param {i18n} I18nSettingsOptional Full or subset of I18N settings
		* @returns {Date|null} Returns Date object. Returns null what date string is invalid or doesn't match format
		*/
		function parse(dateStr, format, i18n) {
			if (i18n === void 0) i18n = {};
			if (typeof format !== "string") throw new Error("Invalid format in fecha parse");
			format = globalMasks[format] || format;
			if (dateStr.length > 1e3) return null;
			var dateInfo = {
				year: (/* @__PURE__ */ new Date()).getFullYear(),
				month: 0,
				day: 1,
				hour: 0,
				minute: 0,
				second: 0,
				millisecond: 0,
				isPm: null,
				timezoneOffset: null
			};
			var parseInfo = [];
			var literals = [];
			var newFormat = format.replace(literal, function($0, $1) {
				literals.push(regexEscape($1));
				return "@@@";
			});
			var specifiedFields = {};
			var requiredFields = {};
			newFormat = regexEscape(newFormat).replace(token, function($0) {
				var info = parseFlags[$0];
				var field = info[0], regex = info[1], requiredField = info[3];
				if (specifiedFields[field]) throw new Error("Invalid format. " + field + " specified twice in format");
				specifiedFields[field] = true;
				if (requiredField) requiredFields[requiredField] = true;
				parseInfo.push(info);
				return "(" + regex + ")";
			});
			Object.keys(requiredFields).forEach(function(field) {
				if (!specifiedFields[field]) throw new Error("Invalid format. " + field + " is required in specified format");
			});
			newFormat = newFormat.replace(/@@@/g, function() {
				return literals.shift();
			});
			var matches = dateStr.match(new RegExp(newFormat, "i"));
			if (!matches) return null;
			var combinedI18nSettings = assign(assign({}, globalI18n), i18n);
			for (var i = 1; i < matches.length; i++) {
				var _a = parseInfo[i - 1], field = _a[0], parser = _a[2];
				var value = parser ? parser(matches[i], combinedI18nSettings) : +matches[i];
				if (value == null) return null;
				dateInfo[field] = value;
			}
			if (dateInfo.isPm === 1 && dateInfo.hour != null && +dateInfo.hour !== 12) dateInfo.hour = +dateInfo.hour + 12;
			else if (dateInfo.isPm === 0 && +dateInfo.hour === 12) dateInfo.hour = 0;
			var dateTZ;
			if (dateInfo.timezoneOffset == null) {
				dateTZ = new Date(dateInfo.year, dateInfo.month, dateInfo.day, dateInfo.hour, dateInfo.minute, dateInfo.second, dateInfo.millisecond);
				var validateFields = [
					["month", "getMonth"],
					["day", "getDate"],
					["hour", "getHours"],
					["minute", "getMinutes"],
					["second", "getSeconds"]
				];
				for (var i = 0, len = validateFields.length; i < len; i++) if (specifiedFields[validateFields[i][0]] && dateInfo[validateFields[i][0]] !== dateTZ[validateFields[i][1]]()) return null;
			} else {
				dateTZ = new Date(Date.UTC(dateInfo.year, dateInfo.month, dateInfo.day, dateInfo.hour, dateInfo.minute - dateInfo.timezoneOffset, dateInfo.second, dateInfo.millisecond));
				if (dateInfo.month > 11 || dateInfo.month < 0 || dateInfo.day > 31 || dateInfo.day < 1 || dateInfo.hour > 23 || dateInfo.hour < 0 || dateInfo.minute > 59 || dateInfo.minute < 0 || dateInfo.second > 59 || dateInfo.second < 0) return null;
			}
			return dateTZ;
		}
		var fecha = {
			format,
			parse,
			defaultI18n,
			setGlobalDateI18n,
			setGlobalDateMasks
		};
		exports.assign = assign;
		exports.default = fecha;
		exports.format = format;
		exports.parse = parse;
		exports.defaultI18n = defaultI18n;
		exports.setGlobalDateI18n = setGlobalDateI18n;
		exports.setGlobalDateMasks = setGlobalDateMasks;
		Object.defineProperty(exports, "__esModule", { value: true });
	}));
}));

// node_modules/logform/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fecha = require_fecha_umd();
	const format = require_format();
	module.exports = format((info, opts = {}) => {
		if (opts.format) info.timestamp = typeof opts.format === "function" ? opts.format() : fecha.format(/* @__PURE__ */ new Date(), opts.format);
		if (!info.timestamp) info.timestamp = (/* @__PURE__ */ new Date()).toISOString();
		if (opts.alias) info[opts.alias] = info.timestamp;
		return info;
	});
}));

// node_modules/logform/uncolorize.js
var require_uncolorize = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const colors = require_safe();
	const format = require_format();
	const { MESSAGE } = require_triple_beam();
	module.exports = format((info, opts) => {
		if (opts.level !== false) info.level = colors.strip(info.level);
		if (opts.message !== false) info.message = colors.strip(String(info.message));
		if (opts.raw !== false && info[MESSAGE]) info[MESSAGE] = colors.strip(String(info[MESSAGE]));
		return info;
	});
}));

// node_modules/logform/index.js
var require_logform = /* @__PURE__ */ __commonJSMin(((exports) => {
	const format = exports.format = require_format();
	exports.levels = require_levels();
	function exposeFormat(name, requireFormat) {
		Object.defineProperty(format, name, {
			get() {
				return requireFormat();
			},
			configurable: true
		});
	}
	exposeFormat("align", function() {
		return require_align();
	});
	exposeFormat("errors", function() {
		return require_errors$1();
	});
	exposeFormat("cli", function() {
		return require_cli();
	});
	exposeFormat("combine", function() {
		return require_combine();
	});
	exposeFormat("colorize", function() {
		return require_colorize();
	});
	exposeFormat("json", function() {
		return require_json();
	});
	exposeFormat("label", function() {
		return require_label();
	});
	exposeFormat("logstash", function() {
		return require_logstash();
	});
	exposeFormat("metadata", function() {
		return require_metadata();
	});
	exposeFormat("ms", function() {
		return require_ms();
	});
	exposeFormat("padLevels", function() {
		return require_pad_levels();
	});
	exposeFormat("prettyPrint", function() {
		return require_pretty_print();
	});
	exposeFormat("printf", function() {
		return require_printf();
	});
	exposeFormat("simple", function() {
		return require_simple();
	});
	exposeFormat("splat", function() {
		return require_splat();
	});
	exposeFormat("timestamp", function() {
		return require_timestamp();
	});
	exposeFormat("uncolorize", function() {
		return require_uncolorize();
	});
}));

// node_modules/winston/lib/winston/common.js
/**
* common.js: Internal helper and utility functions for winston.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_common = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { format } = __require("util");
	/**
	* Set of simple deprecation notices and a way to expose them for a set of
	* properties.
	* @type {Object}
	* @private
	*/
	exports.warn = {
		deprecated(prop) {
			return () => {
				throw new Error(format("{ %s } was removed in winston@3.0.0.", prop));
			};
		},
		useFormat(prop) {
			return () => {
				throw new Error([format("{ %s } was removed in winston@3.0.0.", prop), "Use a custom winston.format = winston.format(function) instead."].join("\n"));
			};
		},
		forFunctions(obj, type, props) {
			props.forEach((prop) => {
				obj[prop] = exports.warn[type](prop);
			});
		},
		forProperties(obj, type, props) {
			props.forEach((prop) => {
				const notice = exports.warn[type](prop);
				Object.defineProperty(obj, prop, {
					get: notice,
					set: notice
				});
			});
		}
	};
}));

// node_modules/winston/package.json
var require_package = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"name": "winston",
		"description": "A logger for just about everything.",
		"version": "3.19.0",
		"author": "Charlie Robbins <charlie.robbins@gmail.com>",
		"maintainers": ["David Hyde <dabh@alumni.stanford.edu>"],
		"repository": {
			"type": "git",
			"url": "https://github.com/winstonjs/winston.git"
		},
		"keywords": [
			"winston",
			"logger",
			"logging",
			"logs",
			"sysadmin",
			"bunyan",
			"pino",
			"loglevel",
			"tools",
			"json",
			"stream"
		],
		"dependencies": {
			"@dabh/diagnostics": "^2.0.8",
			"@colors/colors": "^1.6.0",
			"async": "^3.2.3",
			"is-stream": "^2.0.0",
			"logform": "^2.7.0",
			"one-time": "^1.0.0",
			"readable-stream": "^3.4.0",
			"safe-stable-stringify": "^2.3.1",
			"stack-trace": "0.0.x",
			"triple-beam": "^1.3.0",
			"winston-transport": "^4.9.0"
		},
		"devDependencies": {
			"@babel/cli": "^7.23.9",
			"@babel/core": "^7.24.0",
			"@babel/preset-env": "^7.24.0",
			"@dabh/eslint-config-populist": "^4.4.0",
			"@types/node": "^20.11.24",
			"abstract-winston-transport": "^0.5.1",
			"assume": "^2.2.0",
			"cross-spawn-async": "^2.2.5",
			"eslint": "^8.57.0",
			"hock": "^1.4.1",
			"jest": "^29.7.0",
			"rimraf": "5.0.10",
			"split2": "^4.1.0",
			"std-mocks": "^2.0.0",
			"through2": "^4.0.2",
			"winston-compat": "^0.1.5"
		},
		"main": "./lib/winston.js",
		"browser": "./dist/winston",
		"types": "./index.d.ts",
		"scripts": {
			"lint": "eslint lib/*.js lib/winston/*.js lib/winston/**/*.js --resolve-plugins-relative-to ./node_modules/@dabh/eslint-config-populist",
			"test": "jest",
			"test:unit": "jest -c test/jest.config.unit.js",
			"test:integration": "jest -c test/jest.config.integration.js",
			"test:typescript": "npx --package typescript tsc --project test",
			"build": "babel lib -d dist",
			"prebuild": "rimraf dist",
			"prepublishOnly": "npm run build"
		},
		"engines": { "node": ">= 12.0.0" },
		"license": "MIT"
	};
}));

// node_modules/util-deprecate/node.js
var require_node$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* For Node.js, simply re-export the core `util.deprecate` function.
	*/
	module.exports = __require("util").deprecate;
}));

// node_modules/readable-stream/lib/internal/streams/stream.js
var require_stream$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = __require("stream");
}));

// node_modules/readable-stream/lib/internal/streams/destroy.js
var require_destroy = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function destroy(err, cb) {
		var _this = this;
		var readableDestroyed = this._readableState && this._readableState.destroyed;
		var writableDestroyed = this._writableState && this._writableState.destroyed;
		if (readableDestroyed || writableDestroyed) {
			if (cb) cb(err);
			else if (err) {
				if (!this._writableState) process.nextTick(emitErrorNT, this, err);
				else if (!this._writableState.errorEmitted) {
					this._writableState.errorEmitted = true;
					process.nextTick(emitErrorNT, this, err);
				}
			}
			return this;
		}
		if (this._readableState) this._readableState.destroyed = true;
		if (this._writableState) this._writableState.destroyed = true;
		this._destroy(err || null, function(err) {
			if (!cb && err) {
				if (!_this._writableState) process.nextTick(emitErrorAndCloseNT, _this, err);
				else if (!_this._writableState.errorEmitted) {
					_this._writableState.errorEmitted = true;
					process.nextTick(emitErrorAndCloseNT, _this, err);
				} else process.nextTick(emitCloseNT, _this);
			} else if (cb) {
				process.nextTick(emitCloseNT, _this);
				cb(err);
			} else process.nextTick(emitCloseNT, _this);
		});
		return this;
	}
	function emitErrorAndCloseNT(self, err) {
		emitErrorNT(self, err);
		emitCloseNT(self);
	}
	function emitCloseNT(self) {
		if (self._writableState && !self._writableState.emitClose) return;
		if (self._readableState && !self._readableState.emitClose) return;
		self.emit("close");
	}
	function undestroy() {
		if (this._readableState) {
			this._readableState.destroyed = false;
			this._readableState.reading = false;
			this._readableState.ended = false;
			this._readableState.endEmitted = false;
		}
		if (this._writableState) {
			this._writableState.destroyed = false;
			this._writableState.ended = false;
			this._writableState.ending = false;
			this._writableState.finalCalled = false;
			this._writableState.prefinished = false;
			this._writableState.finished = false;
			this._writableState.errorEmitted = false;
		}
	}
	function emitErrorNT(self, err) {
		self.emit("error", err);
	}
	function errorOrDestroy(stream, err) {
		var rState = stream._readableState;
		var wState = stream._writableState;
		if (rState && rState.autoDestroy || wState && wState.autoDestroy) stream.destroy(err);
		else stream.emit("error", err);
	}
	module.exports = {
		destroy,
		undestroy,
		errorOrDestroy
	};
}));

// node_modules/readable-stream/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const codes = {};
	function createErrorType(code, message, Base) {
		if (!Base) Base = Error;
		function getMessage(arg1, arg2, arg3) {
			if (typeof message === "string") return message;
			else return message(arg1, arg2, arg3);
		}
		class NodeError extends Base {
			constructor(arg1, arg2, arg3) {
				super(getMessage(arg1, arg2, arg3));
			}
		}
		NodeError.prototype.name = Base.name;
		NodeError.prototype.code = code;
		codes[code] = NodeError;
	}
	function oneOf(expected, thing) {
		if (Array.isArray(expected)) {
			const len = expected.length;
			expected = expected.map((i) => String(i));
			if (len > 2) return `one of ${thing} ${expected.slice(0, len - 1).join(", ")}, or ` + expected[len - 1];
			else if (len === 2) return `one of ${thing} ${expected[0]} or ${expected[1]}`;
			else return `of ${thing} ${expected[0]}`;
		} else return `of ${thing} ${String(expected)}`;
	}
	function startsWith(str, search, pos) {
		return str.substr(!pos || pos < 0 ? 0 : +pos, search.length) === search;
	}
	function endsWith(str, search, this_len) {
		if (this_len === void 0 || this_len > str.length) this_len = str.length;
		return str.substring(this_len - search.length, this_len) === search;
	}
	function includes(str, search, start) {
		if (typeof start !== "number") start = 0;
		if (start + search.length > str.length) return false;
		else return str.indexOf(search, start) !== -1;
	}
	createErrorType("ERR_INVALID_OPT_VALUE", function(name, value) {
		return "The value \"" + value + "\" is invalid for option \"" + name + "\"";
	}, TypeError);
	createErrorType("ERR_INVALID_ARG_TYPE", function(name, expected, actual) {
		let determiner;
		if (typeof expected === "string" && startsWith(expected, "not ")) {
			determiner = "must not be";
			expected = expected.replace(/^not /, "");
		} else determiner = "must be";
		let msg;
		if (endsWith(name, " argument")) msg = `The ${name} ${determiner} ${oneOf(expected, "type")}`;
		else msg = `The "${name}" ${includes(name, ".") ? "property" : "argument"} ${determiner} ${oneOf(expected, "type")}`;
		msg += `. Received type ${typeof actual}`;
		return msg;
	}, TypeError);
	createErrorType("ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF");
	createErrorType("ERR_METHOD_NOT_IMPLEMENTED", function(name) {
		return "The " + name + " method is not implemented";
	});
	createErrorType("ERR_STREAM_PREMATURE_CLOSE", "Premature close");
	createErrorType("ERR_STREAM_DESTROYED", function(name) {
		return "Cannot call " + name + " after a stream was destroyed";
	});
	createErrorType("ERR_MULTIPLE_CALLBACK", "Callback called multiple times");
	createErrorType("ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable");
	createErrorType("ERR_STREAM_WRITE_AFTER_END", "write after end");
	createErrorType("ERR_STREAM_NULL_VALUES", "May not write null values to stream", TypeError);
	createErrorType("ERR_UNKNOWN_ENCODING", function(arg) {
		return "Unknown encoding: " + arg;
	}, TypeError);
	createErrorType("ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event");
	module.exports.codes = codes;
}));

// node_modules/readable-stream/lib/internal/streams/state.js
var require_state = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var ERR_INVALID_OPT_VALUE = require_errors().codes.ERR_INVALID_OPT_VALUE;
	function highWaterMarkFrom(options, isDuplex, duplexKey) {
		return options.highWaterMark != null ? options.highWaterMark : isDuplex ? options[duplexKey] : null;
	}
	function getHighWaterMark(state, options, duplexKey, isDuplex) {
		var hwm = highWaterMarkFrom(options, isDuplex, duplexKey);
		if (hwm != null) {
			if (!(isFinite(hwm) && Math.floor(hwm) === hwm) || hwm < 0) throw new ERR_INVALID_OPT_VALUE(isDuplex ? duplexKey : "highWaterMark", hwm);
			return Math.floor(hwm);
		}
		return state.objectMode ? 16 : 16384;
	}
	module.exports = { getHighWaterMark };
}));

// node_modules/inherits/inherits_browser.js
var require_inherits_browser = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	if (typeof Object.create === "function") module.exports = function inherits(ctor, superCtor) {
		if (superCtor) {
			ctor.super_ = superCtor;
			ctor.prototype = Object.create(superCtor.prototype, { constructor: {
				value: ctor,
				enumerable: false,
				writable: true,
				configurable: true
			} });
		}
	};
	else module.exports = function inherits(ctor, superCtor) {
		if (superCtor) {
			ctor.super_ = superCtor;
			var TempCtor = function() {};
			TempCtor.prototype = superCtor.prototype;
			ctor.prototype = new TempCtor();
			ctor.prototype.constructor = ctor;
		}
	};
}));

// node_modules/inherits/inherits.js
var require_inherits = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	try {
		var util = __require("util");
		/* istanbul ignore next */
		if (typeof util.inherits !== "function") throw "";
		module.exports = util.inherits;
	} catch (e) {
		/* istanbul ignore next */
		module.exports = require_inherits_browser();
	}
}));

// node_modules/readable-stream/lib/internal/streams/buffer_list.js
var require_buffer_list = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function ownKeys(object, enumerableOnly) {
		var keys = Object.keys(object);
		if (Object.getOwnPropertySymbols) {
			var symbols = Object.getOwnPropertySymbols(object);
			enumerableOnly && (symbols = symbols.filter(function(sym) {
				return Object.getOwnPropertyDescriptor(object, sym).enumerable;
			})), keys.push.apply(keys, symbols);
		}
		return keys;
	}
	function _objectSpread(target) {
		for (var i = 1; i < arguments.length; i++) {
			var source = null != arguments[i] ? arguments[i] : {};
			i % 2 ? ownKeys(Object(source), !0).forEach(function(key) {
				_defineProperty(target, key, source[key]);
			}) : Object.getOwnPropertyDescriptors ? Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)) : ownKeys(Object(source)).forEach(function(key) {
				Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(source, key));
			});
		}
		return target;
	}
	function _defineProperty(obj, key, value) {
		key = _toPropertyKey(key);
		if (key in obj) Object.defineProperty(obj, key, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else obj[key] = value;
		return obj;
	}
	function _classCallCheck(instance, Constructor) {
		if (!(instance instanceof Constructor)) throw new TypeError("Cannot call a class as a function");
	}
	function _defineProperties(target, props) {
		for (var i = 0; i < props.length; i++) {
			var descriptor = props[i];
			descriptor.enumerable = descriptor.enumerable || false;
			descriptor.configurable = true;
			if ("value" in descriptor) descriptor.writable = true;
			Object.defineProperty(target, _toPropertyKey(descriptor.key), descriptor);
		}
	}
	function _createClass(Constructor, protoProps, staticProps) {
		if (protoProps) _defineProperties(Constructor.prototype, protoProps);
		if (staticProps) _defineProperties(Constructor, staticProps);
		Object.defineProperty(Constructor, "prototype", { writable: false });
		return Constructor;
	}
	function _toPropertyKey(arg) {
		var key = _toPrimitive(arg, "string");
		return typeof key === "symbol" ? key : String(key);
	}
	function _toPrimitive(input, hint) {
		if (typeof input !== "object" || input === null) return input;
		var prim = input[Symbol.toPrimitive];
		if (prim !== void 0) {
			var res = prim.call(input, hint || "default");
			if (typeof res !== "object") return res;
			throw new TypeError("@@toPrimitive must return a primitive value.");
		}
		return (hint === "string" ? String : Number)(input);
	}
	var Buffer = __require("buffer").Buffer;
	var inspect = __require("util").inspect;
	var custom = inspect && inspect.custom || "inspect";
	function copyBuffer(src, target, offset) {
		Buffer.prototype.copy.call(src, target, offset);
	}
	module.exports = /*#__PURE__*/ function() {
		function BufferList() {
			_classCallCheck(this, BufferList);
			this.head = null;
			this.tail = null;
			this.length = 0;
		}
		_createClass(BufferList, [
			{
				key: "push",
				value: function push(v) {
					var entry = {
						data: v,
						next: null
					};
					if (this.length > 0) this.tail.next = entry;
					else this.head = entry;
					this.tail = entry;
					++this.length;
				}
			},
			{
				key: "unshift",
				value: function unshift(v) {
					var entry = {
						data: v,
						next: this.head
					};
					if (this.length === 0) this.tail = entry;
					this.head = entry;
					++this.length;
				}
			},
			{
				key: "shift",
				value: function shift() {
					if (this.length === 0) return;
					var ret = this.head.data;
					if (this.length === 1) this.head = this.tail = null;
					else this.head = this.head.next;
					--this.length;
					return ret;
				}
			},
			{
				key: "clear",
				value: function clear() {
					this.head = this.tail = null;
					this.length = 0;
				}
			},
			{
				key: "join",
				value: function join(s) {
					if (this.length === 0) return "";
					var p = this.head;
					var ret = "" + p.data;
					while (p = p.next) ret += s + p.data;
					return ret;
				}
			},
			{
				key: "concat",
				value: function concat(n) {
					if (this.length === 0) return Buffer.alloc(0);
					var ret = Buffer.allocUnsafe(n >>> 0);
					var p = this.head;
					var i = 0;
					while (p) {
						copyBuffer(p.data, ret, i);
						i += p.data.length;
						p = p.next;
					}
					return ret;
				}
			},
			{
				key: "consume",
				value: function consume(n, hasStrings) {
					var ret;
					if (n < this.head.data.length) {
						ret = this.head.data.slice(0, n);
						this.head.data = this.head.data.slice(n);
					} else if (n === this.head.data.length) ret = this.shift();
					else ret = hasStrings ? this._getString(n) : this._getBuffer(n);
					return ret;
				}
			},
			{
				key: "first",
				value: function first() {
					return this.head.data;
				}
			},
			{
				key: "_getString",
				value: function _getString(n) {
					var p = this.head;
					var c = 1;
					var ret = p.data;
					n -= ret.length;
					while (p = p.next) {
						var str = p.data;
						var nb = n > str.length ? str.length : n;
						if (nb === str.length) ret += str;
						else ret += str.slice(0, n);
						n -= nb;
						if (n === 0) {
							if (nb === str.length) {
								++c;
								if (p.next) this.head = p.next;
								else this.head = this.tail = null;
							} else {
								this.head = p;
								p.data = str.slice(nb);
							}
							break;
						}
						++c;
					}
					this.length -= c;
					return ret;
				}
			},
			{
				key: "_getBuffer",
				value: function _getBuffer(n) {
					var ret = Buffer.allocUnsafe(n);
					var p = this.head;
					var c = 1;
					p.data.copy(ret);
					n -= p.data.length;
					while (p = p.next) {
						var buf = p.data;
						var nb = n > buf.length ? buf.length : n;
						buf.copy(ret, ret.length - n, 0, nb);
						n -= nb;
						if (n === 0) {
							if (nb === buf.length) {
								++c;
								if (p.next) this.head = p.next;
								else this.head = this.tail = null;
							} else {
								this.head = p;
								p.data = buf.slice(nb);
							}
							break;
						}
						++c;
					}
					this.length -= c;
					return ret;
				}
			},
			{
				key: custom,
				value: function value(_, options) {
					return inspect(this, _objectSpread(_objectSpread({}, options), {}, {
						depth: 0,
						customInspect: false
					}));
				}
			}
		]);
		return BufferList;
	}();
}));

// node_modules/safe-buffer/index.js
var require_safe_buffer = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/*! safe-buffer. MIT License. Feross Aboukhadijeh <https://feross.org/opensource> */
	var buffer = __require("buffer");
	var Buffer = buffer.Buffer;
	function copyProps(src, dst) {
		for (var key in src) dst[key] = src[key];
	}
	if (Buffer.from && Buffer.alloc && Buffer.allocUnsafe && Buffer.allocUnsafeSlow) module.exports = buffer;
	else {
		copyProps(buffer, exports);
		exports.Buffer = SafeBuffer;
	}
	function SafeBuffer(arg, encodingOrOffset, length) {
		return Buffer(arg, encodingOrOffset, length);
	}
	SafeBuffer.prototype = Object.create(Buffer.prototype);
	copyProps(Buffer, SafeBuffer);
	SafeBuffer.from = function(arg, encodingOrOffset, length) {
		if (typeof arg === "number") throw new TypeError("Argument must not be a number");
		return Buffer(arg, encodingOrOffset, length);
	};
	SafeBuffer.alloc = function(size, fill, encoding) {
		if (typeof size !== "number") throw new TypeError("Argument must be a number");
		var buf = Buffer(size);
		if (fill !== void 0) {
			if (typeof encoding === "string") buf.fill(fill, encoding);
			else buf.fill(fill);
		} else buf.fill(0);
		return buf;
	};
	SafeBuffer.allocUnsafe = function(size) {
		if (typeof size !== "number") throw new TypeError("Argument must be a number");
		return Buffer(size);
	};
	SafeBuffer.allocUnsafeSlow = function(size) {
		if (typeof size !== "number") throw new TypeError("Argument must be a number");
		return buffer.SlowBuffer(size);
	};
}));

// node_modules/string_decoder/lib/string_decoder.js
var require_string_decoder = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Buffer = require_safe_buffer().Buffer;
	var isEncoding = Buffer.isEncoding || function(encoding) {
		encoding = "" + encoding;
		switch (encoding && encoding.toLowerCase()) {
			case "hex":
			case "utf8":
			case "utf-8":
			case "ascii":
			case "binary":
			case "base64":
			case "ucs2":
			case "ucs-2":
			case "utf16le":
			case "utf-16le":
			case "raw": return true;
			default: return false;
		}
	};
	function _normalizeEncoding(enc) {
		if (!enc) return "utf8";
		var retried;
		while (true) switch (enc) {
			case "utf8":
			case "utf-8": return "utf8";
			case "ucs2":
			case "ucs-2":
			case "utf16le":
			case "utf-16le": return "utf16le";
			case "latin1":
			case "binary": return "latin1";
			case "base64":
			case "ascii":
			case "hex": return enc;
			default:
				if (retried) return;
				enc = ("" + enc).toLowerCase();
				retried = true;
		}
	}
	function normalizeEncoding(enc) {
		var nenc = _normalizeEncoding(enc);
		if (typeof nenc !== "string" && (Buffer.isEncoding === isEncoding || !isEncoding(enc))) throw new Error("Unknown encoding: " + enc);
		return nenc || enc;
	}
	exports.StringDecoder = StringDecoder;
	function StringDecoder(encoding) {
		this.encoding = normalizeEncoding(encoding);
		var nb;
		switch (this.encoding) {
			case "utf16le":
				this.text = utf16Text;
				this.end = utf16End;
				nb = 4;
				break;
			case "utf8":
				this.fillLast = utf8FillLast;
				nb = 4;
				break;
			case "base64":
				this.text = base64Text;
				this.end = base64End;
				nb = 3;
				break;
			default:
				this.write = simpleWrite;
				this.end = simpleEnd;
				return;
		}
		this.lastNeed = 0;
		this.lastTotal = 0;
		this.lastChar = Buffer.allocUnsafe(nb);
	}
	StringDecoder.prototype.write = function(buf) {
		if (buf.length === 0) return "";
		var r;
		var i;
		if (this.lastNeed) {
			r = this.fillLast(buf);
			if (r === void 0) return "";
			i = this.lastNeed;
			this.lastNeed = 0;
		} else i = 0;
		if (i < buf.length) return r ? r + this.text(buf, i) : this.text(buf, i);
		return r || "";
	};
	StringDecoder.prototype.end = utf8End;
	StringDecoder.prototype.text = utf8Text;
	StringDecoder.prototype.fillLast = function(buf) {
		if (this.lastNeed <= buf.length) {
			buf.copy(this.lastChar, this.lastTotal - this.lastNeed, 0, this.lastNeed);
			return this.lastChar.toString(this.encoding, 0, this.lastTotal);
		}
		buf.copy(this.lastChar, this.lastTotal - this.lastNeed, 0, buf.length);
		this.lastNeed -= buf.length;
	};
	function utf8CheckByte(byte) {
		if (byte <= 127) return 0;
		else if (byte >> 5 === 6) return 2;
		else if (byte >> 4 === 14) return 3;
		else if (byte >> 3 === 30) return 4;
		return byte >> 6 === 2 ? -1 : -2;
	}
	function utf8CheckIncomplete(self, buf, i) {
		var j = buf.length - 1;
		if (j < i) return 0;
		var nb = utf8CheckByte(buf[j]);
		if (nb >= 0) {
			if (nb > 0) self.lastNeed = nb - 1;
			return nb;
		}
		if (--j < i || nb === -2) return 0;
		nb = utf8CheckByte(buf[j]);
		if (nb >= 0) {
			if (nb > 0) self.lastNeed = nb - 2;
			return nb;
		}
		if (--j < i || nb === -2) return 0;
		nb = utf8CheckByte(buf[j]);
		if (nb >= 0) {
			if (nb > 0) {
				if (nb === 2) nb = 0;
				else self.lastNeed = nb - 3;
			}
			return nb;
		}
		return 0;
	}
	function utf8CheckExtraBytes(self, buf, p) {
		if ((buf[0] & 192) !== 128) {
			self.lastNeed = 0;
			return "�";
		}
		if (self.lastNeed > 1 && buf.length > 1) {
			if ((buf[1] & 192) !== 128) {
				self.lastNeed = 1;
				return "�";
			}
			if (self.lastNeed > 2 && buf.length > 2) {
				if ((buf[2] & 192) !== 128) {
					self.lastNeed = 2;
					return "�";
				}
			}
		}
	}
	function utf8FillLast(buf) {
		var p = this.lastTotal - this.lastNeed;
		var r = utf8CheckExtraBytes(this, buf, p);
		if (r !== void 0) return r;
		if (this.lastNeed <= buf.length) {
			buf.copy(this.lastChar, p, 0, this.lastNeed);
			return this.lastChar.toString(this.encoding, 0, this.lastTotal);
		}
		buf.copy(this.lastChar, p, 0, buf.length);
		this.lastNeed -= buf.length;
	}
	function utf8Text(buf, i) {
		var total = utf8CheckIncomplete(this, buf, i);
		if (!this.lastNeed) return buf.toString("utf8", i);
		this.lastTotal = total;
		var end = buf.length - (total - this.lastNeed);
		buf.copy(this.lastChar, 0, end);
		return buf.toString("utf8", i, end);
	}
	function utf8End(buf) {
		var r = buf && buf.length ? this.write(buf) : "";
		if (this.lastNeed) return r + "�";
		return r;
	}
	function utf16Text(buf, i) {
		if ((buf.length - i) % 2 === 0) {
			var r = buf.toString("utf16le", i);
			if (r) {
				var c = r.charCodeAt(r.length - 1);
				if (c >= 55296 && c <= 56319) {
					this.lastNeed = 2;
					this.lastTotal = 4;
					this.lastChar[0] = buf[buf.length - 2];
					this.lastChar[1] = buf[buf.length - 1];
					return r.slice(0, -1);
				}
			}
			return r;
		}
		this.lastNeed = 1;
		this.lastTotal = 2;
		this.lastChar[0] = buf[buf.length - 1];
		return buf.toString("utf16le", i, buf.length - 1);
	}
	function utf16End(buf) {
		var r = buf && buf.length ? this.write(buf) : "";
		if (this.lastNeed) {
			var end = this.lastTotal - this.lastNeed;
			return r + this.lastChar.toString("utf16le", 0, end);
		}
		return r;
	}
	function base64Text(buf, i) {
		var n = (buf.length - i) % 3;
		if (n === 0) return buf.toString("base64", i);
		this.lastNeed = 3 - n;
		this.lastTotal = 3;
		if (n === 1) this.lastChar[0] = buf[buf.length - 1];
		else {
			this.lastChar[0] = buf[buf.length - 2];
			this.lastChar[1] = buf[buf.length - 1];
		}
		return buf.toString("base64", i, buf.length - n);
	}
	function base64End(buf) {
		var r = buf && buf.length ? this.write(buf) : "";
		if (this.lastNeed) return r + this.lastChar.toString("base64", 0, 3 - this.lastNeed);
		return r;
	}
	function simpleWrite(buf) {
		return buf.toString(this.encoding);
	}
	function simpleEnd(buf) {
		return buf && buf.length ? this.write(buf) : "";
	}
}));

// node_modules/readable-stream/lib/internal/streams/end-of-stream.js
var require_end_of_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var ERR_STREAM_PREMATURE_CLOSE = require_errors().codes.ERR_STREAM_PREMATURE_CLOSE;
	function once(callback) {
		var called = false;
		return function() {
			if (called) return;
			called = true;
			for (var _len = arguments.length, args = new Array(_len), _key = 0; _key < _len; _key++) args[_key] = arguments[_key];
			callback.apply(this, args);
		};
	}
	function noop() {}
	function isRequest(stream) {
		return stream.setHeader && typeof stream.abort === "function";
	}
	function eos(stream, opts, callback) {
		if (typeof opts === "function") return eos(stream, null, opts);
		if (!opts) opts = {};
		callback = once(callback || noop);
		var readable = opts.readable || opts.readable !== false && stream.readable;
		var writable = opts.writable || opts.writable !== false && stream.writable;
		var onlegacyfinish = function onlegacyfinish() {
			if (!stream.writable) onfinish();
		};
		var writableEnded = stream._writableState && stream._writableState.finished;
		var onfinish = function onfinish() {
			writable = false;
			writableEnded = true;
			if (!readable) callback.call(stream);
		};
		var readableEnded = stream._readableState && stream._readableState.endEmitted;
		var onend = function onend() {
			readable = false;
			readableEnded = true;
			if (!writable) callback.call(stream);
		};
		var onerror = function onerror(err) {
			callback.call(stream, err);
		};
		var onclose = function onclose() {
			var err;
			if (readable && !readableEnded) {
				if (!stream._readableState || !stream._readableState.ended) err = new ERR_STREAM_PREMATURE_CLOSE();
				return callback.call(stream, err);
			}
			if (writable && !writableEnded) {
				if (!stream._writableState || !stream._writableState.ended) err = new ERR_STREAM_PREMATURE_CLOSE();
				return callback.call(stream, err);
			}
		};
		var onrequest = function onrequest() {
			stream.req.on("finish", onfinish);
		};
		if (isRequest(stream)) {
			stream.on("complete", onfinish);
			stream.on("abort", onclose);
			if (stream.req) onrequest();
			else stream.on("request", onrequest);
		} else if (writable && !stream._writableState) {
			stream.on("end", onlegacyfinish);
			stream.on("close", onlegacyfinish);
		}
		stream.on("end", onend);
		stream.on("finish", onfinish);
		if (opts.error !== false) stream.on("error", onerror);
		stream.on("close", onclose);
		return function() {
			stream.removeListener("complete", onfinish);
			stream.removeListener("abort", onclose);
			stream.removeListener("request", onrequest);
			if (stream.req) stream.req.removeListener("finish", onfinish);
			stream.removeListener("end", onlegacyfinish);
			stream.removeListener("close", onlegacyfinish);
			stream.removeListener("finish", onfinish);
			stream.removeListener("end", onend);
			stream.removeListener("error", onerror);
			stream.removeListener("close", onclose);
		};
	}
	module.exports = eos;
}));

// node_modules/readable-stream/lib/internal/streams/async_iterator.js
var require_async_iterator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var _Object$setPrototypeO;
	function _defineProperty(obj, key, value) {
		key = _toPropertyKey(key);
		if (key in obj) Object.defineProperty(obj, key, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else obj[key] = value;
		return obj;
	}
	function _toPropertyKey(arg) {
		var key = _toPrimitive(arg, "string");
		return typeof key === "symbol" ? key : String(key);
	}
	function _toPrimitive(input, hint) {
		if (typeof input !== "object" || input === null) return input;
		var prim = input[Symbol.toPrimitive];
		if (prim !== void 0) {
			var res = prim.call(input, hint || "default");
			if (typeof res !== "object") return res;
			throw new TypeError("@@toPrimitive must return a primitive value.");
		}
		return (hint === "string" ? String : Number)(input);
	}
	var finished = require_end_of_stream();
	var kLastResolve = Symbol("lastResolve");
	var kLastReject = Symbol("lastReject");
	var kError = Symbol("error");
	var kEnded = Symbol("ended");
	var kLastPromise = Symbol("lastPromise");
	var kHandlePromise = Symbol("handlePromise");
	var kStream = Symbol("stream");
	function createIterResult(value, done) {
		return {
			value,
			done
		};
	}
	function readAndResolve(iter) {
		var resolve = iter[kLastResolve];
		if (resolve !== null) {
			var data = iter[kStream].read();
			if (data !== null) {
				iter[kLastPromise] = null;
				iter[kLastResolve] = null;
				iter[kLastReject] = null;
				resolve(createIterResult(data, false));
			}
		}
	}
	function onReadable(iter) {
		process.nextTick(readAndResolve, iter);
	}
	function wrapForNext(lastPromise, iter) {
		return function(resolve, reject) {
			lastPromise.then(function() {
				if (iter[kEnded]) {
					resolve(createIterResult(void 0, true));
					return;
				}
				iter[kHandlePromise](resolve, reject);
			}, reject);
		};
	}
	var AsyncIteratorPrototype = Object.getPrototypeOf(function() {});
	var ReadableStreamAsyncIteratorPrototype = Object.setPrototypeOf((_Object$setPrototypeO = {
		get stream() {
			return this[kStream];
		},
		next: function next() {
			var _this = this;
			var error = this[kError];
			if (error !== null) return Promise.reject(error);
			if (this[kEnded]) return Promise.resolve(createIterResult(void 0, true));
			if (this[kStream].destroyed) return new Promise(function(resolve, reject) {
				process.nextTick(function() {
					if (_this[kError]) reject(_this[kError]);
					else resolve(createIterResult(void 0, true));
				});
			});
			var lastPromise = this[kLastPromise];
			var promise;
			if (lastPromise) promise = new Promise(wrapForNext(lastPromise, this));
			else {
				var data = this[kStream].read();
				if (data !== null) return Promise.resolve(createIterResult(data, false));
				promise = new Promise(this[kHandlePromise]);
			}
			this[kLastPromise] = promise;
			return promise;
		}
	}, _defineProperty(_Object$setPrototypeO, Symbol.asyncIterator, function() {
		return this;
	}), _defineProperty(_Object$setPrototypeO, "return", function _return() {
		var _this2 = this;
		return new Promise(function(resolve, reject) {
			_this2[kStream].destroy(null, function(err) {
				if (err) {
					reject(err);
					return;
				}
				resolve(createIterResult(void 0, true));
			});
		});
	}), _Object$setPrototypeO), AsyncIteratorPrototype);
	var createReadableStreamAsyncIterator = function createReadableStreamAsyncIterator(stream) {
		var _Object$create;
		var iterator = Object.create(ReadableStreamAsyncIteratorPrototype, (_Object$create = {}, _defineProperty(_Object$create, kStream, {
			value: stream,
			writable: true
		}), _defineProperty(_Object$create, kLastResolve, {
			value: null,
			writable: true
		}), _defineProperty(_Object$create, kLastReject, {
			value: null,
			writable: true
		}), _defineProperty(_Object$create, kError, {
			value: null,
			writable: true
		}), _defineProperty(_Object$create, kEnded, {
			value: stream._readableState.endEmitted,
			writable: true
		}), _defineProperty(_Object$create, kHandlePromise, {
			value: function value(resolve, reject) {
				var data = iterator[kStream].read();
				if (data) {
					iterator[kLastPromise] = null;
					iterator[kLastResolve] = null;
					iterator[kLastReject] = null;
					resolve(createIterResult(data, false));
				} else {
					iterator[kLastResolve] = resolve;
					iterator[kLastReject] = reject;
				}
			},
			writable: true
		}), _Object$create));
		iterator[kLastPromise] = null;
		finished(stream, function(err) {
			if (err && err.code !== "ERR_STREAM_PREMATURE_CLOSE") {
				var reject = iterator[kLastReject];
				if (reject !== null) {
					iterator[kLastPromise] = null;
					iterator[kLastResolve] = null;
					iterator[kLastReject] = null;
					reject(err);
				}
				iterator[kError] = err;
				return;
			}
			var resolve = iterator[kLastResolve];
			if (resolve !== null) {
				iterator[kLastPromise] = null;
				iterator[kLastResolve] = null;
				iterator[kLastReject] = null;
				resolve(createIterResult(void 0, true));
			}
			iterator[kEnded] = true;
		});
		stream.on("readable", onReadable.bind(null, iterator));
		return iterator;
	};
	module.exports = createReadableStreamAsyncIterator;
}));

// node_modules/readable-stream/lib/internal/streams/from.js
var require_from = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function asyncGeneratorStep(gen, resolve, reject, _next, _throw, key, arg) {
		try {
			var info = gen[key](arg);
			var value = info.value;
		} catch (error) {
			reject(error);
			return;
		}
		if (info.done) resolve(value);
		else Promise.resolve(value).then(_next, _throw);
	}
	function _asyncToGenerator(fn) {
		return function() {
			var self = this, args = arguments;
			return new Promise(function(resolve, reject) {
				var gen = fn.apply(self, args);
				function _next(value) {
					asyncGeneratorStep(gen, resolve, reject, _next, _throw, "next", value);
				}
				function _throw(err) {
					asyncGeneratorStep(gen, resolve, reject, _next, _throw, "throw", err);
				}
				_next(void 0);
			});
		};
	}
	function ownKeys(object, enumerableOnly) {
		var keys = Object.keys(object);
		if (Object.getOwnPropertySymbols) {
			var symbols = Object.getOwnPropertySymbols(object);
			enumerableOnly && (symbols = symbols.filter(function(sym) {
				return Object.getOwnPropertyDescriptor(object, sym).enumerable;
			})), keys.push.apply(keys, symbols);
		}
		return keys;
	}
	function _objectSpread(target) {
		for (var i = 1; i < arguments.length; i++) {
			var source = null != arguments[i] ? arguments[i] : {};
			i % 2 ? ownKeys(Object(source), !0).forEach(function(key) {
				_defineProperty(target, key, source[key]);
			}) : Object.getOwnPropertyDescriptors ? Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)) : ownKeys(Object(source)).forEach(function(key) {
				Object.defineProperty(target, key, Object.getOwnPropertyDescriptor(source, key));
			});
		}
		return target;
	}
	function _defineProperty(obj, key, value) {
		key = _toPropertyKey(key);
		if (key in obj) Object.defineProperty(obj, key, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else obj[key] = value;
		return obj;
	}
	function _toPropertyKey(arg) {
		var key = _toPrimitive(arg, "string");
		return typeof key === "symbol" ? key : String(key);
	}
	function _toPrimitive(input, hint) {
		if (typeof input !== "object" || input === null) return input;
		var prim = input[Symbol.toPrimitive];
		if (prim !== void 0) {
			var res = prim.call(input, hint || "default");
			if (typeof res !== "object") return res;
			throw new TypeError("@@toPrimitive must return a primitive value.");
		}
		return (hint === "string" ? String : Number)(input);
	}
	var ERR_INVALID_ARG_TYPE = require_errors().codes.ERR_INVALID_ARG_TYPE;
	function from(Readable, iterable, opts) {
		var iterator;
		if (iterable && typeof iterable.next === "function") iterator = iterable;
		else if (iterable && iterable[Symbol.asyncIterator]) iterator = iterable[Symbol.asyncIterator]();
		else if (iterable && iterable[Symbol.iterator]) iterator = iterable[Symbol.iterator]();
		else throw new ERR_INVALID_ARG_TYPE("iterable", ["Iterable"], iterable);
		var readable = new Readable(_objectSpread({ objectMode: true }, opts));
		var reading = false;
		readable._read = function() {
			if (!reading) {
				reading = true;
				next();
			}
		};
		function next() {
			return _next2.apply(this, arguments);
		}
		function _next2() {
			_next2 = _asyncToGenerator(function* () {
				try {
					var _yield$iterator$next = yield iterator.next(), value = _yield$iterator$next.value;
					if (_yield$iterator$next.done) readable.push(null);
					else if (readable.push(yield value)) next();
					else reading = false;
				} catch (err) {
					readable.destroy(err);
				}
			});
			return _next2.apply(this, arguments);
		}
		return readable;
	}
	module.exports = from;
}));

// node_modules/readable-stream/lib/_stream_readable.js
var require__stream_readable = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Readable;
	var Duplex;
	Readable.ReadableState = ReadableState;
	__require("events").EventEmitter;
	var EElistenerCount = function EElistenerCount(emitter, type) {
		return emitter.listeners(type).length;
	};
	var Stream = require_stream$1();
	var Buffer = __require("buffer").Buffer;
	var OurUint8Array = (typeof global !== "undefined" ? global : typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : {}).Uint8Array || function() {};
	function _uint8ArrayToBuffer(chunk) {
		return Buffer.from(chunk);
	}
	function _isUint8Array(obj) {
		return Buffer.isBuffer(obj) || obj instanceof OurUint8Array;
	}
	var debugUtil = __require("util");
	var debug;
	if (debugUtil && debugUtil.debuglog) debug = debugUtil.debuglog("stream");
	else debug = function debug() {};
	var BufferList = require_buffer_list();
	var destroyImpl = require_destroy();
	var getHighWaterMark = require_state().getHighWaterMark;
	var _require$codes = require_errors().codes;
	var ERR_INVALID_ARG_TYPE = _require$codes.ERR_INVALID_ARG_TYPE;
	var ERR_STREAM_PUSH_AFTER_EOF = _require$codes.ERR_STREAM_PUSH_AFTER_EOF;
	var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
	var ERR_STREAM_UNSHIFT_AFTER_END_EVENT = _require$codes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT;
	var StringDecoder;
	var createReadableStreamAsyncIterator;
	var from;
	require_inherits()(Readable, Stream);
	var errorOrDestroy = destroyImpl.errorOrDestroy;
	var kProxyEvents = [
		"error",
		"close",
		"destroy",
		"pause",
		"resume"
	];
	function prependListener(emitter, event, fn) {
		if (typeof emitter.prependListener === "function") return emitter.prependListener(event, fn);
		if (!emitter._events || !emitter._events[event]) emitter.on(event, fn);
		else if (Array.isArray(emitter._events[event])) emitter._events[event].unshift(fn);
		else emitter._events[event] = [fn, emitter._events[event]];
	}
	function ReadableState(options, stream, isDuplex) {
		Duplex = Duplex || require__stream_duplex();
		options = options || {};
		if (typeof isDuplex !== "boolean") isDuplex = stream instanceof Duplex;
		this.objectMode = !!options.objectMode;
		if (isDuplex) this.objectMode = this.objectMode || !!options.readableObjectMode;
		this.highWaterMark = getHighWaterMark(this, options, "readableHighWaterMark", isDuplex);
		this.buffer = new BufferList();
		this.length = 0;
		this.pipes = null;
		this.pipesCount = 0;
		this.flowing = null;
		this.ended = false;
		this.endEmitted = false;
		this.reading = false;
		this.sync = true;
		this.needReadable = false;
		this.emittedReadable = false;
		this.readableListening = false;
		this.resumeScheduled = false;
		this.paused = true;
		this.emitClose = options.emitClose !== false;
		this.autoDestroy = !!options.autoDestroy;
		this.destroyed = false;
		this.defaultEncoding = options.defaultEncoding || "utf8";
		this.awaitDrain = 0;
		this.readingMore = false;
		this.decoder = null;
		this.encoding = null;
		if (options.encoding) {
			if (!StringDecoder) StringDecoder = require_string_decoder().StringDecoder;
			this.decoder = new StringDecoder(options.encoding);
			this.encoding = options.encoding;
		}
	}
	function Readable(options) {
		Duplex = Duplex || require__stream_duplex();
		if (!(this instanceof Readable)) return new Readable(options);
		var isDuplex = this instanceof Duplex;
		this._readableState = new ReadableState(options, this, isDuplex);
		this.readable = true;
		if (options) {
			if (typeof options.read === "function") this._read = options.read;
			if (typeof options.destroy === "function") this._destroy = options.destroy;
		}
		Stream.call(this);
	}
	Object.defineProperty(Readable.prototype, "destroyed", {
		enumerable: false,
		get: function get() {
			if (this._readableState === void 0) return false;
			return this._readableState.destroyed;
		},
		set: function set(value) {
			if (!this._readableState) return;
			this._readableState.destroyed = value;
		}
	});
	Readable.prototype.destroy = destroyImpl.destroy;
	Readable.prototype._undestroy = destroyImpl.undestroy;
	Readable.prototype._destroy = function(err, cb) {
		cb(err);
	};
	Readable.prototype.push = function(chunk, encoding) {
		var state = this._readableState;
		var skipChunkCheck;
		if (!state.objectMode) {
			if (typeof chunk === "string") {
				encoding = encoding || state.defaultEncoding;
				if (encoding !== state.encoding) {
					chunk = Buffer.from(chunk, encoding);
					encoding = "";
				}
				skipChunkCheck = true;
			}
		} else skipChunkCheck = true;
		return readableAddChunk(this, chunk, encoding, false, skipChunkCheck);
	};
	Readable.prototype.unshift = function(chunk) {
		return readableAddChunk(this, chunk, null, true, false);
	};
	function readableAddChunk(stream, chunk, encoding, addToFront, skipChunkCheck) {
		debug("readableAddChunk", chunk);
		var state = stream._readableState;
		if (chunk === null) {
			state.reading = false;
			onEofChunk(stream, state);
		} else {
			var er;
			if (!skipChunkCheck) er = chunkInvalid(state, chunk);
			if (er) errorOrDestroy(stream, er);
			else if (state.objectMode || chunk && chunk.length > 0) {
				if (typeof chunk !== "string" && !state.objectMode && Object.getPrototypeOf(chunk) !== Buffer.prototype) chunk = _uint8ArrayToBuffer(chunk);
				if (addToFront) {
					if (state.endEmitted) errorOrDestroy(stream, new ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
					else addChunk(stream, state, chunk, true);
				} else if (state.ended) errorOrDestroy(stream, new ERR_STREAM_PUSH_AFTER_EOF());
				else if (state.destroyed) return false;
				else {
					state.reading = false;
					if (state.decoder && !encoding) {
						chunk = state.decoder.write(chunk);
						if (state.objectMode || chunk.length !== 0) addChunk(stream, state, chunk, false);
						else maybeReadMore(stream, state);
					} else addChunk(stream, state, chunk, false);
				}
			} else if (!addToFront) {
				state.reading = false;
				maybeReadMore(stream, state);
			}
		}
		return !state.ended && (state.length < state.highWaterMark || state.length === 0);
	}
	function addChunk(stream, state, chunk, addToFront) {
		if (state.flowing && state.length === 0 && !state.sync) {
			state.awaitDrain = 0;
			stream.emit("data", chunk);
		} else {
			state.length += state.objectMode ? 1 : chunk.length;
			if (addToFront) state.buffer.unshift(chunk);
			else state.buffer.push(chunk);
			if (state.needReadable) emitReadable(stream);
		}
		maybeReadMore(stream, state);
	}
	function chunkInvalid(state, chunk) {
		var er;
		if (!_isUint8Array(chunk) && typeof chunk !== "string" && chunk !== void 0 && !state.objectMode) er = new ERR_INVALID_ARG_TYPE("chunk", [
			"string",
			"Buffer",
			"Uint8Array"
		], chunk);
		return er;
	}
	Readable.prototype.isPaused = function() {
		return this._readableState.flowing === false;
	};
	Readable.prototype.setEncoding = function(enc) {
		if (!StringDecoder) StringDecoder = require_string_decoder().StringDecoder;
		var decoder = new StringDecoder(enc);
		this._readableState.decoder = decoder;
		this._readableState.encoding = this._readableState.decoder.encoding;
		var p = this._readableState.buffer.head;
		var content = "";
		while (p !== null) {
			content += decoder.write(p.data);
			p = p.next;
		}
		this._readableState.buffer.clear();
		if (content !== "") this._readableState.buffer.push(content);
		this._readableState.length = content.length;
		return this;
	};
	var MAX_HWM = 1073741824;
	function computeNewHighWaterMark(n) {
		if (n >= MAX_HWM) n = MAX_HWM;
		else {
			n--;
			n |= n >>> 1;
			n |= n >>> 2;
			n |= n >>> 4;
			n |= n >>> 8;
			n |= n >>> 16;
			n++;
		}
		return n;
	}
	function howMuchToRead(n, state) {
		if (n <= 0 || state.length === 0 && state.ended) return 0;
		if (state.objectMode) return 1;
		if (n !== n) {
			if (state.flowing && state.length) return state.buffer.head.data.length;
			else return state.length;
		}
		if (n > state.highWaterMark) state.highWaterMark = computeNewHighWaterMark(n);
		if (n <= state.length) return n;
		if (!state.ended) {
			state.needReadable = true;
			return 0;
		}
		return state.length;
	}
	Readable.prototype.read = function(n) {
		debug("read", n);
		n = parseInt(n, 10);
		var state = this._readableState;
		var nOrig = n;
		if (n !== 0) state.emittedReadable = false;
		if (n === 0 && state.needReadable && ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
			debug("read: emitReadable", state.length, state.ended);
			if (state.length === 0 && state.ended) endReadable(this);
			else emitReadable(this);
			return null;
		}
		n = howMuchToRead(n, state);
		if (n === 0 && state.ended) {
			if (state.length === 0) endReadable(this);
			return null;
		}
		var doRead = state.needReadable;
		debug("need readable", doRead);
		if (state.length === 0 || state.length - n < state.highWaterMark) {
			doRead = true;
			debug("length less than watermark", doRead);
		}
		if (state.ended || state.reading) {
			doRead = false;
			debug("reading or ended", doRead);
		} else if (doRead) {
			debug("do read");
			state.reading = true;
			state.sync = true;
			if (state.length === 0) state.needReadable = true;
			this._read(state.highWaterMark);
			state.sync = false;
			if (!state.reading) n = howMuchToRead(nOrig, state);
		}
		var ret;
		if (n > 0) ret = fromList(n, state);
		else ret = null;
		if (ret === null) {
			state.needReadable = state.length <= state.highWaterMark;
			n = 0;
		} else {
			state.length -= n;
			state.awaitDrain = 0;
		}
		if (state.length === 0) {
			if (!state.ended) state.needReadable = true;
			if (nOrig !== n && state.ended) endReadable(this);
		}
		if (ret !== null) this.emit("data", ret);
		return ret;
	};
	function onEofChunk(stream, state) {
		debug("onEofChunk");
		if (state.ended) return;
		if (state.decoder) {
			var chunk = state.decoder.end();
			if (chunk && chunk.length) {
				state.buffer.push(chunk);
				state.length += state.objectMode ? 1 : chunk.length;
			}
		}
		state.ended = true;
		if (state.sync) emitReadable(stream);
		else {
			state.needReadable = false;
			if (!state.emittedReadable) {
				state.emittedReadable = true;
				emitReadable_(stream);
			}
		}
	}
	function emitReadable(stream) {
		var state = stream._readableState;
		debug("emitReadable", state.needReadable, state.emittedReadable);
		state.needReadable = false;
		if (!state.emittedReadable) {
			debug("emitReadable", state.flowing);
			state.emittedReadable = true;
			process.nextTick(emitReadable_, stream);
		}
	}
	function emitReadable_(stream) {
		var state = stream._readableState;
		debug("emitReadable_", state.destroyed, state.length, state.ended);
		if (!state.destroyed && (state.length || state.ended)) {
			stream.emit("readable");
			state.emittedReadable = false;
		}
		state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
		flow(stream);
	}
	function maybeReadMore(stream, state) {
		if (!state.readingMore) {
			state.readingMore = true;
			process.nextTick(maybeReadMore_, stream, state);
		}
	}
	function maybeReadMore_(stream, state) {
		while (!state.reading && !state.ended && (state.length < state.highWaterMark || state.flowing && state.length === 0)) {
			var len = state.length;
			debug("maybeReadMore read 0");
			stream.read(0);
			if (len === state.length) break;
		}
		state.readingMore = false;
	}
	Readable.prototype._read = function(n) {
		errorOrDestroy(this, new ERR_METHOD_NOT_IMPLEMENTED("_read()"));
	};
	Readable.prototype.pipe = function(dest, pipeOpts) {
		var src = this;
		var state = this._readableState;
		switch (state.pipesCount) {
			case 0:
				state.pipes = dest;
				break;
			case 1:
				state.pipes = [state.pipes, dest];
				break;
			default: state.pipes.push(dest);
		}
		state.pipesCount += 1;
		debug("pipe count=%d opts=%j", state.pipesCount, pipeOpts);
		var endFn = (!pipeOpts || pipeOpts.end !== false) && dest !== process.stdout && dest !== process.stderr ? onend : unpipe;
		if (state.endEmitted) process.nextTick(endFn);
		else src.once("end", endFn);
		dest.on("unpipe", onunpipe);
		function onunpipe(readable, unpipeInfo) {
			debug("onunpipe");
			if (readable === src) {
				if (unpipeInfo && unpipeInfo.hasUnpiped === false) {
					unpipeInfo.hasUnpiped = true;
					cleanup();
				}
			}
		}
		function onend() {
			debug("onend");
			dest.end();
		}
		var ondrain = pipeOnDrain(src);
		dest.on("drain", ondrain);
		var cleanedUp = false;
		function cleanup() {
			debug("cleanup");
			dest.removeListener("close", onclose);
			dest.removeListener("finish", onfinish);
			dest.removeListener("drain", ondrain);
			dest.removeListener("error", onerror);
			dest.removeListener("unpipe", onunpipe);
			src.removeListener("end", onend);
			src.removeListener("end", unpipe);
			src.removeListener("data", ondata);
			cleanedUp = true;
			if (state.awaitDrain && (!dest._writableState || dest._writableState.needDrain)) ondrain();
		}
		src.on("data", ondata);
		function ondata(chunk) {
			debug("ondata");
			var ret = dest.write(chunk);
			debug("dest.write", ret);
			if (ret === false) {
				if ((state.pipesCount === 1 && state.pipes === dest || state.pipesCount > 1 && indexOf(state.pipes, dest) !== -1) && !cleanedUp) {
					debug("false write response, pause", state.awaitDrain);
					state.awaitDrain++;
				}
				src.pause();
			}
		}
		function onerror(er) {
			debug("onerror", er);
			unpipe();
			dest.removeListener("error", onerror);
			if (EElistenerCount(dest, "error") === 0) errorOrDestroy(dest, er);
		}
		prependListener(dest, "error", onerror);
		function onclose() {
			dest.removeListener("finish", onfinish);
			unpipe();
		}
		dest.once("close", onclose);
		function onfinish() {
			debug("onfinish");
			dest.removeListener("close", onclose);
			unpipe();
		}
		dest.once("finish", onfinish);
		function unpipe() {
			debug("unpipe");
			src.unpipe(dest);
		}
		dest.emit("pipe", src);
		if (!state.flowing) {
			debug("pipe resume");
			src.resume();
		}
		return dest;
	};
	function pipeOnDrain(src) {
		return function pipeOnDrainFunctionResult() {
			var state = src._readableState;
			debug("pipeOnDrain", state.awaitDrain);
			if (state.awaitDrain) state.awaitDrain--;
			if (state.awaitDrain === 0 && EElistenerCount(src, "data")) {
				state.flowing = true;
				flow(src);
			}
		};
	}
	Readable.prototype.unpipe = function(dest) {
		var state = this._readableState;
		var unpipeInfo = { hasUnpiped: false };
		if (state.pipesCount === 0) return this;
		if (state.pipesCount === 1) {
			if (dest && dest !== state.pipes) return this;
			if (!dest) dest = state.pipes;
			state.pipes = null;
			state.pipesCount = 0;
			state.flowing = false;
			if (dest) dest.emit("unpipe", this, unpipeInfo);
			return this;
		}
		if (!dest) {
			var dests = state.pipes;
			var len = state.pipesCount;
			state.pipes = null;
			state.pipesCount = 0;
			state.flowing = false;
			for (var i = 0; i < len; i++) dests[i].emit("unpipe", this, { hasUnpiped: false });
			return this;
		}
		var index = indexOf(state.pipes, dest);
		if (index === -1) return this;
		state.pipes.splice(index, 1);
		state.pipesCount -= 1;
		if (state.pipesCount === 1) state.pipes = state.pipes[0];
		dest.emit("unpipe", this, unpipeInfo);
		return this;
	};
	Readable.prototype.on = function(ev, fn) {
		var res = Stream.prototype.on.call(this, ev, fn);
		var state = this._readableState;
		if (ev === "data") {
			state.readableListening = this.listenerCount("readable") > 0;
			if (state.flowing !== false) this.resume();
		} else if (ev === "readable") {
			if (!state.endEmitted && !state.readableListening) {
				state.readableListening = state.needReadable = true;
				state.flowing = false;
				state.emittedReadable = false;
				debug("on readable", state.length, state.reading);
				if (state.length) emitReadable(this);
				else if (!state.reading) process.nextTick(nReadingNextTick, this);
			}
		}
		return res;
	};
	Readable.prototype.addListener = Readable.prototype.on;
	Readable.prototype.removeListener = function(ev, fn) {
		var res = Stream.prototype.removeListener.call(this, ev, fn);
		if (ev === "readable") process.nextTick(updateReadableListening, this);
		return res;
	};
	Readable.prototype.removeAllListeners = function(ev) {
		var res = Stream.prototype.removeAllListeners.apply(this, arguments);
		if (ev === "readable" || ev === void 0) process.nextTick(updateReadableListening, this);
		return res;
	};
	function updateReadableListening(self) {
		var state = self._readableState;
		state.readableListening = self.listenerCount("readable") > 0;
		if (state.resumeScheduled && !state.paused) state.flowing = true;
		else if (self.listenerCount("data") > 0) self.resume();
	}
	function nReadingNextTick(self) {
		debug("readable nexttick read 0");
		self.read(0);
	}
	Readable.prototype.resume = function() {
		var state = this._readableState;
		if (!state.flowing) {
			debug("resume");
			state.flowing = !state.readableListening;
			resume(this, state);
		}
		state.paused = false;
		return this;
	};
	function resume(stream, state) {
		if (!state.resumeScheduled) {
			state.resumeScheduled = true;
			process.nextTick(resume_, stream, state);
		}
	}
	function resume_(stream, state) {
		debug("resume", state.reading);
		if (!state.reading) stream.read(0);
		state.resumeScheduled = false;
		stream.emit("resume");
		flow(stream);
		if (state.flowing && !state.reading) stream.read(0);
	}
	Readable.prototype.pause = function() {
		debug("call pause flowing=%j", this._readableState.flowing);
		if (this._readableState.flowing !== false) {
			debug("pause");
			this._readableState.flowing = false;
			this.emit("pause");
		}
		this._readableState.paused = true;
		return this;
	};
	function flow(stream) {
		var state = stream._readableState;
		debug("flow", state.flowing);
		while (state.flowing && stream.read() !== null);
	}
	Readable.prototype.wrap = function(stream) {
		var _this = this;
		var state = this._readableState;
		var paused = false;
		stream.on("end", function() {
			debug("wrapped end");
			if (state.decoder && !state.ended) {
				var chunk = state.decoder.end();
				if (chunk && chunk.length) _this.push(chunk);
			}
			_this.push(null);
		});
		stream.on("data", function(chunk) {
			debug("wrapped data");
			if (state.decoder) chunk = state.decoder.write(chunk);
			if (state.objectMode && (chunk === null || chunk === void 0)) return;
			else if (!state.objectMode && (!chunk || !chunk.length)) return;
			if (!_this.push(chunk)) {
				paused = true;
				stream.pause();
			}
		});
		for (var i in stream) if (this[i] === void 0 && typeof stream[i] === "function") this[i] = function methodWrap(method) {
			return function methodWrapReturnFunction() {
				return stream[method].apply(stream, arguments);
			};
		}(i);
		for (var n = 0; n < kProxyEvents.length; n++) stream.on(kProxyEvents[n], this.emit.bind(this, kProxyEvents[n]));
		this._read = function(n) {
			debug("wrapped _read", n);
			if (paused) {
				paused = false;
				stream.resume();
			}
		};
		return this;
	};
	if (typeof Symbol === "function") Readable.prototype[Symbol.asyncIterator] = function() {
		if (createReadableStreamAsyncIterator === void 0) createReadableStreamAsyncIterator = require_async_iterator();
		return createReadableStreamAsyncIterator(this);
	};
	Object.defineProperty(Readable.prototype, "readableHighWaterMark", {
		enumerable: false,
		get: function get() {
			return this._readableState.highWaterMark;
		}
	});
	Object.defineProperty(Readable.prototype, "readableBuffer", {
		enumerable: false,
		get: function get() {
			return this._readableState && this._readableState.buffer;
		}
	});
	Object.defineProperty(Readable.prototype, "readableFlowing", {
		enumerable: false,
		get: function get() {
			return this._readableState.flowing;
		},
		set: function set(state) {
			if (this._readableState) this._readableState.flowing = state;
		}
	});
	Readable._fromList = fromList;
	Object.defineProperty(Readable.prototype, "readableLength", {
		enumerable: false,
		get: function get() {
			return this._readableState.length;
		}
	});
	function fromList(n, state) {
		if (state.length === 0) return null;
		var ret;
		if (state.objectMode) ret = state.buffer.shift();
		else if (!n || n >= state.length) {
			if (state.decoder) ret = state.buffer.join("");
			else if (state.buffer.length === 1) ret = state.buffer.first();
			else ret = state.buffer.concat(state.length);
			state.buffer.clear();
		} else ret = state.buffer.consume(n, state.decoder);
		return ret;
	}
	function endReadable(stream) {
		var state = stream._readableState;
		debug("endReadable", state.endEmitted);
		if (!state.endEmitted) {
			state.ended = true;
			process.nextTick(endReadableNT, state, stream);
		}
	}
	function endReadableNT(state, stream) {
		debug("endReadableNT", state.endEmitted, state.length);
		if (!state.endEmitted && state.length === 0) {
			state.endEmitted = true;
			stream.readable = false;
			stream.emit("end");
			if (state.autoDestroy) {
				var wState = stream._writableState;
				if (!wState || wState.autoDestroy && wState.finished) stream.destroy();
			}
		}
	}
	if (typeof Symbol === "function") Readable.from = function(iterable, opts) {
		if (from === void 0) from = require_from();
		return from(Readable, iterable, opts);
	};
	function indexOf(xs, x) {
		for (var i = 0, l = xs.length; i < l; i++) if (xs[i] === x) return i;
		return -1;
	}
}));

// node_modules/readable-stream/lib/_stream_duplex.js
var require__stream_duplex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var objectKeys = Object.keys || function(obj) {
		var keys = [];
		for (var key in obj) keys.push(key);
		return keys;
	};
	module.exports = Duplex;
	var Readable = require__stream_readable();
	var Writable = require__stream_writable();
	require_inherits()(Duplex, Readable);
	var keys = objectKeys(Writable.prototype);
	for (var v = 0; v < keys.length; v++) {
		var method = keys[v];
		if (!Duplex.prototype[method]) Duplex.prototype[method] = Writable.prototype[method];
	}
	function Duplex(options) {
		if (!(this instanceof Duplex)) return new Duplex(options);
		Readable.call(this, options);
		Writable.call(this, options);
		this.allowHalfOpen = true;
		if (options) {
			if (options.readable === false) this.readable = false;
			if (options.writable === false) this.writable = false;
			if (options.allowHalfOpen === false) {
				this.allowHalfOpen = false;
				this.once("end", onend);
			}
		}
	}
	Object.defineProperty(Duplex.prototype, "writableHighWaterMark", {
		enumerable: false,
		get: function get() {
			return this._writableState.highWaterMark;
		}
	});
	Object.defineProperty(Duplex.prototype, "writableBuffer", {
		enumerable: false,
		get: function get() {
			return this._writableState && this._writableState.getBuffer();
		}
	});
	Object.defineProperty(Duplex.prototype, "writableLength", {
		enumerable: false,
		get: function get() {
			return this._writableState.length;
		}
	});
	function onend() {
		if (this._writableState.ended) return;
		process.nextTick(onEndNT, this);
	}
	function onEndNT(self) {
		self.end();
	}
	Object.defineProperty(Duplex.prototype, "destroyed", {
		enumerable: false,
		get: function get() {
			if (this._readableState === void 0 || this._writableState === void 0) return false;
			return this._readableState.destroyed && this._writableState.destroyed;
		},
		set: function set(value) {
			if (this._readableState === void 0 || this._writableState === void 0) return;
			this._readableState.destroyed = value;
			this._writableState.destroyed = value;
		}
	});
}));

// node_modules/readable-stream/lib/_stream_writable.js
var require__stream_writable = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Writable;
	function CorkedRequest(state) {
		var _this = this;
		this.next = null;
		this.entry = null;
		this.finish = function() {
			onCorkedFinish(_this, state);
		};
	}
	var Duplex;
	Writable.WritableState = WritableState;
	var internalUtil = { deprecate: require_node$1() };
	var Stream = require_stream$1();
	var Buffer = __require("buffer").Buffer;
	var OurUint8Array = (typeof global !== "undefined" ? global : typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : {}).Uint8Array || function() {};
	function _uint8ArrayToBuffer(chunk) {
		return Buffer.from(chunk);
	}
	function _isUint8Array(obj) {
		return Buffer.isBuffer(obj) || obj instanceof OurUint8Array;
	}
	var destroyImpl = require_destroy();
	var getHighWaterMark = require_state().getHighWaterMark;
	var _require$codes = require_errors().codes;
	var ERR_INVALID_ARG_TYPE = _require$codes.ERR_INVALID_ARG_TYPE;
	var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
	var ERR_MULTIPLE_CALLBACK = _require$codes.ERR_MULTIPLE_CALLBACK;
	var ERR_STREAM_CANNOT_PIPE = _require$codes.ERR_STREAM_CANNOT_PIPE;
	var ERR_STREAM_DESTROYED = _require$codes.ERR_STREAM_DESTROYED;
	var ERR_STREAM_NULL_VALUES = _require$codes.ERR_STREAM_NULL_VALUES;
	var ERR_STREAM_WRITE_AFTER_END = _require$codes.ERR_STREAM_WRITE_AFTER_END;
	var ERR_UNKNOWN_ENCODING = _require$codes.ERR_UNKNOWN_ENCODING;
	var errorOrDestroy = destroyImpl.errorOrDestroy;
	require_inherits()(Writable, Stream);
	function nop() {}
	function WritableState(options, stream, isDuplex) {
		Duplex = Duplex || require__stream_duplex();
		options = options || {};
		if (typeof isDuplex !== "boolean") isDuplex = stream instanceof Duplex;
		this.objectMode = !!options.objectMode;
		if (isDuplex) this.objectMode = this.objectMode || !!options.writableObjectMode;
		this.highWaterMark = getHighWaterMark(this, options, "writableHighWaterMark", isDuplex);
		this.finalCalled = false;
		this.needDrain = false;
		this.ending = false;
		this.ended = false;
		this.finished = false;
		this.destroyed = false;
		var noDecode = options.decodeStrings === false;
		this.decodeStrings = !noDecode;
		this.defaultEncoding = options.defaultEncoding || "utf8";
		this.length = 0;
		this.writing = false;
		this.corked = 0;
		this.sync = true;
		this.bufferProcessing = false;
		this.onwrite = function(er) {
			onwrite(stream, er);
		};
		this.writecb = null;
		this.writelen = 0;
		this.bufferedRequest = null;
		this.lastBufferedRequest = null;
		this.pendingcb = 0;
		this.prefinished = false;
		this.errorEmitted = false;
		this.emitClose = options.emitClose !== false;
		this.autoDestroy = !!options.autoDestroy;
		this.bufferedRequestCount = 0;
		this.corkedRequestsFree = new CorkedRequest(this);
	}
	WritableState.prototype.getBuffer = function getBuffer() {
		var current = this.bufferedRequest;
		var out = [];
		while (current) {
			out.push(current);
			current = current.next;
		}
		return out;
	};
	(function() {
		try {
			Object.defineProperty(WritableState.prototype, "buffer", { get: internalUtil.deprecate(function writableStateBufferGetter() {
				return this.getBuffer();
			}, "_writableState.buffer is deprecated. Use _writableState.getBuffer instead.", "DEP0003") });
		} catch (_) {}
	})();
	var realHasInstance;
	if (typeof Symbol === "function" && Symbol.hasInstance && typeof Function.prototype[Symbol.hasInstance] === "function") {
		realHasInstance = Function.prototype[Symbol.hasInstance];
		Object.defineProperty(Writable, Symbol.hasInstance, { value: function value(object) {
			if (realHasInstance.call(this, object)) return true;
			if (this !== Writable) return false;
			return object && object._writableState instanceof WritableState;
		} });
	} else realHasInstance = function realHasInstance(object) {
		return object instanceof this;
	};
	function Writable(options) {
		Duplex = Duplex || require__stream_duplex();
		var isDuplex = this instanceof Duplex;
		if (!isDuplex && !realHasInstance.call(Writable, this)) return new Writable(options);
		this._writableState = new WritableState(options, this, isDuplex);
		this.writable = true;
		if (options) {
			if (typeof options.write === "function") this._write = options.write;
			if (typeof options.writev === "function") this._writev = options.writev;
			if (typeof options.destroy === "function") this._destroy = options.destroy;
			if (typeof options.final === "function") this._final = options.final;
		}
		Stream.call(this);
	}
	Writable.prototype.pipe = function() {
		errorOrDestroy(this, new ERR_STREAM_CANNOT_PIPE());
	};
	function writeAfterEnd(stream, cb) {
		var er = new ERR_STREAM_WRITE_AFTER_END();
		errorOrDestroy(stream, er);
		process.nextTick(cb, er);
	}
	function validChunk(stream, state, chunk, cb) {
		var er;
		if (chunk === null) er = new ERR_STREAM_NULL_VALUES();
		else if (typeof chunk !== "string" && !state.objectMode) er = new ERR_INVALID_ARG_TYPE("chunk", ["string", "Buffer"], chunk);
		if (er) {
			errorOrDestroy(stream, er);
			process.nextTick(cb, er);
			return false;
		}
		return true;
	}
	Writable.prototype.write = function(chunk, encoding, cb) {
		var state = this._writableState;
		var ret = false;
		var isBuf = !state.objectMode && _isUint8Array(chunk);
		if (isBuf && !Buffer.isBuffer(chunk)) chunk = _uint8ArrayToBuffer(chunk);
		if (typeof encoding === "function") {
			cb = encoding;
			encoding = null;
		}
		if (isBuf) encoding = "buffer";
		else if (!encoding) encoding = state.defaultEncoding;
		if (typeof cb !== "function") cb = nop;
		if (state.ending) writeAfterEnd(this, cb);
		else if (isBuf || validChunk(this, state, chunk, cb)) {
			state.pendingcb++;
			ret = writeOrBuffer(this, state, isBuf, chunk, encoding, cb);
		}
		return ret;
	};
	Writable.prototype.cork = function() {
		this._writableState.corked++;
	};
	Writable.prototype.uncork = function() {
		var state = this._writableState;
		if (state.corked) {
			state.corked--;
			if (!state.writing && !state.corked && !state.bufferProcessing && state.bufferedRequest) clearBuffer(this, state);
		}
	};
	Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
		if (typeof encoding === "string") encoding = encoding.toLowerCase();
		if (!([
			"hex",
			"utf8",
			"utf-8",
			"ascii",
			"binary",
			"base64",
			"ucs2",
			"ucs-2",
			"utf16le",
			"utf-16le",
			"raw"
		].indexOf((encoding + "").toLowerCase()) > -1)) throw new ERR_UNKNOWN_ENCODING(encoding);
		this._writableState.defaultEncoding = encoding;
		return this;
	};
	Object.defineProperty(Writable.prototype, "writableBuffer", {
		enumerable: false,
		get: function get() {
			return this._writableState && this._writableState.getBuffer();
		}
	});
	function decodeChunk(state, chunk, encoding) {
		if (!state.objectMode && state.decodeStrings !== false && typeof chunk === "string") chunk = Buffer.from(chunk, encoding);
		return chunk;
	}
	Object.defineProperty(Writable.prototype, "writableHighWaterMark", {
		enumerable: false,
		get: function get() {
			return this._writableState.highWaterMark;
		}
	});
	function writeOrBuffer(stream, state, isBuf, chunk, encoding, cb) {
		if (!isBuf) {
			var newChunk = decodeChunk(state, chunk, encoding);
			if (chunk !== newChunk) {
				isBuf = true;
				encoding = "buffer";
				chunk = newChunk;
			}
		}
		var len = state.objectMode ? 1 : chunk.length;
		state.length += len;
		var ret = state.length < state.highWaterMark;
		if (!ret) state.needDrain = true;
		if (state.writing || state.corked) {
			var last = state.lastBufferedRequest;
			state.lastBufferedRequest = {
				chunk,
				encoding,
				isBuf,
				callback: cb,
				next: null
			};
			if (last) last.next = state.lastBufferedRequest;
			else state.bufferedRequest = state.lastBufferedRequest;
			state.bufferedRequestCount += 1;
		} else doWrite(stream, state, false, len, chunk, encoding, cb);
		return ret;
	}
	function doWrite(stream, state, writev, len, chunk, encoding, cb) {
		state.writelen = len;
		state.writecb = cb;
		state.writing = true;
		state.sync = true;
		if (state.destroyed) state.onwrite(new ERR_STREAM_DESTROYED("write"));
		else if (writev) stream._writev(chunk, state.onwrite);
		else stream._write(chunk, encoding, state.onwrite);
		state.sync = false;
	}
	function onwriteError(stream, state, sync, er, cb) {
		--state.pendingcb;
		if (sync) {
			process.nextTick(cb, er);
			process.nextTick(finishMaybe, stream, state);
			stream._writableState.errorEmitted = true;
			errorOrDestroy(stream, er);
		} else {
			cb(er);
			stream._writableState.errorEmitted = true;
			errorOrDestroy(stream, er);
			finishMaybe(stream, state);
		}
	}
	function onwriteStateUpdate(state) {
		state.writing = false;
		state.writecb = null;
		state.length -= state.writelen;
		state.writelen = 0;
	}
	function onwrite(stream, er) {
		var state = stream._writableState;
		var sync = state.sync;
		var cb = state.writecb;
		if (typeof cb !== "function") throw new ERR_MULTIPLE_CALLBACK();
		onwriteStateUpdate(state);
		if (er) onwriteError(stream, state, sync, er, cb);
		else {
			var finished = needFinish(state) || stream.destroyed;
			if (!finished && !state.corked && !state.bufferProcessing && state.bufferedRequest) clearBuffer(stream, state);
			if (sync) process.nextTick(afterWrite, stream, state, finished, cb);
			else afterWrite(stream, state, finished, cb);
		}
	}
	function afterWrite(stream, state, finished, cb) {
		if (!finished) onwriteDrain(stream, state);
		state.pendingcb--;
		cb();
		finishMaybe(stream, state);
	}
	function onwriteDrain(stream, state) {
		if (state.length === 0 && state.needDrain) {
			state.needDrain = false;
			stream.emit("drain");
		}
	}
	function clearBuffer(stream, state) {
		state.bufferProcessing = true;
		var entry = state.bufferedRequest;
		if (stream._writev && entry && entry.next) {
			var l = state.bufferedRequestCount;
			var buffer = new Array(l);
			var holder = state.corkedRequestsFree;
			holder.entry = entry;
			var count = 0;
			var allBuffers = true;
			while (entry) {
				buffer[count] = entry;
				if (!entry.isBuf) allBuffers = false;
				entry = entry.next;
				count += 1;
			}
			buffer.allBuffers = allBuffers;
			doWrite(stream, state, true, state.length, buffer, "", holder.finish);
			state.pendingcb++;
			state.lastBufferedRequest = null;
			if (holder.next) {
				state.corkedRequestsFree = holder.next;
				holder.next = null;
			} else state.corkedRequestsFree = new CorkedRequest(state);
			state.bufferedRequestCount = 0;
		} else {
			while (entry) {
				var chunk = entry.chunk;
				var encoding = entry.encoding;
				var cb = entry.callback;
				doWrite(stream, state, false, state.objectMode ? 1 : chunk.length, chunk, encoding, cb);
				entry = entry.next;
				state.bufferedRequestCount--;
				if (state.writing) break;
			}
			if (entry === null) state.lastBufferedRequest = null;
		}
		state.bufferedRequest = entry;
		state.bufferProcessing = false;
	}
	Writable.prototype._write = function(chunk, encoding, cb) {
		cb(new ERR_METHOD_NOT_IMPLEMENTED("_write()"));
	};
	Writable.prototype._writev = null;
	Writable.prototype.end = function(chunk, encoding, cb) {
		var state = this._writableState;
		if (typeof chunk === "function") {
			cb = chunk;
			chunk = null;
			encoding = null;
		} else if (typeof encoding === "function") {
			cb = encoding;
			encoding = null;
		}
		if (chunk !== null && chunk !== void 0) this.write(chunk, encoding);
		if (state.corked) {
			state.corked = 1;
			this.uncork();
		}
		if (!state.ending) endWritable(this, state, cb);
		return this;
	};
	Object.defineProperty(Writable.prototype, "writableLength", {
		enumerable: false,
		get: function get() {
			return this._writableState.length;
		}
	});
	function needFinish(state) {
		return state.ending && state.length === 0 && state.bufferedRequest === null && !state.finished && !state.writing;
	}
	function callFinal(stream, state) {
		stream._final(function(err) {
			state.pendingcb--;
			if (err) errorOrDestroy(stream, err);
			state.prefinished = true;
			stream.emit("prefinish");
			finishMaybe(stream, state);
		});
	}
	function prefinish(stream, state) {
		if (!state.prefinished && !state.finalCalled) {
			if (typeof stream._final === "function" && !state.destroyed) {
				state.pendingcb++;
				state.finalCalled = true;
				process.nextTick(callFinal, stream, state);
			} else {
				state.prefinished = true;
				stream.emit("prefinish");
			}
		}
	}
	function finishMaybe(stream, state) {
		var need = needFinish(state);
		if (need) {
			prefinish(stream, state);
			if (state.pendingcb === 0) {
				state.finished = true;
				stream.emit("finish");
				if (state.autoDestroy) {
					var rState = stream._readableState;
					if (!rState || rState.autoDestroy && rState.endEmitted) stream.destroy();
				}
			}
		}
		return need;
	}
	function endWritable(stream, state, cb) {
		state.ending = true;
		finishMaybe(stream, state);
		if (cb) {
			if (state.finished) process.nextTick(cb);
			else stream.once("finish", cb);
		}
		state.ended = true;
		stream.writable = false;
	}
	function onCorkedFinish(corkReq, state, err) {
		var entry = corkReq.entry;
		corkReq.entry = null;
		while (entry) {
			var cb = entry.callback;
			state.pendingcb--;
			cb(err);
			entry = entry.next;
		}
		state.corkedRequestsFree.next = corkReq;
	}
	Object.defineProperty(Writable.prototype, "destroyed", {
		enumerable: false,
		get: function get() {
			if (this._writableState === void 0) return false;
			return this._writableState.destroyed;
		},
		set: function set(value) {
			if (!this._writableState) return;
			this._writableState.destroyed = value;
		}
	});
	Writable.prototype.destroy = destroyImpl.destroy;
	Writable.prototype._undestroy = destroyImpl.undestroy;
	Writable.prototype._destroy = function(err, cb) {
		cb(err);
	};
}));

// node_modules/winston-transport/modern.js
var require_modern = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util = __require("util");
	const Writable = require__stream_writable();
	const { LEVEL } = require_triple_beam();
	/**
	* Constructor function for the TransportStream. This is the base prototype
	* that all `winston >= 3` transports should inherit from.
	* @param {Object} options - Options for this TransportStream instance
	* @param {String} options.level - Highest level according to RFC5424.
	* @param {Boolean} options.handleExceptions - If true, info with
	* { exception: true } will be written.
	* @param {Function} options.log - Custom log function for simple Transport
	* creation
	* @param {Function} options.close - Called on "unpipe" from parent.
	*/
	const TransportStream = module.exports = function TransportStream(options = {}) {
		Writable.call(this, {
			objectMode: true,
			highWaterMark: options.highWaterMark
		});
		this.format = options.format;
		this.level = options.level;
		this.handleExceptions = options.handleExceptions;
		this.handleRejections = options.handleRejections;
		this.silent = options.silent;
		if (options.log) this.log = options.log;
		if (options.logv) this.logv = options.logv;
		if (options.close) this.close = options.close;
		this.once("pipe", (logger) => {
			this.levels = logger.levels;
			this.parent = logger;
		});
		this.once("unpipe", (src) => {
			if (src === this.parent) {
				this.parent = null;
				if (this.close) this.close();
			}
		});
	};
	util.inherits(TransportStream, Writable);
	/**
	* Writes the info object to our transport instance.
	* @param {mixed} info - TODO: add param description.
	* @param {mixed} enc - TODO: add param description.
	* @param {function} callback - TODO: add param description.
	* @returns {undefined}
	* @private
	*/
	TransportStream.prototype._write = function _write(info, enc, callback) {
		if (this.silent || info.exception === true && !this.handleExceptions) return callback(null);
		const level = this.level || this.parent && this.parent.level;
		if (!level || this.levels[level] >= this.levels[info[LEVEL]]) {
			if (info && !this.format) return this.log(info, callback);
			let errState;
			let transformed;
			try {
				transformed = this.format.transform(Object.assign({}, info), this.format.options);
			} catch (err) {
				errState = err;
			}
			if (errState || !transformed) {
				callback();
				if (errState) throw errState;
				return;
			}
			return this.log(transformed, callback);
		}
		this._writableState.sync = false;
		return callback(null);
	};
	/**
	* Writes the batch of info objects (i.e. "object chunks") to our transport
	* instance after performing any necessary filtering.
	* @param {mixed} chunks - TODO: add params description.
	* @param {function} callback - TODO: add params description.
	* @returns {mixed} - TODO: add returns description.
	* @private
	*/
	TransportStream.prototype._writev = function _writev(chunks, callback) {
		if (this.logv) {
			const infos = chunks.filter(this._accept, this);
			if (!infos.length) return callback(null);
			return this.logv(infos, callback);
		}
		for (let i = 0; i < chunks.length; i++) {
			if (!this._accept(chunks[i])) continue;
			if (chunks[i].chunk && !this.format) {
				this.log(chunks[i].chunk, chunks[i].callback);
				continue;
			}
			let errState;
			let transformed;
			try {
				transformed = this.format.transform(Object.assign({}, chunks[i].chunk), this.format.options);
			} catch (err) {
				errState = err;
			}
			if (errState || !transformed) {
				chunks[i].callback();
				if (errState) {
					callback(null);
					throw errState;
				}
			} else this.log(transformed, chunks[i].callback);
		}
		return callback(null);
	};
	/**
	* Predicate function that returns true if the specfied `info` on the
	* WriteReq, `write`, should be passed down into the derived
	* TransportStream's I/O via `.log(info, callback)`.
	* @param {WriteReq} write - winston@3 Node.js WriteReq for the `info` object
	* representing the log message.
	* @returns {Boolean} - Value indicating if the `write` should be accepted &
	* logged.
	*/
	TransportStream.prototype._accept = function _accept(write) {
		const info = write.chunk;
		if (this.silent) return false;
		const level = this.level || this.parent && this.parent.level;
		if (info.exception === true || !level || this.levels[level] >= this.levels[info[LEVEL]]) {
			if (this.handleExceptions || info.exception !== true) return true;
		}
		return false;
	};
	/**
	* _nop is short for "No operation"
	* @returns {Boolean} Intentionally false.
	*/
	TransportStream.prototype._nop = function _nop() {};
}));

// node_modules/winston-transport/legacy.js
var require_legacy = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const util = __require("util");
	const { LEVEL } = require_triple_beam();
	const TransportStream = require_modern();
	/**
	* Constructor function for the LegacyTransportStream. This is an internal
	* wrapper `winston >= 3` uses to wrap older transports implementing
	* log(level, message, meta).
	* @param {Object} options - Options for this TransportStream instance.
	* @param {Transpot} options.transport - winston@2 or older Transport to wrap.
	*/
	const LegacyTransportStream = module.exports = function LegacyTransportStream(options = {}) {
		TransportStream.call(this, options);
		if (!options.transport || typeof options.transport.log !== "function") throw new Error("Invalid transport, must be an object with a log method.");
		this.transport = options.transport;
		this.level = this.level || options.transport.level;
		this.handleExceptions = this.handleExceptions || options.transport.handleExceptions;
		this._deprecated();
		function transportError(err) {
			this.emit("error", err, this.transport);
		}
		if (!this.transport.__winstonError) {
			this.transport.__winstonError = transportError.bind(this);
			this.transport.on("error", this.transport.__winstonError);
		}
	};
	util.inherits(LegacyTransportStream, TransportStream);
	/**
	* Writes the info object to our transport instance.
	* @param {mixed} info - TODO: add param description.
	* @param {mixed} enc - TODO: add param description.
	* @param {function} callback - TODO: add param description.
	* @returns {undefined}
	* @private
	*/
	LegacyTransportStream.prototype._write = function _write(info, enc, callback) {
		if (this.silent || info.exception === true && !this.handleExceptions) return callback(null);
		if (!this.level || this.levels[this.level] >= this.levels[info[LEVEL]]) this.transport.log(info[LEVEL], info.message, info, this._nop);
		callback(null);
	};
	/**
	* Writes the batch of info objects (i.e. "object chunks") to our transport
	* instance after performing any necessary filtering.
	* @param {mixed} chunks - TODO: add params description.
	* @param {function} callback - TODO: add params description.
	* @returns {mixed} - TODO: add returns description.
	* @private
	*/
	LegacyTransportStream.prototype._writev = function _writev(chunks, callback) {
		for (let i = 0; i < chunks.length; i++) if (this._accept(chunks[i])) {
			this.transport.log(chunks[i].chunk[LEVEL], chunks[i].chunk.message, chunks[i].chunk, this._nop);
			chunks[i].callback();
		}
		return callback(null);
	};
	/**
	* Displays a deprecation notice. Defined as a function so it can be
	* overriden in tests.
	* @returns {undefined}
	*/
	LegacyTransportStream.prototype._deprecated = function _deprecated() {
		console.error([`${this.transport.name} is a legacy winston transport. Consider upgrading: `, "- Upgrade docs: https://github.com/winstonjs/winston/blob/master/UPGRADE-3.0.md"].join("\n"));
	};
	/**
	* Clean up error handling state on the legacy transport associated
	* with this instance.
	* @returns {undefined}
	*/
	LegacyTransportStream.prototype.close = function close() {
		if (this.transport.close) this.transport.close();
		if (this.transport.__winstonError) {
			this.transport.removeListener("error", this.transport.__winstonError);
			this.transport.__winstonError = null;
		}
	};
}));

// node_modules/winston-transport/index.js
var require_winston_transport = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = require_modern();
	module.exports.LegacyTransportStream = require_legacy();
}));

// node_modules/winston/lib/winston/transports/console.js
var require_console$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const os = __require("os");
	const { LEVEL, MESSAGE } = require_triple_beam();
	const TransportStream = require_winston_transport();
	/**
	* Transport for outputting to the console.
	* @type {Console}
	* @extends {TransportStream}
	*/
	module.exports = class Console extends TransportStream {
		/**
		* Constructor function for the Console transport object responsible for
		* persisting log messages and metadata to a terminal or TTY.
		* @param {!Object} [options={}] - Options for this instance.
		*/
		constructor(options = {}) {
			super(options);
			this.name = options.name || "console";
			this.stderrLevels = this._stringArrayToSet(options.stderrLevels);
			this.consoleWarnLevels = this._stringArrayToSet(options.consoleWarnLevels);
			this.eol = typeof options.eol === "string" ? options.eol : os.EOL;
			this.forceConsole = options.forceConsole || false;
			this._consoleLog = console.log.bind(console);
			this._consoleWarn = console.warn.bind(console);
			this._consoleError = console.error.bind(console);
			this.setMaxListeners(30);
		}
		/**
		* Core logging method exposed to Winston.
		* @param {Object} info - TODO: add param description.
		* @param {Function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		log(info, callback) {
			setImmediate(() => this.emit("logged", info));
			if (this.stderrLevels[info[LEVEL]]) {
				if (console._stderr && !this.forceConsole) console._stderr.write(`${info[MESSAGE]}${this.eol}`);
				else this._consoleError(info[MESSAGE]);
				if (callback) callback();
				return;
			} else if (this.consoleWarnLevels[info[LEVEL]]) {
				if (console._stderr && !this.forceConsole) console._stderr.write(`${info[MESSAGE]}${this.eol}`);
				else this._consoleWarn(info[MESSAGE]);
				if (callback) callback();
				return;
			}
			if (console._stdout && !this.forceConsole) console._stdout.write(`${info[MESSAGE]}${this.eol}`);
			else this._consoleLog(info[MESSAGE]);
			if (callback) callback();
		}
		/**
		* Returns a Set-like object with strArray's elements as keys (each with the
		* value true).
		* @param {Array} strArray - Array of Set-elements as strings.
		* @param {?string} [errMsg] - Custom error message thrown on invalid input.
		* @returns {Object} - TODO: add return description.
		* @private
		*/
		_stringArrayToSet(strArray, errMsg) {
			if (!strArray) return {};
			errMsg = errMsg || "Cannot make set from type other than Array of string elements";
			if (!Array.isArray(strArray)) throw new Error(errMsg);
			return strArray.reduce((set, el) => {
				if (typeof el !== "string") throw new Error(errMsg);
				set[el] = true;
				return set;
			}, {});
		}
	};
}));

// node_modules/async/internal/isArrayLike.js
var require_isArrayLike = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = isArrayLike;
	function isArrayLike(value) {
		return value && typeof value.length === "number" && value.length >= 0 && value.length % 1 === 0;
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/initialParams.js
var require_initialParams = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = function(fn) {
		return function(...args) {
			var callback = args.pop();
			return fn.call(this, args, callback);
		};
	};
	module.exports = exports.default;
}));

// node_modules/async/internal/setImmediate.js
var require_setImmediate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.fallback = fallback;
	exports.wrap = wrap;
	/* istanbul ignore file */
	var hasQueueMicrotask = exports.hasQueueMicrotask = typeof queueMicrotask === "function" && queueMicrotask;
	var hasSetImmediate = exports.hasSetImmediate = typeof setImmediate === "function" && setImmediate;
	var hasNextTick = exports.hasNextTick = typeof process === "object" && typeof process.nextTick === "function";
	function fallback(fn) {
		setTimeout(fn, 0);
	}
	function wrap(defer) {
		return (fn, ...args) => defer(() => fn(...args));
	}
	var _defer;
	if (hasQueueMicrotask) _defer = queueMicrotask;
	else if (hasSetImmediate) _defer = setImmediate;
	else if (hasNextTick) _defer = process.nextTick;
	else _defer = fallback;
	exports.default = wrap(_defer);
}));

// node_modules/async/asyncify.js
var require_asyncify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = asyncify;
	var _initialParams2 = _interopRequireDefault(require_initialParams());
	var _setImmediate2 = _interopRequireDefault(require_setImmediate());
	var _wrapAsync = require_wrapAsync();
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	/**
	* Take a sync function and make it async, passing its return value to a
	* callback. This is useful for plugging sync functions into a waterfall,
	* series, or other async functions. Any arguments passed to the generated
	* function will be passed to the wrapped function (except for the final
	* callback argument). Errors thrown will be passed to the callback.
	*
	* If the function passed to `asyncify` returns a Promise, that promises's
	* resolved/rejected state will be used to call the callback, rather than simply
	* the synchronous return value.
	*
	* This also means you can asyncify ES2017 `async` functions.
	*
	* @name asyncify
	* @static
	* @memberOf module:Utils
	* @method
	* @alias wrapSync
	* @category Util
	* @param {Function} func - The synchronous function, or Promise-returning
	* function to convert to an {@link AsyncFunction}.
	* @returns {AsyncFunction} An asynchronous wrapper of the `func`. To be
	* invoked with `(args..., callback)`.
	* @example
	*
	* // passing a regular synchronous function
	* async.waterfall([
	*     async.apply(fs.readFile, filename, "utf8"),
	*     async.asyncify(JSON.parse),
	*     function (data, next) {
	*         // data is the result of parsing the text.
	*         // If there was a parsing error, it would have been caught.
	*     }
	* ], callback);
	*
	* // passing a function returning a promise
	* async.waterfall([
	*     async.apply(fs.readFile, filename, "utf8"),
	*     async.asyncify(function (contents) {
	*         return db.model.create(contents);
	*     }),
	*     function (model, next) {
	*         // `model` is the instantiated model object.
	*         // If there was an error, this function would be skipped.
	*     }
	* ], callback);
	*
	* // es2017 example, though `asyncify` is not needed if your JS environment
	* // supports async functions out of the box
	* var q = async.queue(async.asyncify(async function(file) {
	*     var intermediateStep = await processFile(file);
	*     return await somePromise(intermediateStep)
	* }));
	*
	* q.push(files);
	*/
	function asyncify(func) {
		if ((0, _wrapAsync.isAsync)(func)) return function(...args) {
			const callback = args.pop();
			return handlePromise(func.apply(this, args), callback);
		};
		return (0, _initialParams2.default)(function(args, callback) {
			var result;
			try {
				result = func.apply(this, args);
			} catch (e) {
				return callback(e);
			}
			if (result && typeof result.then === "function") return handlePromise(result, callback);
			else callback(null, result);
		});
	}
	function handlePromise(promise, callback) {
		return promise.then((value) => {
			invokeCallback(callback, null, value);
		}, (err) => {
			invokeCallback(callback, err && (err instanceof Error || err.message) ? err : new Error(err));
		});
	}
	function invokeCallback(callback, error, value) {
		try {
			callback(error, value);
		} catch (err) {
			(0, _setImmediate2.default)((e) => {
				throw e;
			}, err);
		}
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/wrapAsync.js
var require_wrapAsync = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.isAsyncIterable = exports.isAsyncGenerator = exports.isAsync = void 0;
	var _asyncify2 = _interopRequireDefault(require_asyncify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	function isAsync(fn) {
		return fn[Symbol.toStringTag] === "AsyncFunction";
	}
	function isAsyncGenerator(fn) {
		return fn[Symbol.toStringTag] === "AsyncGenerator";
	}
	function isAsyncIterable(obj) {
		return typeof obj[Symbol.asyncIterator] === "function";
	}
	function wrapAsync(asyncFn) {
		if (typeof asyncFn !== "function") throw new Error("expected a function");
		return isAsync(asyncFn) ? (0, _asyncify2.default)(asyncFn) : asyncFn;
	}
	exports.default = wrapAsync;
	exports.isAsync = isAsync;
	exports.isAsyncGenerator = isAsyncGenerator;
	exports.isAsyncIterable = isAsyncIterable;
}));

// node_modules/async/internal/awaitify.js
var require_awaitify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = awaitify;
	function awaitify(asyncFn, arity) {
		if (!arity) arity = asyncFn.length;
		if (!arity) throw new Error("arity is undefined");
		function awaitable(...args) {
			if (typeof args[arity - 1] === "function") return asyncFn.apply(this, args);
			return new Promise((resolve, reject) => {
				args[arity - 1] = (err, ...cbArgs) => {
					if (err) return reject(err);
					resolve(cbArgs.length > 1 ? cbArgs : cbArgs[0]);
				};
				asyncFn.apply(this, args);
			});
		}
		return awaitable;
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/parallel.js
var require_parallel = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _isArrayLike2 = _interopRequireDefault(require_isArrayLike());
	var _wrapAsync2 = _interopRequireDefault(require_wrapAsync());
	var _awaitify2 = _interopRequireDefault(require_awaitify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	exports.default = (0, _awaitify2.default)((eachfn, tasks, callback) => {
		var results = (0, _isArrayLike2.default)(tasks) ? [] : {};
		eachfn(tasks, (task, key, taskCb) => {
			(0, _wrapAsync2.default)(task)((err, ...result) => {
				if (result.length < 2) [result] = result;
				results[key] = result;
				taskCb(err);
			});
		}, (err) => callback(err, results));
	}, 3);
	module.exports = exports.default;
}));

// node_modules/async/internal/once.js
var require_once = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = once;
	function once(fn) {
		function wrapper(...args) {
			if (fn === null) return;
			var callFn = fn;
			fn = null;
			callFn.apply(this, args);
		}
		Object.assign(wrapper, fn);
		return wrapper;
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/getIterator.js
var require_getIterator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = function(coll) {
		return coll[Symbol.iterator] && coll[Symbol.iterator]();
	};
	module.exports = exports.default;
}));

// node_modules/async/internal/iterator.js
var require_iterator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = createIterator;
	var _isArrayLike2 = _interopRequireDefault(require_isArrayLike());
	var _getIterator2 = _interopRequireDefault(require_getIterator());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	function createArrayIterator(coll) {
		var i = -1;
		var len = coll.length;
		return function next() {
			return ++i < len ? {
				value: coll[i],
				key: i
			} : null;
		};
	}
	function createES2015Iterator(iterator) {
		var i = -1;
		return function next() {
			var item = iterator.next();
			if (item.done) return null;
			i++;
			return {
				value: item.value,
				key: i
			};
		};
	}
	function createObjectIterator(obj) {
		var okeys = obj ? Object.keys(obj) : [];
		var i = -1;
		var len = okeys.length;
		return function next() {
			var key = okeys[++i];
			if (key === "__proto__") return next();
			return i < len ? {
				value: obj[key],
				key
			} : null;
		};
	}
	function createIterator(coll) {
		if ((0, _isArrayLike2.default)(coll)) return createArrayIterator(coll);
		var iterator = (0, _getIterator2.default)(coll);
		return iterator ? createES2015Iterator(iterator) : createObjectIterator(coll);
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/onlyOnce.js
var require_onlyOnce = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = onlyOnce;
	function onlyOnce(fn) {
		return function(...args) {
			if (fn === null) throw new Error("Callback was already called.");
			var callFn = fn;
			fn = null;
			callFn.apply(this, args);
		};
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/breakLoop.js
var require_breakLoop = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const breakLoop = {};
	exports.default = breakLoop;
	module.exports = exports.default;
}));

// node_modules/async/internal/asyncEachOfLimit.js
var require_asyncEachOfLimit = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = asyncEachOfLimit;
	var _breakLoop2 = _interopRequireDefault(require_breakLoop());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	function asyncEachOfLimit(generator, limit, iteratee, callback) {
		let done = false;
		let canceled = false;
		let awaiting = false;
		let running = 0;
		let idx = 0;
		function replenish() {
			if (running >= limit || awaiting || done) return;
			awaiting = true;
			generator.next().then(({ value, done: iterDone }) => {
				if (canceled || done) return;
				awaiting = false;
				if (iterDone) {
					done = true;
					if (running <= 0) callback(null);
					return;
				}
				running++;
				iteratee(value, idx, iterateeCallback);
				idx++;
				replenish();
			}).catch(handleError);
		}
		function iterateeCallback(err, result) {
			running -= 1;
			if (canceled) return;
			if (err) return handleError(err);
			if (err === false) {
				done = true;
				canceled = true;
				return;
			}
			if (result === _breakLoop2.default || done && running <= 0) {
				done = true;
				return callback(null);
			}
			replenish();
		}
		function handleError(err) {
			if (canceled) return;
			awaiting = false;
			done = true;
			callback(err);
		}
		replenish();
	}
	module.exports = exports.default;
}));

// node_modules/async/internal/eachOfLimit.js
var require_eachOfLimit$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _once2 = _interopRequireDefault(require_once());
	var _iterator2 = _interopRequireDefault(require_iterator());
	var _onlyOnce2 = _interopRequireDefault(require_onlyOnce());
	var _wrapAsync = require_wrapAsync();
	var _asyncEachOfLimit2 = _interopRequireDefault(require_asyncEachOfLimit());
	var _breakLoop2 = _interopRequireDefault(require_breakLoop());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	exports.default = (limit) => {
		return (obj, iteratee, callback) => {
			callback = (0, _once2.default)(callback);
			if (limit <= 0) throw new RangeError("concurrency limit cannot be less than 1");
			if (!obj) return callback(null);
			if ((0, _wrapAsync.isAsyncGenerator)(obj)) return (0, _asyncEachOfLimit2.default)(obj, limit, iteratee, callback);
			if ((0, _wrapAsync.isAsyncIterable)(obj)) return (0, _asyncEachOfLimit2.default)(obj[Symbol.asyncIterator](), limit, iteratee, callback);
			var nextElem = (0, _iterator2.default)(obj);
			var done = false;
			var canceled = false;
			var running = 0;
			var looping = false;
			function iterateeCallback(err, value) {
				if (canceled) return;
				running -= 1;
				if (err) {
					done = true;
					callback(err);
				} else if (err === false) {
					done = true;
					canceled = true;
				} else if (value === _breakLoop2.default || done && running <= 0) {
					done = true;
					return callback(null);
				} else if (!looping) replenish();
			}
			function replenish() {
				looping = true;
				while (running < limit && !done) {
					var elem = nextElem();
					if (elem === null) {
						done = true;
						if (running <= 0) callback(null);
						return;
					}
					running += 1;
					iteratee(elem.value, elem.key, (0, _onlyOnce2.default)(iterateeCallback));
				}
				looping = false;
			}
			replenish();
		};
	};
	module.exports = exports.default;
}));

// node_modules/async/eachOfLimit.js
var require_eachOfLimit = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _eachOfLimit3 = _interopRequireDefault(require_eachOfLimit$1());
	var _wrapAsync2 = _interopRequireDefault(require_wrapAsync());
	var _awaitify2 = _interopRequireDefault(require_awaitify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	/**
	* The same as [`eachOf`]{@link module:Collections.eachOf} but runs a maximum of `limit` async operations at a
	* time.
	*
	* @name eachOfLimit
	* @static
	* @memberOf module:Collections
	* @method
	* @see [async.eachOf]{@link module:Collections.eachOf}
	* @alias forEachOfLimit
	* @category Collection
	* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
	* @param {number} limit - The maximum number of async operations at a time.
	* @param {AsyncFunction} iteratee - An async function to apply to each
	* item in `coll`. The `key` is the item's key, or index in the case of an
	* array.
	* Invoked with (item, key, callback).
	* @param {Function} [callback] - A callback which is called when all
	* `iteratee` functions have finished, or an error occurs. Invoked with (err).
	* @returns {Promise} a promise, if a callback is omitted
	*/
	function eachOfLimit(coll, limit, iteratee, callback) {
		return (0, _eachOfLimit3.default)(limit)(coll, (0, _wrapAsync2.default)(iteratee), callback);
	}
	exports.default = (0, _awaitify2.default)(eachOfLimit, 4);
	module.exports = exports.default;
}));

// node_modules/async/eachOfSeries.js
var require_eachOfSeries = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _eachOfLimit2 = _interopRequireDefault(require_eachOfLimit());
	var _awaitify2 = _interopRequireDefault(require_awaitify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	/**
	* The same as [`eachOf`]{@link module:Collections.eachOf} but runs only a single async operation at a time.
	*
	* @name eachOfSeries
	* @static
	* @memberOf module:Collections
	* @method
	* @see [async.eachOf]{@link module:Collections.eachOf}
	* @alias forEachOfSeries
	* @category Collection
	* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
	* @param {AsyncFunction} iteratee - An async function to apply to each item in
	* `coll`.
	* Invoked with (item, key, callback).
	* @param {Function} [callback] - A callback which is called when all `iteratee`
	* functions have finished, or an error occurs. Invoked with (err).
	* @returns {Promise} a promise, if a callback is omitted
	*/
	function eachOfSeries(coll, iteratee, callback) {
		return (0, _eachOfLimit2.default)(coll, 1, iteratee, callback);
	}
	exports.default = (0, _awaitify2.default)(eachOfSeries, 3);
	module.exports = exports.default;
}));

// node_modules/async/series.js
var require_series = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = series;
	var _parallel3 = _interopRequireDefault(require_parallel());
	var _eachOfSeries2 = _interopRequireDefault(require_eachOfSeries());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	/**
	* Run the functions in the `tasks` collection in series, each one running once
	* the previous function has completed. If any functions in the series pass an
	* error to its callback, no more functions are run, and `callback` is
	* immediately called with the value of the error. Otherwise, `callback`
	* receives an array of results when `tasks` have completed.
	*
	* It is also possible to use an object instead of an array. Each property will
	* be run as a function, and the results will be passed to the final `callback`
	* as an object instead of an array. This can be a more readable way of handling
	*  results from {@link async.series}.
	*
	* **Note** that while many implementations preserve the order of object
	* properties, the [ECMAScript Language Specification](http://www.ecma-international.org/ecma-262/5.1/#sec-8.6)
	* explicitly states that
	*
	* > The mechanics and order of enumerating the properties is not specified.
	*
	* So if you rely on the order in which your series of functions are executed,
	* and want this to work on all platforms, consider using an array.
	*
	* @name series
	* @static
	* @memberOf module:ControlFlow
	* @method
	* @category Control Flow
	* @param {Array|Iterable|AsyncIterable|Object} tasks - A collection containing
	* [async functions]{@link AsyncFunction} to run in series.
	* Each function can complete with any number of optional `result` values.
	* @param {Function} [callback] - An optional callback to run once all the
	* functions have completed. This function gets a results array (or object)
	* containing all the result arguments passed to the `task` callbacks. Invoked
	* with (err, result).
	* @return {Promise} a promise, if no callback is passed
	* @example
	*
	* //Using Callbacks
	* async.series([
	*     function(callback) {
	*         setTimeout(function() {
	*             // do some async task
	*             callback(null, 'one');
	*         }, 200);
	*     },
	*     function(callback) {
	*         setTimeout(function() {
	*             // then do another async task
	*             callback(null, 'two');
	*         }, 100);
	*     }
	* ], function(err, results) {
	*     console.log(results);
	*     // results is equal to ['one','two']
	* });
	*
	* // an example using objects instead of arrays
	* async.series({
	*     one: function(callback) {
	*         setTimeout(function() {
	*             // do some async task
	*             callback(null, 1);
	*         }, 200);
	*     },
	*     two: function(callback) {
	*         setTimeout(function() {
	*             // then do another async task
	*             callback(null, 2);
	*         }, 100);
	*     }
	* }, function(err, results) {
	*     console.log(results);
	*     // results is equal to: { one: 1, two: 2 }
	* });
	*
	* //Using Promises
	* async.series([
	*     function(callback) {
	*         setTimeout(function() {
	*             callback(null, 'one');
	*         }, 200);
	*     },
	*     function(callback) {
	*         setTimeout(function() {
	*             callback(null, 'two');
	*         }, 100);
	*     }
	* ]).then(results => {
	*     console.log(results);
	*     // results is equal to ['one','two']
	* }).catch(err => {
	*     console.log(err);
	* });
	*
	* // an example using an object instead of an array
	* async.series({
	*     one: function(callback) {
	*         setTimeout(function() {
	*             // do some async task
	*             callback(null, 1);
	*         }, 200);
	*     },
	*     two: function(callback) {
	*         setTimeout(function() {
	*             // then do another async task
	*             callback(null, 2);
	*         }, 100);
	*     }
	* }).then(results => {
	*     console.log(results);
	*     // results is equal to: { one: 1, two: 2 }
	* }).catch(err => {
	*     console.log(err);
	* });
	*
	* //Using async/await
	* async () => {
	*     try {
	*         let results = await async.series([
	*             function(callback) {
	*                 setTimeout(function() {
	*                     // do some async task
	*                     callback(null, 'one');
	*                 }, 200);
	*             },
	*             function(callback) {
	*                 setTimeout(function() {
	*                     // then do another async task
	*                     callback(null, 'two');
	*                 }, 100);
	*             }
	*         ]);
	*         console.log(results);
	*         // results is equal to ['one','two']
	*     }
	*     catch (err) {
	*         console.log(err);
	*     }
	* }
	*
	* // an example using an object instead of an array
	* async () => {
	*     try {
	*         let results = await async.parallel({
	*             one: function(callback) {
	*                 setTimeout(function() {
	*                     // do some async task
	*                     callback(null, 1);
	*                 }, 200);
	*             },
	*            two: function(callback) {
	*                 setTimeout(function() {
	*                     // then do another async task
	*                     callback(null, 2);
	*                 }, 100);
	*            }
	*         });
	*         console.log(results);
	*         // results is equal to: { one: 1, two: 2 }
	*     }
	*     catch (err) {
	*         console.log(err);
	*     }
	* }
	*
	*/
	function series(tasks, callback) {
		return (0, _parallel3.default)(_eachOfSeries2.default, tasks, callback);
	}
	module.exports = exports.default;
}));

// node_modules/readable-stream/lib/_stream_transform.js
var require__stream_transform = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = Transform;
	var _require$codes = require_errors().codes;
	var ERR_METHOD_NOT_IMPLEMENTED = _require$codes.ERR_METHOD_NOT_IMPLEMENTED;
	var ERR_MULTIPLE_CALLBACK = _require$codes.ERR_MULTIPLE_CALLBACK;
	var ERR_TRANSFORM_ALREADY_TRANSFORMING = _require$codes.ERR_TRANSFORM_ALREADY_TRANSFORMING;
	var ERR_TRANSFORM_WITH_LENGTH_0 = _require$codes.ERR_TRANSFORM_WITH_LENGTH_0;
	var Duplex = require__stream_duplex();
	require_inherits()(Transform, Duplex);
	function afterTransform(er, data) {
		var ts = this._transformState;
		ts.transforming = false;
		var cb = ts.writecb;
		if (cb === null) return this.emit("error", new ERR_MULTIPLE_CALLBACK());
		ts.writechunk = null;
		ts.writecb = null;
		if (data != null) this.push(data);
		cb(er);
		var rs = this._readableState;
		rs.reading = false;
		if (rs.needReadable || rs.length < rs.highWaterMark) this._read(rs.highWaterMark);
	}
	function Transform(options) {
		if (!(this instanceof Transform)) return new Transform(options);
		Duplex.call(this, options);
		this._transformState = {
			afterTransform: afterTransform.bind(this),
			needTransform: false,
			transforming: false,
			writecb: null,
			writechunk: null,
			writeencoding: null
		};
		this._readableState.needReadable = true;
		this._readableState.sync = false;
		if (options) {
			if (typeof options.transform === "function") this._transform = options.transform;
			if (typeof options.flush === "function") this._flush = options.flush;
		}
		this.on("prefinish", prefinish);
	}
	function prefinish() {
		var _this = this;
		if (typeof this._flush === "function" && !this._readableState.destroyed) this._flush(function(er, data) {
			done(_this, er, data);
		});
		else done(this, null, null);
	}
	Transform.prototype.push = function(chunk, encoding) {
		this._transformState.needTransform = false;
		return Duplex.prototype.push.call(this, chunk, encoding);
	};
	Transform.prototype._transform = function(chunk, encoding, cb) {
		cb(new ERR_METHOD_NOT_IMPLEMENTED("_transform()"));
	};
	Transform.prototype._write = function(chunk, encoding, cb) {
		var ts = this._transformState;
		ts.writecb = cb;
		ts.writechunk = chunk;
		ts.writeencoding = encoding;
		if (!ts.transforming) {
			var rs = this._readableState;
			if (ts.needTransform || rs.needReadable || rs.length < rs.highWaterMark) this._read(rs.highWaterMark);
		}
	};
	Transform.prototype._read = function(n) {
		var ts = this._transformState;
		if (ts.writechunk !== null && !ts.transforming) {
			ts.transforming = true;
			this._transform(ts.writechunk, ts.writeencoding, ts.afterTransform);
		} else ts.needTransform = true;
	};
	Transform.prototype._destroy = function(err, cb) {
		Duplex.prototype._destroy.call(this, err, function(err2) {
			cb(err2);
		});
	};
	function done(stream, er, data) {
		if (er) return stream.emit("error", er);
		if (data != null) stream.push(data);
		if (stream._writableState.length) throw new ERR_TRANSFORM_WITH_LENGTH_0();
		if (stream._transformState.transforming) throw new ERR_TRANSFORM_ALREADY_TRANSFORMING();
		return stream.push(null);
	}
}));

// node_modules/readable-stream/lib/_stream_passthrough.js
var require__stream_passthrough = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = PassThrough;
	var Transform = require__stream_transform();
	require_inherits()(PassThrough, Transform);
	function PassThrough(options) {
		if (!(this instanceof PassThrough)) return new PassThrough(options);
		Transform.call(this, options);
	}
	PassThrough.prototype._transform = function(chunk, encoding, cb) {
		cb(null, chunk);
	};
}));

// node_modules/readable-stream/lib/internal/streams/pipeline.js
var require_pipeline = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var eos;
	function once(callback) {
		var called = false;
		return function() {
			if (called) return;
			called = true;
			callback.apply(void 0, arguments);
		};
	}
	var _require$codes = require_errors().codes;
	var ERR_MISSING_ARGS = _require$codes.ERR_MISSING_ARGS;
	var ERR_STREAM_DESTROYED = _require$codes.ERR_STREAM_DESTROYED;
	function noop(err) {
		if (err) throw err;
	}
	function isRequest(stream) {
		return stream.setHeader && typeof stream.abort === "function";
	}
	function destroyer(stream, reading, writing, callback) {
		callback = once(callback);
		var closed = false;
		stream.on("close", function() {
			closed = true;
		});
		if (eos === void 0) eos = require_end_of_stream();
		eos(stream, {
			readable: reading,
			writable: writing
		}, function(err) {
			if (err) return callback(err);
			closed = true;
			callback();
		});
		var destroyed = false;
		return function(err) {
			if (closed) return;
			if (destroyed) return;
			destroyed = true;
			if (isRequest(stream)) return stream.abort();
			if (typeof stream.destroy === "function") return stream.destroy();
			callback(err || new ERR_STREAM_DESTROYED("pipe"));
		};
	}
	function call(fn) {
		fn();
	}
	function pipe(from, to) {
		return from.pipe(to);
	}
	function popCallback(streams) {
		if (!streams.length) return noop;
		if (typeof streams[streams.length - 1] !== "function") return noop;
		return streams.pop();
	}
	function pipeline() {
		for (var _len = arguments.length, streams = new Array(_len), _key = 0; _key < _len; _key++) streams[_key] = arguments[_key];
		var callback = popCallback(streams);
		if (Array.isArray(streams[0])) streams = streams[0];
		if (streams.length < 2) throw new ERR_MISSING_ARGS("streams");
		var error;
		var destroys = streams.map(function(stream, i) {
			var reading = i < streams.length - 1;
			return destroyer(stream, reading, i > 0, function(err) {
				if (!error) error = err;
				if (err) destroys.forEach(call);
				if (reading) return;
				destroys.forEach(call);
				callback(error);
			});
		});
		return streams.reduce(pipe);
	}
	module.exports = pipeline;
}));

// node_modules/readable-stream/readable.js
var require_readable = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var Stream = __require("stream");
	if (process.env.READABLE_STREAM === "disable" && Stream) {
		module.exports = Stream.Readable;
		Object.assign(module.exports, Stream);
		module.exports.Stream = Stream;
	} else {
		exports = module.exports = require__stream_readable();
		exports.Stream = Stream || exports;
		exports.Readable = exports;
		exports.Writable = require__stream_writable();
		exports.Duplex = require__stream_duplex();
		exports.Transform = require__stream_transform();
		exports.PassThrough = require__stream_passthrough();
		exports.finished = require_end_of_stream();
		exports.pipeline = require_pipeline();
	}
}));

// node_modules/@dabh/diagnostics/diagnostics.js
var require_diagnostics = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* Contains all configured adapters for the given environment.
	*
	* @type {Array}
	* @public
	*/
	var adapters = [];
	/**
	* Contains all modifier functions.
	*
	* @typs {Array}
	* @public
	*/
	var modifiers = [];
	/**
	* Our default logger.
	*
	* @public
	*/
	var logger = function devnull() {};
	/**
	* Register a new adapter that will used to find environments.
	*
	* @param {Function} adapter A function that will return the possible env.
	* @returns {Boolean} Indication of a successful add.
	* @public
	*/
	function use(adapter) {
		if (~adapters.indexOf(adapter)) return false;
		adapters.push(adapter);
		return true;
	}
	/**
	* Assign a new log method.
	*
	* @param {Function} custom The log method.
	* @public
	*/
	function set(custom) {
		logger = custom;
	}
	/**
	* Check if the namespace is allowed by any of our adapters.
	*
	* @param {String} namespace The namespace that needs to be enabled
	* @returns {Boolean|Promise} Indication if the namespace is enabled by our adapters.
	* @public
	*/
	function enabled(namespace) {
		var async = [];
		for (var i = 0; i < adapters.length; i++) {
			if (adapters[i].async) {
				async.push(adapters[i]);
				continue;
			}
			if (adapters[i](namespace)) return true;
		}
		if (!async.length) return false;
		return new Promise(function pinky(resolve) {
			Promise.all(async.map(function prebind(fn) {
				return fn(namespace);
			})).then(function resolved(values) {
				resolve(values.some(Boolean));
			});
		});
	}
	/**
	* Add a new message modifier to the debugger.
	*
	* @param {Function} fn Modification function.
	* @returns {Boolean} Indication of a successful add.
	* @public
	*/
	function modify(fn) {
		if (~modifiers.indexOf(fn)) return false;
		modifiers.push(fn);
		return true;
	}
	/**
	* Write data to the supplied logger.
	*
	* @param {Object} meta Meta information about the log.
	* @param {Array} args Arguments for console.log.
	* @public
	*/
	function write() {
		logger.apply(logger, arguments);
	}
	/**
	* Process the message with the modifiers.
	*
	* @param {Mixed} message The message to be transformed by modifers.
	* @returns {String} Transformed message.
	* @public
	*/
	function process(message) {
		for (var i = 0; i < modifiers.length; i++) message = modifiers[i].apply(modifiers[i], arguments);
		return message;
	}
	/**
	* Introduce options to the logger function.
	*
	* @param {Function} fn Calback function.
	* @param {Object} options Properties to introduce on fn.
	* @returns {Function} The passed function
	* @public
	*/
	function introduce(fn, options) {
		var has = Object.prototype.hasOwnProperty;
		for (var key in options) if (has.call(options, key)) fn[key] = options[key];
		return fn;
	}
	/**
	* Nope, we're not allowed to write messages.
	*
	* @returns {Boolean} false
	* @public
	*/
	function nope(options) {
		options.enabled = false;
		options.modify = modify;
		options.set = set;
		options.use = use;
		return introduce(function diagnopes() {
			return false;
		}, options);
	}
	/**
	* Yep, we're allowed to write debug messages.
	*
	* @param {Object} options The options for the process.
	* @returns {Function} The function that does the logging.
	* @public
	*/
	function yep(options) {
		/**
		* The function that receives the actual debug information.
		*
		* @returns {Boolean} indication that we're logging.
		* @public
		*/
		function diagnostics() {
			var args = Array.prototype.slice.call(arguments, 0);
			write.call(write, options, process(args, options));
			return true;
		}
		options.enabled = true;
		options.modify = modify;
		options.set = set;
		options.use = use;
		return introduce(diagnostics, options);
	}
	/**
	* Simple helper function to introduce various of helper methods to our given
	* diagnostics function.
	*
	* @param {Function} diagnostics The diagnostics function.
	* @returns {Function} diagnostics
	* @public
	*/
	module.exports = function create(diagnostics) {
		diagnostics.introduce = introduce;
		diagnostics.enabled = enabled;
		diagnostics.process = process;
		diagnostics.modify = modify;
		diagnostics.write = write;
		diagnostics.nope = nope;
		diagnostics.yep = yep;
		diagnostics.set = set;
		diagnostics.use = use;
		return diagnostics;
	};
}));

// node_modules/@dabh/diagnostics/node/production.js
var require_production = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* Create a new diagnostics logger.
	*
	* @param {String} namespace The namespace it should enable.
	* @param {Object} options Additional options.
	* @returns {Function} The logger.
	* @public
	*/
	var diagnostics = require_diagnostics()(function prod(namespace, options) {
		options = options || {};
		options.namespace = namespace;
		options.prod = true;
		options.dev = false;
		if (!(options.force || prod.force)) return prod.nope(options);
		return prod.yep(options);
	});
	module.exports = diagnostics;
}));

// node_modules/@so-ric/colorspace/dist/index.cjs.js
var require_index_cjs = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var cssKeywords = {
		aliceblue: [
			240,
			248,
			255
		],
		antiquewhite: [
			250,
			235,
			215
		],
		aqua: [
			0,
			255,
			255
		],
		aquamarine: [
			127,
			255,
			212
		],
		azure: [
			240,
			255,
			255
		],
		beige: [
			245,
			245,
			220
		],
		bisque: [
			255,
			228,
			196
		],
		black: [
			0,
			0,
			0
		],
		blanchedalmond: [
			255,
			235,
			205
		],
		blue: [
			0,
			0,
			255
		],
		blueviolet: [
			138,
			43,
			226
		],
		brown: [
			165,
			42,
			42
		],
		burlywood: [
			222,
			184,
			135
		],
		cadetblue: [
			95,
			158,
			160
		],
		chartreuse: [
			127,
			255,
			0
		],
		chocolate: [
			210,
			105,
			30
		],
		coral: [
			255,
			127,
			80
		],
		cornflowerblue: [
			100,
			149,
			237
		],
		cornsilk: [
			255,
			248,
			220
		],
		crimson: [
			220,
			20,
			60
		],
		cyan: [
			0,
			255,
			255
		],
		darkblue: [
			0,
			0,
			139
		],
		darkcyan: [
			0,
			139,
			139
		],
		darkgoldenrod: [
			184,
			134,
			11
		],
		darkgray: [
			169,
			169,
			169
		],
		darkgreen: [
			0,
			100,
			0
		],
		darkgrey: [
			169,
			169,
			169
		],
		darkkhaki: [
			189,
			183,
			107
		],
		darkmagenta: [
			139,
			0,
			139
		],
		darkolivegreen: [
			85,
			107,
			47
		],
		darkorange: [
			255,
			140,
			0
		],
		darkorchid: [
			153,
			50,
			204
		],
		darkred: [
			139,
			0,
			0
		],
		darksalmon: [
			233,
			150,
			122
		],
		darkseagreen: [
			143,
			188,
			143
		],
		darkslateblue: [
			72,
			61,
			139
		],
		darkslategray: [
			47,
			79,
			79
		],
		darkslategrey: [
			47,
			79,
			79
		],
		darkturquoise: [
			0,
			206,
			209
		],
		darkviolet: [
			148,
			0,
			211
		],
		deeppink: [
			255,
			20,
			147
		],
		deepskyblue: [
			0,
			191,
			255
		],
		dimgray: [
			105,
			105,
			105
		],
		dimgrey: [
			105,
			105,
			105
		],
		dodgerblue: [
			30,
			144,
			255
		],
		firebrick: [
			178,
			34,
			34
		],
		floralwhite: [
			255,
			250,
			240
		],
		forestgreen: [
			34,
			139,
			34
		],
		fuchsia: [
			255,
			0,
			255
		],
		gainsboro: [
			220,
			220,
			220
		],
		ghostwhite: [
			248,
			248,
			255
		],
		gold: [
			255,
			215,
			0
		],
		goldenrod: [
			218,
			165,
			32
		],
		gray: [
			128,
			128,
			128
		],
		green: [
			0,
			128,
			0
		],
		greenyellow: [
			173,
			255,
			47
		],
		grey: [
			128,
			128,
			128
		],
		honeydew: [
			240,
			255,
			240
		],
		hotpink: [
			255,
			105,
			180
		],
		indianred: [
			205,
			92,
			92
		],
		indigo: [
			75,
			0,
			130
		],
		ivory: [
			255,
			255,
			240
		],
		khaki: [
			240,
			230,
			140
		],
		lavender: [
			230,
			230,
			250
		],
		lavenderblush: [
			255,
			240,
			245
		],
		lawngreen: [
			124,
			252,
			0
		],
		lemonchiffon: [
			255,
			250,
			205
		],
		lightblue: [
			173,
			216,
			230
		],
		lightcoral: [
			240,
			128,
			128
		],
		lightcyan: [
			224,
			255,
			255
		],
		lightgoldenrodyellow: [
			250,
			250,
			210
		],
		lightgray: [
			211,
			211,
			211
		],
		lightgreen: [
			144,
			238,
			144
		],
		lightgrey: [
			211,
			211,
			211
		],
		lightpink: [
			255,
			182,
			193
		],
		lightsalmon: [
			255,
			160,
			122
		],
		lightseagreen: [
			32,
			178,
			170
		],
		lightskyblue: [
			135,
			206,
			250
		],
		lightslategray: [
			119,
			136,
			153
		],
		lightslategrey: [
			119,
			136,
			153
		],
		lightsteelblue: [
			176,
			196,
			222
		],
		lightyellow: [
			255,
			255,
			224
		],
		lime: [
			0,
			255,
			0
		],
		limegreen: [
			50,
			205,
			50
		],
		linen: [
			250,
			240,
			230
		],
		magenta: [
			255,
			0,
			255
		],
		maroon: [
			128,
			0,
			0
		],
		mediumaquamarine: [
			102,
			205,
			170
		],
		mediumblue: [
			0,
			0,
			205
		],
		mediumorchid: [
			186,
			85,
			211
		],
		mediumpurple: [
			147,
			112,
			219
		],
		mediumseagreen: [
			60,
			179,
			113
		],
		mediumslateblue: [
			123,
			104,
			238
		],
		mediumspringgreen: [
			0,
			250,
			154
		],
		mediumturquoise: [
			72,
			209,
			204
		],
		mediumvioletred: [
			199,
			21,
			133
		],
		midnightblue: [
			25,
			25,
			112
		],
		mintcream: [
			245,
			255,
			250
		],
		mistyrose: [
			255,
			228,
			225
		],
		moccasin: [
			255,
			228,
			181
		],
		navajowhite: [
			255,
			222,
			173
		],
		navy: [
			0,
			0,
			128
		],
		oldlace: [
			253,
			245,
			230
		],
		olive: [
			128,
			128,
			0
		],
		olivedrab: [
			107,
			142,
			35
		],
		orange: [
			255,
			165,
			0
		],
		orangered: [
			255,
			69,
			0
		],
		orchid: [
			218,
			112,
			214
		],
		palegoldenrod: [
			238,
			232,
			170
		],
		palegreen: [
			152,
			251,
			152
		],
		paleturquoise: [
			175,
			238,
			238
		],
		palevioletred: [
			219,
			112,
			147
		],
		papayawhip: [
			255,
			239,
			213
		],
		peachpuff: [
			255,
			218,
			185
		],
		peru: [
			205,
			133,
			63
		],
		pink: [
			255,
			192,
			203
		],
		plum: [
			221,
			160,
			221
		],
		powderblue: [
			176,
			224,
			230
		],
		purple: [
			128,
			0,
			128
		],
		rebeccapurple: [
			102,
			51,
			153
		],
		red: [
			255,
			0,
			0
		],
		rosybrown: [
			188,
			143,
			143
		],
		royalblue: [
			65,
			105,
			225
		],
		saddlebrown: [
			139,
			69,
			19
		],
		salmon: [
			250,
			128,
			114
		],
		sandybrown: [
			244,
			164,
			96
		],
		seagreen: [
			46,
			139,
			87
		],
		seashell: [
			255,
			245,
			238
		],
		sienna: [
			160,
			82,
			45
		],
		silver: [
			192,
			192,
			192
		],
		skyblue: [
			135,
			206,
			235
		],
		slateblue: [
			106,
			90,
			205
		],
		slategray: [
			112,
			128,
			144
		],
		slategrey: [
			112,
			128,
			144
		],
		snow: [
			255,
			250,
			250
		],
		springgreen: [
			0,
			255,
			127
		],
		steelblue: [
			70,
			130,
			180
		],
		tan: [
			210,
			180,
			140
		],
		teal: [
			0,
			128,
			128
		],
		thistle: [
			216,
			191,
			216
		],
		tomato: [
			255,
			99,
			71
		],
		turquoise: [
			64,
			224,
			208
		],
		violet: [
			238,
			130,
			238
		],
		wheat: [
			245,
			222,
			179
		],
		white: [
			255,
			255,
			255
		],
		whitesmoke: [
			245,
			245,
			245
		],
		yellow: [
			255,
			255,
			0
		],
		yellowgreen: [
			154,
			205,
			50
		]
	};
	const reverseNames = Object.create(null);
	for (const name in cssKeywords) if (Object.hasOwn(cssKeywords, name)) reverseNames[cssKeywords[name]] = name;
	const cs = {
		to: {},
		get: {}
	};
	cs.get = function(string) {
		const prefix = string.slice(0, 3).toLowerCase();
		let value;
		let model;
		switch (prefix) {
			case "hsl":
				value = cs.get.hsl(string);
				model = "hsl";
				break;
			case "hwb":
				value = cs.get.hwb(string);
				model = "hwb";
				break;
			default:
				value = cs.get.rgb(string);
				model = "rgb";
		}
		if (!value) return null;
		return {
			model,
			value
		};
	};
	cs.get.rgb = function(string) {
		if (!string) return null;
		const abbr = /^#([a-f\d]{3,4})$/i;
		const hex = /^#([a-f\d]{6})([a-f\d]{2})?$/i;
		const rgba = /^rgba?\(\s*([+-]?\d+)(?=[\s,])\s*(?:,\s*)?([+-]?\d+)(?=[\s,])\s*(?:,\s*)?([+-]?\d+)\s*(?:[\s,|/]\s*([+-]?[\d.]+)(%?)\s*)?\)$/;
		const per = /^rgba?\(\s*([+-]?[\d.]+)%\s*,?\s*([+-]?[\d.]+)%\s*,?\s*([+-]?[\d.]+)%\s*(?:[\s,|/]\s*([+-]?[\d.]+)(%?)\s*)?\)$/;
		const keyword = /^(\w+)$/;
		let rgb = [
			0,
			0,
			0,
			1
		];
		let match;
		let i;
		let hexAlpha;
		if (match = string.match(hex)) {
			hexAlpha = match[2];
			match = match[1];
			for (i = 0; i < 3; i++) {
				const i2 = i * 2;
				rgb[i] = Number.parseInt(match.slice(i2, i2 + 2), 16);
			}
			if (hexAlpha) rgb[3] = Number.parseInt(hexAlpha, 16) / 255;
		} else if (match = string.match(abbr)) {
			match = match[1];
			hexAlpha = match[3];
			for (i = 0; i < 3; i++) rgb[i] = Number.parseInt(match[i] + match[i], 16);
			if (hexAlpha) rgb[3] = Number.parseInt(hexAlpha + hexAlpha, 16) / 255;
		} else if (match = string.match(rgba)) {
			for (i = 0; i < 3; i++) rgb[i] = Number.parseInt(match[i + 1], 10);
			if (match[4]) rgb[3] = match[5] ? Number.parseFloat(match[4]) * .01 : Number.parseFloat(match[4]);
		} else if (match = string.match(per)) {
			for (i = 0; i < 3; i++) rgb[i] = Math.round(Number.parseFloat(match[i + 1]) * 2.55);
			if (match[4]) rgb[3] = match[5] ? Number.parseFloat(match[4]) * .01 : Number.parseFloat(match[4]);
		} else if (match = string.match(keyword)) {
			if (match[1] === "transparent") return [
				0,
				0,
				0,
				0
			];
			if (!Object.hasOwn(cssKeywords, match[1])) return null;
			rgb = cssKeywords[match[1]];
			rgb[3] = 1;
			return rgb;
		} else return null;
		for (i = 0; i < 3; i++) rgb[i] = clamp(rgb[i], 0, 255);
		rgb[3] = clamp(rgb[3], 0, 1);
		return rgb;
	};
	cs.get.hsl = function(string) {
		if (!string) return null;
		const match = string.match(/^hsla?\(\s*([+-]?(?:\d{0,3}\.)?\d+)(?:deg)?\s*,?\s*([+-]?[\d.]+)%\s*,?\s*([+-]?[\d.]+)%\s*(?:[,|/]\s*([+-]?(?=\.\d|\d)(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?\d+)?)\s*)?\)$/);
		if (match) {
			const alpha = Number.parseFloat(match[4]);
			return [
				(Number.parseFloat(match[1]) % 360 + 360) % 360,
				clamp(Number.parseFloat(match[2]), 0, 100),
				clamp(Number.parseFloat(match[3]), 0, 100),
				clamp(Number.isNaN(alpha) ? 1 : alpha, 0, 1)
			];
		}
		return null;
	};
	cs.get.hwb = function(string) {
		if (!string) return null;
		const match = string.match(/^hwb\(\s*([+-]?\d{0,3}(?:\.\d+)?)(?:deg)?\s*[\s,]\s*([+-]?[\d.]+)%\s*[\s,]\s*([+-]?[\d.]+)%\s*(?:[\s,]\s*([+-]?(?=\.\d|\d)(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?\d+)?)\s*)?\)$/);
		if (match) {
			const alpha = Number.parseFloat(match[4]);
			return [
				(Number.parseFloat(match[1]) % 360 + 360) % 360,
				clamp(Number.parseFloat(match[2]), 0, 100),
				clamp(Number.parseFloat(match[3]), 0, 100),
				clamp(Number.isNaN(alpha) ? 1 : alpha, 0, 1)
			];
		}
		return null;
	};
	cs.to.hex = function(...rgba) {
		return "#" + hexDouble(rgba[0]) + hexDouble(rgba[1]) + hexDouble(rgba[2]) + (rgba[3] < 1 ? hexDouble(Math.round(rgba[3] * 255)) : "");
	};
	cs.to.rgb = function(...rgba) {
		return rgba.length < 4 || rgba[3] === 1 ? "rgb(" + Math.round(rgba[0]) + ", " + Math.round(rgba[1]) + ", " + Math.round(rgba[2]) + ")" : "rgba(" + Math.round(rgba[0]) + ", " + Math.round(rgba[1]) + ", " + Math.round(rgba[2]) + ", " + rgba[3] + ")";
	};
	cs.to.rgb.percent = function(...rgba) {
		const r = Math.round(rgba[0] / 255 * 100);
		const g = Math.round(rgba[1] / 255 * 100);
		const b = Math.round(rgba[2] / 255 * 100);
		return rgba.length < 4 || rgba[3] === 1 ? "rgb(" + r + "%, " + g + "%, " + b + "%)" : "rgba(" + r + "%, " + g + "%, " + b + "%, " + rgba[3] + ")";
	};
	cs.to.hsl = function(...hsla) {
		return hsla.length < 4 || hsla[3] === 1 ? "hsl(" + hsla[0] + ", " + hsla[1] + "%, " + hsla[2] + "%)" : "hsla(" + hsla[0] + ", " + hsla[1] + "%, " + hsla[2] + "%, " + hsla[3] + ")";
	};
	cs.to.hwb = function(...hwba) {
		let a = "";
		if (hwba.length >= 4 && hwba[3] !== 1) a = ", " + hwba[3];
		return "hwb(" + hwba[0] + ", " + hwba[1] + "%, " + hwba[2] + "%" + a + ")";
	};
	cs.to.keyword = function(...rgb) {
		return reverseNames[rgb.slice(0, 3)];
	};
	function clamp(number_, min, max) {
		return Math.min(Math.max(min, number_), max);
	}
	function hexDouble(number_) {
		const string_ = Math.round(number_).toString(16).toUpperCase();
		return string_.length < 2 ? "0" + string_ : string_;
	}
	const reverseKeywords = {};
	for (const key of Object.keys(cssKeywords)) reverseKeywords[cssKeywords[key]] = key;
	const convert$1 = {
		rgb: {
			channels: 3,
			labels: "rgb"
		},
		hsl: {
			channels: 3,
			labels: "hsl"
		},
		hsv: {
			channels: 3,
			labels: "hsv"
		},
		hwb: {
			channels: 3,
			labels: "hwb"
		},
		cmyk: {
			channels: 4,
			labels: "cmyk"
		},
		xyz: {
			channels: 3,
			labels: "xyz"
		},
		lab: {
			channels: 3,
			labels: "lab"
		},
		oklab: {
			channels: 3,
			labels: [
				"okl",
				"oka",
				"okb"
			]
		},
		lch: {
			channels: 3,
			labels: "lch"
		},
		oklch: {
			channels: 3,
			labels: [
				"okl",
				"okc",
				"okh"
			]
		},
		hex: {
			channels: 1,
			labels: ["hex"]
		},
		keyword: {
			channels: 1,
			labels: ["keyword"]
		},
		ansi16: {
			channels: 1,
			labels: ["ansi16"]
		},
		ansi256: {
			channels: 1,
			labels: ["ansi256"]
		},
		hcg: {
			channels: 3,
			labels: [
				"h",
				"c",
				"g"
			]
		},
		apple: {
			channels: 3,
			labels: [
				"r16",
				"g16",
				"b16"
			]
		},
		gray: {
			channels: 1,
			labels: ["gray"]
		}
	};
	const LAB_FT = (6 / 29) ** 3;
	function srgbNonlinearTransform(c) {
		const cc = c > .0031308 ? 1.055 * c ** (1 / 2.4) - .055 : c * 12.92;
		return Math.min(Math.max(0, cc), 1);
	}
	function srgbNonlinearTransformInv(c) {
		return c > .04045 ? ((c + .055) / 1.055) ** 2.4 : c / 12.92;
	}
	for (const model of Object.keys(convert$1)) {
		if (!("channels" in convert$1[model])) throw new Error("missing channels property: " + model);
		if (!("labels" in convert$1[model])) throw new Error("missing channel labels property: " + model);
		if (convert$1[model].labels.length !== convert$1[model].channels) throw new Error("channel and label counts mismatch: " + model);
		const { channels, labels } = convert$1[model];
		delete convert$1[model].channels;
		delete convert$1[model].labels;
		Object.defineProperty(convert$1[model], "channels", { value: channels });
		Object.defineProperty(convert$1[model], "labels", { value: labels });
	}
	convert$1.rgb.hsl = function(rgb) {
		const r = rgb[0] / 255;
		const g = rgb[1] / 255;
		const b = rgb[2] / 255;
		const min = Math.min(r, g, b);
		const max = Math.max(r, g, b);
		const delta = max - min;
		let h;
		let s;
		switch (max) {
			case min:
				h = 0;
				break;
			case r:
				h = (g - b) / delta;
				break;
			case g:
				h = 2 + (b - r) / delta;
				break;
			case b: h = 4 + (r - g) / delta;
		}
		h = Math.min(h * 60, 360);
		if (h < 0) h += 360;
		const l = (min + max) / 2;
		if (max === min) s = 0;
		else if (l <= .5) s = delta / (max + min);
		else s = delta / (2 - max - min);
		return [
			h,
			s * 100,
			l * 100
		];
	};
	convert$1.rgb.hsv = function(rgb) {
		let rdif;
		let gdif;
		let bdif;
		let h;
		let s;
		const r = rgb[0] / 255;
		const g = rgb[1] / 255;
		const b = rgb[2] / 255;
		const v = Math.max(r, g, b);
		const diff = v - Math.min(r, g, b);
		const diffc = function(c) {
			return (v - c) / 6 / diff + 1 / 2;
		};
		if (diff === 0) {
			h = 0;
			s = 0;
		} else {
			s = diff / v;
			rdif = diffc(r);
			gdif = diffc(g);
			bdif = diffc(b);
			switch (v) {
				case r:
					h = bdif - gdif;
					break;
				case g:
					h = 1 / 3 + rdif - bdif;
					break;
				case b: h = 2 / 3 + gdif - rdif;
			}
			if (h < 0) h += 1;
			else if (h > 1) h -= 1;
		}
		return [
			h * 360,
			s * 100,
			v * 100
		];
	};
	convert$1.rgb.hwb = function(rgb) {
		const r = rgb[0];
		const g = rgb[1];
		let b = rgb[2];
		const h = convert$1.rgb.hsl(rgb)[0];
		const w = 1 / 255 * Math.min(r, Math.min(g, b));
		b = 1 - 1 / 255 * Math.max(r, Math.max(g, b));
		return [
			h,
			w * 100,
			b * 100
		];
	};
	convert$1.rgb.oklab = function(rgb) {
		const r = srgbNonlinearTransformInv(rgb[0] / 255);
		const g = srgbNonlinearTransformInv(rgb[1] / 255);
		const b = srgbNonlinearTransformInv(rgb[2] / 255);
		const lp = Math.cbrt(.4122214708 * r + .5363325363 * g + .0514459929 * b);
		const mp = Math.cbrt(.2119034982 * r + .6806995451 * g + .1073969566 * b);
		const sp = Math.cbrt(.0883024619 * r + .2817188376 * g + .6299787005 * b);
		const l = .2104542553 * lp + .793617785 * mp - .0040720468 * sp;
		const aa = 1.9779984951 * lp - 2.428592205 * mp + .4505937099 * sp;
		const bb = .0259040371 * lp + .7827717662 * mp - .808675766 * sp;
		return [
			l * 100,
			aa * 100,
			bb * 100
		];
	};
	convert$1.rgb.cmyk = function(rgb) {
		const r = rgb[0] / 255;
		const g = rgb[1] / 255;
		const b = rgb[2] / 255;
		const k = Math.min(1 - r, 1 - g, 1 - b);
		const c = (1 - r - k) / (1 - k) || 0;
		const m = (1 - g - k) / (1 - k) || 0;
		const y = (1 - b - k) / (1 - k) || 0;
		return [
			c * 100,
			m * 100,
			y * 100,
			k * 100
		];
	};
	function comparativeDistance(x, y) {
		return (x[0] - y[0]) ** 2 + (x[1] - y[1]) ** 2 + (x[2] - y[2]) ** 2;
	}
	convert$1.rgb.keyword = function(rgb) {
		const reversed = reverseKeywords[rgb];
		if (reversed) return reversed;
		let currentClosestDistance = Number.POSITIVE_INFINITY;
		let currentClosestKeyword;
		for (const keyword of Object.keys(cssKeywords)) {
			const value = cssKeywords[keyword];
			const distance = comparativeDistance(rgb, value);
			if (distance < currentClosestDistance) {
				currentClosestDistance = distance;
				currentClosestKeyword = keyword;
			}
		}
		return currentClosestKeyword;
	};
	convert$1.keyword.rgb = function(keyword) {
		return cssKeywords[keyword];
	};
	convert$1.rgb.xyz = function(rgb) {
		const r = srgbNonlinearTransformInv(rgb[0] / 255);
		const g = srgbNonlinearTransformInv(rgb[1] / 255);
		const b = srgbNonlinearTransformInv(rgb[2] / 255);
		const x = r * .4124564 + g * .3575761 + b * .1804375;
		const y = r * .2126729 + g * .7151522 + b * .072175;
		const z = r * .0193339 + g * .119192 + b * .9503041;
		return [
			x * 100,
			y * 100,
			z * 100
		];
	};
	convert$1.rgb.lab = function(rgb) {
		const xyz = convert$1.rgb.xyz(rgb);
		let x = xyz[0];
		let y = xyz[1];
		let z = xyz[2];
		x /= 95.047;
		y /= 100;
		z /= 108.883;
		x = x > LAB_FT ? x ** (1 / 3) : 7.787 * x + 16 / 116;
		y = y > LAB_FT ? y ** (1 / 3) : 7.787 * y + 16 / 116;
		z = z > LAB_FT ? z ** (1 / 3) : 7.787 * z + 16 / 116;
		return [
			116 * y - 16,
			500 * (x - y),
			200 * (y - z)
		];
	};
	convert$1.hsl.rgb = function(hsl) {
		const h = hsl[0] / 360;
		const s = hsl[1] / 100;
		const l = hsl[2] / 100;
		let t3;
		let value;
		if (s === 0) {
			value = l * 255;
			return [
				value,
				value,
				value
			];
		}
		const t2 = l < .5 ? l * (1 + s) : l + s - l * s;
		const t1 = 2 * l - t2;
		const rgb = [
			0,
			0,
			0
		];
		for (let i = 0; i < 3; i++) {
			t3 = h + 1 / 3 * -(i - 1);
			if (t3 < 0) t3++;
			if (t3 > 1) t3--;
			if (6 * t3 < 1) value = t1 + (t2 - t1) * 6 * t3;
			else if (2 * t3 < 1) value = t2;
			else if (3 * t3 < 2) value = t1 + (t2 - t1) * (2 / 3 - t3) * 6;
			else value = t1;
			rgb[i] = value * 255;
		}
		return rgb;
	};
	convert$1.hsl.hsv = function(hsl) {
		const h = hsl[0];
		let s = hsl[1] / 100;
		let l = hsl[2] / 100;
		let smin = s;
		const lmin = Math.max(l, .01);
		l *= 2;
		s *= l <= 1 ? l : 2 - l;
		smin *= lmin <= 1 ? lmin : 2 - lmin;
		const v = (l + s) / 2;
		return [
			h,
			(l === 0 ? 2 * smin / (lmin + smin) : 2 * s / (l + s)) * 100,
			v * 100
		];
	};
	convert$1.hsv.rgb = function(hsv) {
		const h = hsv[0] / 60;
		const s = hsv[1] / 100;
		let v = hsv[2] / 100;
		const hi = Math.floor(h) % 6;
		const f = h - Math.floor(h);
		const p = 255 * v * (1 - s);
		const q = 255 * v * (1 - s * f);
		const t = 255 * v * (1 - s * (1 - f));
		v *= 255;
		switch (hi) {
			case 0: return [
				v,
				t,
				p
			];
			case 1: return [
				q,
				v,
				p
			];
			case 2: return [
				p,
				v,
				t
			];
			case 3: return [
				p,
				q,
				v
			];
			case 4: return [
				t,
				p,
				v
			];
			case 5: return [
				v,
				p,
				q
			];
		}
	};
	convert$1.hsv.hsl = function(hsv) {
		const h = hsv[0];
		const s = hsv[1] / 100;
		const v = hsv[2] / 100;
		const vmin = Math.max(v, .01);
		let sl;
		let l;
		l = (2 - s) * v;
		const lmin = (2 - s) * vmin;
		sl = s * vmin;
		sl /= lmin <= 1 ? lmin : 2 - lmin;
		sl = sl || 0;
		l /= 2;
		return [
			h,
			sl * 100,
			l * 100
		];
	};
	convert$1.hwb.rgb = function(hwb) {
		const h = hwb[0] / 360;
		let wh = hwb[1] / 100;
		let bl = hwb[2] / 100;
		const ratio = wh + bl;
		let f;
		if (ratio > 1) {
			wh /= ratio;
			bl /= ratio;
		}
		const i = Math.floor(6 * h);
		const v = 1 - bl;
		f = 6 * h - i;
		if ((i & 1) !== 0) f = 1 - f;
		const n = wh + f * (v - wh);
		let r;
		let g;
		let b;
		switch (i) {
			default:
			case 6:
			case 0:
				r = v;
				g = n;
				b = wh;
				break;
			case 1:
				r = n;
				g = v;
				b = wh;
				break;
			case 2:
				r = wh;
				g = v;
				b = n;
				break;
			case 3:
				r = wh;
				g = n;
				b = v;
				break;
			case 4:
				r = n;
				g = wh;
				b = v;
				break;
			case 5:
				r = v;
				g = wh;
				b = n;
		}
		return [
			r * 255,
			g * 255,
			b * 255
		];
	};
	convert$1.cmyk.rgb = function(cmyk) {
		const c = cmyk[0] / 100;
		const m = cmyk[1] / 100;
		const y = cmyk[2] / 100;
		const k = cmyk[3] / 100;
		const r = 1 - Math.min(1, c * (1 - k) + k);
		const g = 1 - Math.min(1, m * (1 - k) + k);
		const b = 1 - Math.min(1, y * (1 - k) + k);
		return [
			r * 255,
			g * 255,
			b * 255
		];
	};
	convert$1.xyz.rgb = function(xyz) {
		const x = xyz[0] / 100;
		const y = xyz[1] / 100;
		const z = xyz[2] / 100;
		let r;
		let g;
		let b;
		r = x * 3.2404542 + y * -1.5371385 + z * -.4985314;
		g = x * -.969266 + y * 1.8760108 + z * .041556;
		b = x * .0556434 + y * -.2040259 + z * 1.0572252;
		r = srgbNonlinearTransform(r);
		g = srgbNonlinearTransform(g);
		b = srgbNonlinearTransform(b);
		return [
			r * 255,
			g * 255,
			b * 255
		];
	};
	convert$1.xyz.lab = function(xyz) {
		let x = xyz[0];
		let y = xyz[1];
		let z = xyz[2];
		x /= 95.047;
		y /= 100;
		z /= 108.883;
		x = x > LAB_FT ? x ** (1 / 3) : 7.787 * x + 16 / 116;
		y = y > LAB_FT ? y ** (1 / 3) : 7.787 * y + 16 / 116;
		z = z > LAB_FT ? z ** (1 / 3) : 7.787 * z + 16 / 116;
		return [
			116 * y - 16,
			500 * (x - y),
			200 * (y - z)
		];
	};
	convert$1.xyz.oklab = function(xyz) {
		const x = xyz[0] / 100;
		const y = xyz[1] / 100;
		const z = xyz[2] / 100;
		const lp = Math.cbrt(.8189330101 * x + .3618667424 * y - .1288597137 * z);
		const mp = Math.cbrt(.0329845436 * x + .9293118715 * y + .0361456387 * z);
		const sp = Math.cbrt(.0482003018 * x + .2643662691 * y + .633851707 * z);
		const l = .2104542553 * lp + .793617785 * mp - .0040720468 * sp;
		const a = 1.9779984951 * lp - 2.428592205 * mp + .4505937099 * sp;
		const b = .0259040371 * lp + .7827717662 * mp - .808675766 * sp;
		return [
			l * 100,
			a * 100,
			b * 100
		];
	};
	convert$1.oklab.oklch = function(oklab) {
		return convert$1.lab.lch(oklab);
	};
	convert$1.oklab.xyz = function(oklab) {
		const ll = oklab[0] / 100;
		const a = oklab[1] / 100;
		const b = oklab[2] / 100;
		const l = (.999999998 * ll + .396337792 * a + .215803758 * b) ** 3;
		const m = (1.000000008 * ll - .105561342 * a - .063854175 * b) ** 3;
		const s = (1.000000055 * ll - .089484182 * a - 1.291485538 * b) ** 3;
		const x = 1.227013851 * l - .55779998 * m + .281256149 * s;
		const y = -.040580178 * l + 1.11225687 * m - .071676679 * s;
		const z = -.076381285 * l - .421481978 * m + 1.58616322 * s;
		return [
			x * 100,
			y * 100,
			z * 100
		];
	};
	convert$1.oklab.rgb = function(oklab) {
		const ll = oklab[0] / 100;
		const aa = oklab[1] / 100;
		const bb = oklab[2] / 100;
		const l = (ll + .3963377774 * aa + .2158037573 * bb) ** 3;
		const m = (ll - .1055613458 * aa - .0638541728 * bb) ** 3;
		const s = (ll - .0894841775 * aa - 1.291485548 * bb) ** 3;
		const r = srgbNonlinearTransform(4.0767416621 * l - 3.3077115913 * m + .2309699292 * s);
		const g = srgbNonlinearTransform(-1.2684380046 * l + 2.6097574011 * m - .3413193965 * s);
		const b = srgbNonlinearTransform(-.0041960863 * l - .7034186147 * m + 1.707614701 * s);
		return [
			r * 255,
			g * 255,
			b * 255
		];
	};
	convert$1.oklch.oklab = function(oklch) {
		return convert$1.lch.lab(oklch);
	};
	convert$1.lab.xyz = function(lab) {
		const l = lab[0];
		const a = lab[1];
		const b = lab[2];
		let x;
		let y;
		let z;
		y = (l + 16) / 116;
		x = a / 500 + y;
		z = y - b / 200;
		const y2 = y ** 3;
		const x2 = x ** 3;
		const z2 = z ** 3;
		y = y2 > LAB_FT ? y2 : (y - 16 / 116) / 7.787;
		x = x2 > LAB_FT ? x2 : (x - 16 / 116) / 7.787;
		z = z2 > LAB_FT ? z2 : (z - 16 / 116) / 7.787;
		x *= 95.047;
		y *= 100;
		z *= 108.883;
		return [
			x,
			y,
			z
		];
	};
	convert$1.lab.lch = function(lab) {
		const l = lab[0];
		const a = lab[1];
		const b = lab[2];
		let h;
		h = Math.atan2(b, a) * 360 / 2 / Math.PI;
		if (h < 0) h += 360;
		return [
			l,
			Math.sqrt(a * a + b * b),
			h
		];
	};
	convert$1.lch.lab = function(lch) {
		const l = lch[0];
		const c = lch[1];
		const hr = lch[2] / 360 * 2 * Math.PI;
		return [
			l,
			c * Math.cos(hr),
			c * Math.sin(hr)
		];
	};
	convert$1.rgb.ansi16 = function(args, saturation = null) {
		const [r, g, b] = args;
		let value = saturation === null ? convert$1.rgb.hsv(args)[2] : saturation;
		value = Math.round(value / 50);
		if (value === 0) return 30;
		let ansi = 30 + (Math.round(b / 255) << 2 | Math.round(g / 255) << 1 | Math.round(r / 255));
		if (value === 2) ansi += 60;
		return ansi;
	};
	convert$1.hsv.ansi16 = function(args) {
		return convert$1.rgb.ansi16(convert$1.hsv.rgb(args), args[2]);
	};
	convert$1.rgb.ansi256 = function(args) {
		const r = args[0];
		const g = args[1];
		const b = args[2];
		if (r >> 4 === g >> 4 && g >> 4 === b >> 4) {
			if (r < 8) return 16;
			if (r > 248) return 231;
			return Math.round((r - 8) / 247 * 24) + 232;
		}
		return 16 + 36 * Math.round(r / 255 * 5) + 6 * Math.round(g / 255 * 5) + Math.round(b / 255 * 5);
	};
	convert$1.ansi16.rgb = function(args) {
		args = args[0];
		let color = args % 10;
		if (color === 0 || color === 7) {
			if (args > 50) color += 3.5;
			color = color / 10.5 * 255;
			return [
				color,
				color,
				color
			];
		}
		const mult = (Math.trunc(args > 50) + 1) * .5;
		return [
			(color & 1) * mult * 255,
			(color >> 1 & 1) * mult * 255,
			(color >> 2 & 1) * mult * 255
		];
	};
	convert$1.ansi256.rgb = function(args) {
		args = args[0];
		if (args >= 232) {
			const c = (args - 232) * 10 + 8;
			return [
				c,
				c,
				c
			];
		}
		args -= 16;
		let rem;
		return [
			Math.floor(args / 36) / 5 * 255,
			Math.floor((rem = args % 36) / 6) / 5 * 255,
			rem % 6 / 5 * 255
		];
	};
	convert$1.rgb.hex = function(args) {
		const string = (((Math.round(args[0]) & 255) << 16) + ((Math.round(args[1]) & 255) << 8) + (Math.round(args[2]) & 255)).toString(16).toUpperCase();
		return "000000".slice(string.length) + string;
	};
	convert$1.hex.rgb = function(args) {
		const match = args.toString(16).match(/[a-f\d]{6}|[a-f\d]{3}/i);
		if (!match) return [
			0,
			0,
			0
		];
		let colorString = match[0];
		if (match[0].length === 3) colorString = [...colorString].map((char) => char + char).join("");
		const integer = Number.parseInt(colorString, 16);
		return [
			integer >> 16 & 255,
			integer >> 8 & 255,
			integer & 255
		];
	};
	convert$1.rgb.hcg = function(rgb) {
		const r = rgb[0] / 255;
		const g = rgb[1] / 255;
		const b = rgb[2] / 255;
		const max = Math.max(Math.max(r, g), b);
		const min = Math.min(Math.min(r, g), b);
		const chroma = max - min;
		let hue;
		const grayscale = chroma < 1 ? min / (1 - chroma) : 0;
		if (chroma <= 0) hue = 0;
		else if (max === r) hue = (g - b) / chroma % 6;
		else if (max === g) hue = 2 + (b - r) / chroma;
		else hue = 4 + (r - g) / chroma;
		hue /= 6;
		hue %= 1;
		return [
			hue * 360,
			chroma * 100,
			grayscale * 100
		];
	};
	convert$1.hsl.hcg = function(hsl) {
		const s = hsl[1] / 100;
		const l = hsl[2] / 100;
		const c = l < .5 ? 2 * s * l : 2 * s * (1 - l);
		let f = 0;
		if (c < 1) f = (l - .5 * c) / (1 - c);
		return [
			hsl[0],
			c * 100,
			f * 100
		];
	};
	convert$1.hsv.hcg = function(hsv) {
		const s = hsv[1] / 100;
		const v = hsv[2] / 100;
		const c = s * v;
		let f = 0;
		if (c < 1) f = (v - c) / (1 - c);
		return [
			hsv[0],
			c * 100,
			f * 100
		];
	};
	convert$1.hcg.rgb = function(hcg) {
		const h = hcg[0] / 360;
		const c = hcg[1] / 100;
		const g = hcg[2] / 100;
		if (c === 0) return [
			g * 255,
			g * 255,
			g * 255
		];
		const pure = [
			0,
			0,
			0
		];
		const hi = h % 1 * 6;
		const v = hi % 1;
		const w = 1 - v;
		let mg = 0;
		switch (Math.floor(hi)) {
			case 0:
				pure[0] = 1;
				pure[1] = v;
				pure[2] = 0;
				break;
			case 1:
				pure[0] = w;
				pure[1] = 1;
				pure[2] = 0;
				break;
			case 2:
				pure[0] = 0;
				pure[1] = 1;
				pure[2] = v;
				break;
			case 3:
				pure[0] = 0;
				pure[1] = w;
				pure[2] = 1;
				break;
			case 4:
				pure[0] = v;
				pure[1] = 0;
				pure[2] = 1;
				break;
			default:
				pure[0] = 1;
				pure[1] = 0;
				pure[2] = w;
		}
		mg = (1 - c) * g;
		return [
			(c * pure[0] + mg) * 255,
			(c * pure[1] + mg) * 255,
			(c * pure[2] + mg) * 255
		];
	};
	convert$1.hcg.hsv = function(hcg) {
		const c = hcg[1] / 100;
		const v = c + hcg[2] / 100 * (1 - c);
		let f = 0;
		if (v > 0) f = c / v;
		return [
			hcg[0],
			f * 100,
			v * 100
		];
	};
	convert$1.hcg.hsl = function(hcg) {
		const c = hcg[1] / 100;
		const l = hcg[2] / 100 * (1 - c) + .5 * c;
		let s = 0;
		if (l > 0 && l < .5) s = c / (2 * l);
		else if (l >= .5 && l < 1) s = c / (2 * (1 - l));
		return [
			hcg[0],
			s * 100,
			l * 100
		];
	};
	convert$1.hcg.hwb = function(hcg) {
		const c = hcg[1] / 100;
		const v = c + hcg[2] / 100 * (1 - c);
		return [
			hcg[0],
			(v - c) * 100,
			(1 - v) * 100
		];
	};
	convert$1.hwb.hcg = function(hwb) {
		const w = hwb[1] / 100;
		const v = 1 - hwb[2] / 100;
		const c = v - w;
		let g = 0;
		if (c < 1) g = (v - c) / (1 - c);
		return [
			hwb[0],
			c * 100,
			g * 100
		];
	};
	convert$1.apple.rgb = function(apple) {
		return [
			apple[0] / 65535 * 255,
			apple[1] / 65535 * 255,
			apple[2] / 65535 * 255
		];
	};
	convert$1.rgb.apple = function(rgb) {
		return [
			rgb[0] / 255 * 65535,
			rgb[1] / 255 * 65535,
			rgb[2] / 255 * 65535
		];
	};
	convert$1.gray.rgb = function(args) {
		return [
			args[0] / 100 * 255,
			args[0] / 100 * 255,
			args[0] / 100 * 255
		];
	};
	convert$1.gray.hsl = function(args) {
		return [
			0,
			0,
			args[0]
		];
	};
	convert$1.gray.hsv = convert$1.gray.hsl;
	convert$1.gray.hwb = function(gray) {
		return [
			0,
			100,
			gray[0]
		];
	};
	convert$1.gray.cmyk = function(gray) {
		return [
			0,
			0,
			0,
			gray[0]
		];
	};
	convert$1.gray.lab = function(gray) {
		return [
			gray[0],
			0,
			0
		];
	};
	convert$1.gray.hex = function(gray) {
		const value = Math.round(gray[0] / 100 * 255) & 255;
		const string = ((value << 16) + (value << 8) + value).toString(16).toUpperCase();
		return "000000".slice(string.length) + string;
	};
	convert$1.rgb.gray = function(rgb) {
		return [(rgb[0] + rgb[1] + rgb[2]) / 3 / 255 * 100];
	};
	function buildGraph() {
		const graph = {};
		const models = Object.keys(convert$1);
		for (let { length } = models, i = 0; i < length; i++) graph[models[i]] = {
			distance: -1,
			parent: null
		};
		return graph;
	}
	function deriveBFS(fromModel) {
		const graph = buildGraph();
		const queue = [fromModel];
		graph[fromModel].distance = 0;
		while (queue.length > 0) {
			const current = queue.pop();
			const adjacents = Object.keys(convert$1[current]);
			for (let { length } = adjacents, i = 0; i < length; i++) {
				const adjacent = adjacents[i];
				const node = graph[adjacent];
				if (node.distance === -1) {
					node.distance = graph[current].distance + 1;
					node.parent = current;
					queue.unshift(adjacent);
				}
			}
		}
		return graph;
	}
	function link(from, to) {
		return function(args) {
			return to(from(args));
		};
	}
	function wrapConversion(toModel, graph) {
		const path = [graph[toModel].parent, toModel];
		let fn = convert$1[graph[toModel].parent][toModel];
		let cur = graph[toModel].parent;
		while (graph[cur].parent) {
			path.unshift(graph[cur].parent);
			fn = link(convert$1[graph[cur].parent][cur], fn);
			cur = graph[cur].parent;
		}
		fn.conversion = path;
		return fn;
	}
	function route(fromModel) {
		const graph = deriveBFS(fromModel);
		const conversion = {};
		const models = Object.keys(graph);
		for (let { length } = models, i = 0; i < length; i++) {
			const toModel = models[i];
			if (graph[toModel].parent === null) continue;
			conversion[toModel] = wrapConversion(toModel, graph);
		}
		return conversion;
	}
	const convert = {};
	const models = Object.keys(convert$1);
	function wrapRaw(fn) {
		const wrappedFn = function(...args) {
			const arg0 = args[0];
			if (arg0 === void 0 || arg0 === null) return arg0;
			if (arg0.length > 1) args = arg0;
			return fn(args);
		};
		if ("conversion" in fn) wrappedFn.conversion = fn.conversion;
		return wrappedFn;
	}
	function wrapRounded(fn) {
		const wrappedFn = function(...args) {
			const arg0 = args[0];
			if (arg0 === void 0 || arg0 === null) return arg0;
			if (arg0.length > 1) args = arg0;
			const result = fn(args);
			if (typeof result === "object") for (let { length } = result, i = 0; i < length; i++) result[i] = Math.round(result[i]);
			return result;
		};
		if ("conversion" in fn) wrappedFn.conversion = fn.conversion;
		return wrappedFn;
	}
	for (const fromModel of models) {
		convert[fromModel] = {};
		Object.defineProperty(convert[fromModel], "channels", { value: convert$1[fromModel].channels });
		Object.defineProperty(convert[fromModel], "labels", { value: convert$1[fromModel].labels });
		const routes = route(fromModel);
		const routeModels = Object.keys(routes);
		for (const toModel of routeModels) {
			const fn = routes[toModel];
			convert[fromModel][toModel] = wrapRounded(fn);
			convert[fromModel][toModel].raw = wrapRaw(fn);
		}
	}
	const skippedModels = [
		"keyword",
		"gray",
		"hex"
	];
	const hashedModelKeys = {};
	for (const model of Object.keys(convert)) hashedModelKeys[[...convert[model].labels].sort().join("")] = model;
	const limiters = {};
	function Color(object, model) {
		if (!(this instanceof Color)) return new Color(object, model);
		if (model && model in skippedModels) model = null;
		if (model && !(model in convert)) throw new Error("Unknown model: " + model);
		let i;
		let channels;
		if (object == null) {
			this.model = "rgb";
			this.color = [
				0,
				0,
				0
			];
			this.valpha = 1;
		} else if (object instanceof Color) {
			this.model = object.model;
			this.color = [...object.color];
			this.valpha = object.valpha;
		} else if (typeof object === "string") {
			const result = cs.get(object);
			if (result === null) throw new Error("Unable to parse color from string: " + object);
			this.model = result.model;
			channels = convert[this.model].channels;
			this.color = result.value.slice(0, channels);
			this.valpha = typeof result.value[channels] === "number" ? result.value[channels] : 1;
		} else if (object.length > 0) {
			this.model = model || "rgb";
			channels = convert[this.model].channels;
			const newArray = Array.prototype.slice.call(object, 0, channels);
			this.color = zeroArray(newArray, channels);
			this.valpha = typeof object[channels] === "number" ? object[channels] : 1;
		} else if (typeof object === "number") {
			this.model = "rgb";
			this.color = [
				object >> 16 & 255,
				object >> 8 & 255,
				object & 255
			];
			this.valpha = 1;
		} else {
			this.valpha = 1;
			const keys = Object.keys(object);
			if ("alpha" in object) {
				keys.splice(keys.indexOf("alpha"), 1);
				this.valpha = typeof object.alpha === "number" ? object.alpha : 0;
			}
			const hashedKeys = keys.sort().join("");
			if (!(hashedKeys in hashedModelKeys)) throw new Error("Unable to parse color from object: " + JSON.stringify(object));
			this.model = hashedModelKeys[hashedKeys];
			const { labels } = convert[this.model];
			const color = [];
			for (i = 0; i < labels.length; i++) color.push(object[labels[i]]);
			this.color = zeroArray(color);
		}
		if (limiters[this.model]) {
			channels = convert[this.model].channels;
			for (i = 0; i < channels; i++) {
				const limit = limiters[this.model][i];
				if (limit) this.color[i] = limit(this.color[i]);
			}
		}
		this.valpha = Math.max(0, Math.min(1, this.valpha));
		if (Object.freeze) Object.freeze(this);
	}
	Color.prototype = {
		toString() {
			return this.string();
		},
		toJSON() {
			return this[this.model]();
		},
		string(places) {
			let self = this.model in cs.to ? this : this.rgb();
			self = self.round(typeof places === "number" ? places : 1);
			const arguments_ = self.valpha === 1 ? self.color : [...self.color, this.valpha];
			return cs.to[self.model](...arguments_);
		},
		percentString(places) {
			const self = this.rgb().round(typeof places === "number" ? places : 1);
			const arguments_ = self.valpha === 1 ? self.color : [...self.color, this.valpha];
			return cs.to.rgb.percent(...arguments_);
		},
		array() {
			return this.valpha === 1 ? [...this.color] : [...this.color, this.valpha];
		},
		object() {
			const result = {};
			const { channels } = convert[this.model];
			const { labels } = convert[this.model];
			for (let i = 0; i < channels; i++) result[labels[i]] = this.color[i];
			if (this.valpha !== 1) result.alpha = this.valpha;
			return result;
		},
		unitArray() {
			const rgb = this.rgb().color;
			rgb[0] /= 255;
			rgb[1] /= 255;
			rgb[2] /= 255;
			if (this.valpha !== 1) rgb.push(this.valpha);
			return rgb;
		},
		unitObject() {
			const rgb = this.rgb().object();
			rgb.r /= 255;
			rgb.g /= 255;
			rgb.b /= 255;
			if (this.valpha !== 1) rgb.alpha = this.valpha;
			return rgb;
		},
		round(places) {
			places = Math.max(places || 0, 0);
			return new Color([...this.color.map(roundToPlace(places)), this.valpha], this.model);
		},
		alpha(value) {
			if (value !== void 0) return new Color([...this.color, Math.max(0, Math.min(1, value))], this.model);
			return this.valpha;
		},
		red: getset("rgb", 0, maxfn(255)),
		green: getset("rgb", 1, maxfn(255)),
		blue: getset("rgb", 2, maxfn(255)),
		hue: getset([
			"hsl",
			"hsv",
			"hsl",
			"hwb",
			"hcg"
		], 0, (value) => (value % 360 + 360) % 360),
		saturationl: getset("hsl", 1, maxfn(100)),
		lightness: getset("hsl", 2, maxfn(100)),
		saturationv: getset("hsv", 1, maxfn(100)),
		value: getset("hsv", 2, maxfn(100)),
		chroma: getset("hcg", 1, maxfn(100)),
		gray: getset("hcg", 2, maxfn(100)),
		white: getset("hwb", 1, maxfn(100)),
		wblack: getset("hwb", 2, maxfn(100)),
		cyan: getset("cmyk", 0, maxfn(100)),
		magenta: getset("cmyk", 1, maxfn(100)),
		yellow: getset("cmyk", 2, maxfn(100)),
		black: getset("cmyk", 3, maxfn(100)),
		x: getset("xyz", 0, maxfn(95.047)),
		y: getset("xyz", 1, maxfn(100)),
		z: getset("xyz", 2, maxfn(108.833)),
		l: getset("lab", 0, maxfn(100)),
		a: getset("lab", 1),
		b: getset("lab", 2),
		keyword(value) {
			if (value !== void 0) return new Color(value);
			return convert[this.model].keyword(this.color);
		},
		hex(value) {
			if (value !== void 0) return new Color(value);
			return cs.to.hex(...this.rgb().round().color);
		},
		hexa(value) {
			if (value !== void 0) return new Color(value);
			const rgbArray = this.rgb().round().color;
			let alphaHex = Math.round(this.valpha * 255).toString(16).toUpperCase();
			if (alphaHex.length === 1) alphaHex = "0" + alphaHex;
			return cs.to.hex(...rgbArray) + alphaHex;
		},
		rgbNumber() {
			const rgb = this.rgb().color;
			return (rgb[0] & 255) << 16 | (rgb[1] & 255) << 8 | rgb[2] & 255;
		},
		luminosity() {
			const rgb = this.rgb().color;
			const lum = [];
			for (const [i, element] of rgb.entries()) {
				const chan = element / 255;
				lum[i] = chan <= .04045 ? chan / 12.92 : ((chan + .055) / 1.055) ** 2.4;
			}
			return .2126 * lum[0] + .7152 * lum[1] + .0722 * lum[2];
		},
		contrast(color2) {
			const lum1 = this.luminosity();
			const lum2 = color2.luminosity();
			if (lum1 > lum2) return (lum1 + .05) / (lum2 + .05);
			return (lum2 + .05) / (lum1 + .05);
		},
		level(color2) {
			const contrastRatio = this.contrast(color2);
			if (contrastRatio >= 7) return "AAA";
			return contrastRatio >= 4.5 ? "AA" : "";
		},
		isDark() {
			const rgb = this.rgb().color;
			return (rgb[0] * 2126 + rgb[1] * 7152 + rgb[2] * 722) / 1e4 < 128;
		},
		isLight() {
			return !this.isDark();
		},
		negate() {
			const rgb = this.rgb();
			for (let i = 0; i < 3; i++) rgb.color[i] = 255 - rgb.color[i];
			return rgb;
		},
		lighten(ratio) {
			const hsl = this.hsl();
			hsl.color[2] += hsl.color[2] * ratio;
			return hsl;
		},
		darken(ratio) {
			const hsl = this.hsl();
			hsl.color[2] -= hsl.color[2] * ratio;
			return hsl;
		},
		saturate(ratio) {
			const hsl = this.hsl();
			hsl.color[1] += hsl.color[1] * ratio;
			return hsl;
		},
		desaturate(ratio) {
			const hsl = this.hsl();
			hsl.color[1] -= hsl.color[1] * ratio;
			return hsl;
		},
		whiten(ratio) {
			const hwb = this.hwb();
			hwb.color[1] += hwb.color[1] * ratio;
			return hwb;
		},
		blacken(ratio) {
			const hwb = this.hwb();
			hwb.color[2] += hwb.color[2] * ratio;
			return hwb;
		},
		grayscale() {
			const rgb = this.rgb().color;
			const value = rgb[0] * .3 + rgb[1] * .59 + rgb[2] * .11;
			return Color.rgb(value, value, value);
		},
		fade(ratio) {
			return this.alpha(this.valpha - this.valpha * ratio);
		},
		opaquer(ratio) {
			return this.alpha(this.valpha + this.valpha * ratio);
		},
		rotate(degrees) {
			const hsl = this.hsl();
			let hue = hsl.color[0];
			hue = (hue + degrees) % 360;
			hue = hue < 0 ? 360 + hue : hue;
			hsl.color[0] = hue;
			return hsl;
		},
		mix(mixinColor, weight) {
			if (!mixinColor || !mixinColor.rgb) throw new Error("Argument to \"mix\" was not a Color instance, but rather an instance of " + typeof mixinColor);
			const color1 = mixinColor.rgb();
			const color2 = this.rgb();
			const p = weight === void 0 ? .5 : weight;
			const w = 2 * p - 1;
			const a = color1.alpha() - color2.alpha();
			const w1 = ((w * a === -1 ? w : (w + a) / (1 + w * a)) + 1) / 2;
			const w2 = 1 - w1;
			return Color.rgb(w1 * color1.red() + w2 * color2.red(), w1 * color1.green() + w2 * color2.green(), w1 * color1.blue() + w2 * color2.blue(), color1.alpha() * p + color2.alpha() * (1 - p));
		}
	};
	for (const model of Object.keys(convert)) {
		if (skippedModels.includes(model)) continue;
		const { channels } = convert[model];
		Color.prototype[model] = function(...arguments_) {
			if (this.model === model) return new Color(this);
			if (arguments_.length > 0) return new Color(arguments_, model);
			return new Color([...assertArray(convert[this.model][model].raw(this.color)), this.valpha], model);
		};
		Color[model] = function(...arguments_) {
			let color = arguments_[0];
			if (typeof color === "number") color = zeroArray(arguments_, channels);
			return new Color(color, model);
		};
	}
	function roundTo(number, places) {
		return Number(number.toFixed(places));
	}
	function roundToPlace(places) {
		return function(number) {
			return roundTo(number, places);
		};
	}
	function getset(model, channel, modifier) {
		model = Array.isArray(model) ? model : [model];
		for (const m of model) (limiters[m] ||= [])[channel] = modifier;
		model = model[0];
		return function(value) {
			let result;
			if (value !== void 0) {
				if (modifier) value = modifier(value);
				result = this[model]();
				result.color[channel] = value;
				return result;
			}
			result = this[model]().color[channel];
			if (modifier) result = modifier(result);
			return result;
		};
	}
	function maxfn(max) {
		return function(v) {
			return Math.max(0, Math.min(max, v));
		};
	}
	function assertArray(value) {
		return Array.isArray(value) ? value : [value];
	}
	function zeroArray(array, length) {
		for (let i = 0; i < length; i++) if (typeof array[i] !== "number") array[i] = 0;
		return array;
	}
	function getDefaultExportFromCjs(x) {
		return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
	}
	var hex = /*@__PURE__*/ getDefaultExportFromCjs(function hex(str) {
		for (var i = 0, hash = 0; i < str.length; hash = str.charCodeAt(i++) + ((hash << 5) - hash));
		var color = Math.floor(Math.abs(Math.sin(hash) * 1e4 % 1 * 16777216)).toString(16);
		return "#" + Array(6 - color.length + 1).join("0") + color;
	});
	/**
	* Generate a color for a given name. But be reasonably smart about it by
	* understanding name spaces and coloring each namespace a bit lighter so they
	* still have the same base color as the root.
	*
	* @param {string} namespace The namespace
	* @param {string} [delimiter] The delimiter
	* @returns {string} color
	*/
	function colorspace(namespace, delimiter) {
		const split = namespace.split(delimiter || ":");
		let base = hex(split[0]);
		if (!split.length) return base;
		for (let i = 0, l = split.length - 1; i < l; i++) base = Color(base).mix(Color(hex(split[i + 1]))).saturate(1).hex();
		return base;
	}
	module.exports = colorspace;
}));

// node_modules/kuler/index.js
var require_kuler = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* Kuler: Color text using CSS colors
	*
	* @constructor
	* @param {String} text The text that needs to be styled
	* @param {String} color Optional color for alternate API.
	* @api public
	*/
	function Kuler(text, color) {
		if (color) return new Kuler(text).style(color);
		if (!(this instanceof Kuler)) return new Kuler(text);
		this.text = text;
	}
	/**
	* ANSI color codes.
	*
	* @type {String}
	* @private
	*/
	Kuler.prototype.prefix = "\x1B[";
	Kuler.prototype.suffix = "m";
	/**
	* Parse a hex color string and parse it to it's RGB equiv.
	*
	* @param {String} color
	* @returns {Array}
	* @api private
	*/
	Kuler.prototype.hex = function hex(color) {
		color = color[0] === "#" ? color.substring(1) : color;
		if (color.length === 3) {
			color = color.split("");
			color[5] = color[2];
			color[4] = color[2];
			color[3] = color[1];
			color[2] = color[1];
			color[1] = color[0];
			color = color.join("");
		}
		var r = color.substring(0, 2), g = color.substring(2, 4), b = color.substring(4, 6);
		return [
			parseInt(r, 16),
			parseInt(g, 16),
			parseInt(b, 16)
		];
	};
	/**
	* Transform a 255 RGB value to an RGV code.
	*
	* @param {Number} r Red color channel.
	* @param {Number} g Green color channel.
	* @param {Number} b Blue color channel.
	* @returns {String}
	* @api public
	*/
	Kuler.prototype.rgb = function rgb(r, g, b) {
		var red = r / 255 * 5, green = g / 255 * 5, blue = b / 255 * 5;
		return this.ansi(red, green, blue);
	};
	/**
	* Turns RGB 0-5 values into a single ANSI code.
	*
	* @param {Number} r Red color channel.
	* @param {Number} g Green color channel.
	* @param {Number} b Blue color channel.
	* @returns {String}
	* @api public
	*/
	Kuler.prototype.ansi = function ansi(r, g, b) {
		var red = Math.round(r), green = Math.round(g), blue = Math.round(b);
		return 16 + red * 36 + green * 6 + blue;
	};
	/**
	* Marks an end of color sequence.
	*
	* @returns {String} Reset sequence.
	* @api public
	*/
	Kuler.prototype.reset = function reset() {
		return this.prefix + "39;49" + this.suffix;
	};
	/**
	* Colour the terminal using CSS.
	*
	* @param {String} color The HEX color code.
	* @returns {String} the escape code.
	* @api public
	*/
	Kuler.prototype.style = function style(color) {
		return this.prefix + "38;5;" + this.rgb.apply(this, this.hex(color)) + this.suffix + this.text + this.reset();
	};
	module.exports = Kuler;
}));

// node_modules/@dabh/diagnostics/modifiers/namespace-ansi.js
var require_namespace_ansi = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var colorspace = require_index_cjs();
	var kuler = require_kuler();
	/**
	* Prefix the messages with a colored namespace.
	*
	* @param {Array} args The messages array that is getting written.
	* @param {Object} options Options for diagnostics.
	* @returns {Array} Altered messages array.
	* @public
	*/
	module.exports = function ansiModifier(args, options) {
		var namespace = options.namespace;
		args[0] = (options.colors !== false ? kuler(namespace + ":", colorspace(namespace)) : namespace + ":") + " " + args[0];
		return args;
	};
}));

// node_modules/enabled/index.js
var require_enabled = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* Checks if a given namespace is allowed by the given variable.
	*
	* @param {String} name namespace that should be included.
	* @param {String} variable Value that needs to be tested.
	* @returns {Boolean} Indication if namespace is enabled.
	* @public
	*/
	module.exports = function enabled(name, variable) {
		if (!variable) return false;
		var variables = variable.split(/[\s,]+/), i = 0;
		for (; i < variables.length; i++) {
			variable = variables[i].replace("*", ".*?");
			if ("-" === variable.charAt(0)) {
				if (new RegExp("^" + variable.substr(1) + "$").test(name)) return false;
				continue;
			}
			if (new RegExp("^" + variable + "$").test(name)) return true;
		}
		return false;
	};
}));

// node_modules/@dabh/diagnostics/adapters/index.js
var require_adapters = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var enabled = require_enabled();
	/**
	* Creates a new Adapter.
	*
	* @param {Function} fn Function that returns the value.
	* @returns {Function} The adapter logic.
	* @public
	*/
	module.exports = function create(fn) {
		return function adapter(namespace) {
			try {
				return enabled(namespace, fn());
			} catch (e) {}
			return false;
		};
	};
}));

// node_modules/@dabh/diagnostics/adapters/process.env.js
var require_process_env = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var adapter = require_adapters();
	/**
	* Extracts the values from process.env.
	*
	* @type {Function}
	* @public
	*/
	module.exports = adapter(function processenv() {
		return process.env.DEBUG || process.env.DIAGNOSTICS;
	});
}));

// node_modules/@dabh/diagnostics/logger/console.js
var require_console = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* An idiot proof logger to be used as default. We've wrapped it in a try/catch
	* statement to ensure the environments without the `console` API do not crash
	* as well as an additional fix for ancient browsers like IE8 where the
	* `console.log` API doesn't have an `apply`, so we need to use the Function's
	* apply functionality to apply the arguments.
	*
	* @param {Object} meta Options of the logger.
	* @param {Array} messages The actuall message that needs to be logged.
	* @public
	*/
	module.exports = function(meta, messages) {
		try {
			Function.prototype.apply.call(console.log, console, messages);
		} catch (e) {}
	};
}));

// node_modules/@dabh/diagnostics/node/development.js
var require_development = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var create = require_diagnostics();
	var tty = __require("tty").isatty(1);
	/**
	* Create a new diagnostics logger.
	*
	* @param {String} namespace The namespace it should enable.
	* @param {Object} options Additional options.
	* @returns {Function} The logger.
	* @public
	*/
	var diagnostics = create(function dev(namespace, options) {
		options = options || {};
		options.colors = "colors" in options ? options.colors : tty;
		options.namespace = namespace;
		options.prod = false;
		options.dev = true;
		if (!dev.enabled(namespace) && !(options.force || dev.force)) return dev.nope(options);
		return dev.yep(options);
	});
	diagnostics.modify(require_namespace_ansi());
	diagnostics.use(require_process_env());
	diagnostics.set(require_console());
	module.exports = diagnostics;
}));

// node_modules/@dabh/diagnostics/node/index.js
var require_node = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	if (process.env.NODE_ENV === "production") module.exports = require_production();
	else module.exports = require_development();
}));

// node_modules/winston/lib/winston/tail-file.js
/**
* tail-file.js: TODO: add file header description.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_tail_file = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const { StringDecoder } = __require("string_decoder");
	const { Stream } = require_readable();
	/**
	* Simple no-op function.
	* @returns {undefined}
	*/
	function noop() {}
	/**
	* TODO: add function description.
	* @param {Object} options - Options for tail.
	* @param {function} iter - Iterator function to execute on every line.
	* `tail -f` a file. Options must include file.
	* @returns {mixed} - TODO: add return description.
	*/
	module.exports = (options, iter) => {
		const buffer = Buffer.alloc(65536);
		const decode = new StringDecoder("utf8");
		const stream = new Stream();
		let buff = "";
		let pos = 0;
		let row = 0;
		if (options.start === -1) delete options.start;
		stream.readable = true;
		stream.destroy = () => {
			stream.destroyed = true;
			stream.emit("end");
			stream.emit("close");
		};
		fs.open(options.file, "a+", "0644", (err, fd) => {
			if (err) {
				if (!iter) stream.emit("error", err);
				else iter(err);
				stream.destroy();
				return;
			}
			(function read() {
				if (stream.destroyed) {
					fs.close(fd, noop);
					return;
				}
				return fs.read(fd, buffer, 0, buffer.length, pos, (error, bytes) => {
					if (error) {
						if (!iter) stream.emit("error", error);
						else iter(error);
						stream.destroy();
						return;
					}
					if (!bytes) {
						if (buff) {
							if (options.start == null || row > options.start) {
								if (!iter) stream.emit("line", buff);
								else iter(null, buff);
							}
							row++;
							buff = "";
						}
						return setTimeout(read, 1e3);
					}
					let data = decode.write(buffer.slice(0, bytes));
					if (!iter) stream.emit("data", data);
					data = (buff + data).split(/\n+/);
					const l = data.length - 1;
					let i = 0;
					for (; i < l; i++) {
						if (options.start == null || row > options.start) {
							if (!iter) stream.emit("line", data[i]);
							else iter(null, data[i]);
						}
						row++;
					}
					buff = data[l];
					pos += bytes;
					return read();
				});
			})();
		});
		if (!iter) return stream;
		return stream.destroy;
	};
}));

// node_modules/winston/lib/winston/transports/file.js
/**
* file.js: Transport for outputting to a local log file.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_file = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const fs = __require("fs");
	const path = __require("path");
	const asyncSeries = require_series();
	const zlib = __require("zlib");
	const { MESSAGE } = require_triple_beam();
	const { Stream, PassThrough } = require_readable();
	const TransportStream = require_winston_transport();
	const debug = require_node()("winston:file");
	const os = __require("os");
	const tailFile = require_tail_file();
	/**
	* Transport for outputting to a local log file.
	* @type {File}
	* @extends {TransportStream}
	*/
	module.exports = class File extends TransportStream {
		/**
		* Constructor function for the File transport object responsible for
		* persisting log messages and metadata to one or more files.
		* @param {Object} options - Options for this instance.
		*/
		constructor(options = {}) {
			super(options);
			this.name = options.name || "file";
			function throwIf(target, ...args) {
				args.slice(1).forEach((name) => {
					if (options[name]) throw new Error(`Cannot set ${name} and ${target} together`);
				});
			}
			this._stream = new PassThrough();
			this._stream.setMaxListeners(30);
			this._onError = this._onError.bind(this);
			if (options.filename || options.dirname) {
				throwIf("filename or dirname", "stream");
				this._basename = this.filename = options.filename ? path.basename(options.filename) : "winston.log";
				this.dirname = options.dirname || path.dirname(options.filename);
				this.options = options.options || { flags: "a" };
			} else if (options.stream) {
				console.warn("options.stream will be removed in winston@4. Use winston.transports.Stream");
				throwIf("stream", "filename", "maxsize");
				this._dest = this._stream.pipe(this._setupStream(options.stream));
				this.dirname = path.dirname(this._dest.path);
			} else throw new Error("Cannot log to file without filename or stream.");
			this.maxsize = options.maxsize || null;
			this.rotationFormat = options.rotationFormat || false;
			this.zippedArchive = options.zippedArchive || false;
			this.maxFiles = options.maxFiles || null;
			this.eol = typeof options.eol === "string" ? options.eol : os.EOL;
			this.tailable = options.tailable || false;
			this.lazy = options.lazy || false;
			this._size = 0;
			this._pendingSize = 0;
			this._created = 0;
			this._drain = false;
			this._opening = false;
			this._ending = false;
			this._fileExist = false;
			if (this.dirname) this._createLogDirIfNotExist(this.dirname);
			if (!this.lazy) this.open();
		}
		finishIfEnding() {
			if (this._ending) {
				if (this._opening) this.once("open", () => {
					this._stream.once("finish", () => this.emit("finish"));
					setImmediate(() => this._stream.end());
				});
				else {
					this._stream.once("finish", () => this.emit("finish"));
					setImmediate(() => this._stream.end());
				}
			}
		}
		/**
		* Called by Node.js Writable stream before emitting 'finish'.
		* Ensures all buffered data is flushed to the underlying file stream
		* before the transport signals completion.
		* @param {Function} callback - Callback to signal completion.
		* @private
		*/
		_final(callback) {
			if (this._opening) {
				this.once("open", () => this._final(callback));
				return;
			}
			this._stream.end();
			if (!this._dest) return callback();
			if (this._dest.writableFinished) return callback();
			this._dest.once("finish", callback);
			this._dest.once("error", callback);
		}
		/**
		* Core logging method exposed to Winston. Metadata is optional.
		* @param {Object} info - TODO: add param description.
		* @param {Function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		log(info, callback = () => {}) {
			if (this.silent) {
				callback();
				return true;
			}
			if (this._drain) {
				this._stream.once("drain", () => {
					this._drain = false;
					this.log(info, callback);
				});
				return;
			}
			if (this._rotate) {
				this._stream.once("rotate", () => {
					this._rotate = false;
					this.log(info, callback);
				});
				return;
			}
			if (this.lazy) {
				if (!this._fileExist) {
					if (!this._opening) this.open();
					this.once("open", () => {
						this._fileExist = true;
						this.log(info, callback);
					});
					return;
				}
				if (this._needsNewFile(this._pendingSize)) {
					this._dest.once("close", () => {
						if (!this._opening) this.open();
						this.once("open", () => {
							this.log(info, callback);
						});
					});
					return;
				}
			}
			const output = `${info[MESSAGE]}${this.eol}`;
			const bytes = Buffer.byteLength(output);
			function logged() {
				this._size += bytes;
				this._pendingSize -= bytes;
				debug("logged %s %s", this._size, output);
				this.emit("logged", info);
				if (this._rotate) return;
				if (this._opening) return;
				if (!this._needsNewFile()) return;
				if (this.lazy) {
					this._endStream(() => {
						this.emit("fileclosed");
					});
					return;
				}
				this._rotate = true;
				this._endStream(() => this._rotateFile());
			}
			this._pendingSize += bytes;
			if (this._opening && !this.rotatedWhileOpening && this._needsNewFile(this._size + this._pendingSize)) this.rotatedWhileOpening = true;
			const written = this._stream.write(output, logged.bind(this));
			if (!written) {
				this._drain = true;
				this._stream.once("drain", () => {
					this._drain = false;
					callback();
				});
			} else callback();
			debug("written", written, this._drain);
			this.finishIfEnding();
			return written;
		}
		/**
		* Query the transport. Options object is optional.
		* @param {Object} options - Loggly-like query options for this instance.
		* @param {function} callback - Continuation to respond to when complete.
		* TODO: Refactor me.
		*/
		query(options, callback) {
			if (typeof options === "function") {
				callback = options;
				options = {};
			}
			options = normalizeQuery(options);
			const file = path.join(this.dirname, this.filename);
			let buff = "";
			let results = [];
			let row = 0;
			const stream = fs.createReadStream(file, { encoding: "utf8" });
			stream.on("error", (err) => {
				if (stream.readable) stream.destroy();
				if (!callback) return;
				return err.code !== "ENOENT" ? callback(err) : callback(null, results);
			});
			stream.on("data", (data) => {
				data = (buff + data).split(/\n+/);
				const l = data.length - 1;
				let i = 0;
				for (; i < l; i++) {
					if (!options.start || row >= options.start) add(data[i]);
					row++;
				}
				buff = data[l];
			});
			stream.on("close", () => {
				if (buff) add(buff, true);
				if (options.order === "desc") results = results.reverse();
				if (callback) callback(null, results);
			});
			function add(buff, attempt) {
				try {
					const log = JSON.parse(buff);
					if (check(log)) push(log);
				} catch (e) {
					if (!attempt) stream.emit("error", e);
				}
			}
			function push(log) {
				if (options.rows && results.length >= options.rows && options.order !== "desc") {
					if (stream.readable) stream.destroy();
					return;
				}
				if (options.fields) log = options.fields.reduce((obj, key) => {
					obj[key] = log[key];
					return obj;
				}, {});
				if (options.order === "desc") {
					if (results.length >= options.rows) results.shift();
				}
				results.push(log);
			}
			function check(log) {
				if (!log) return;
				if (typeof log !== "object") return;
				const time = new Date(log.timestamp);
				if (options.from && time < options.from || options.until && time > options.until || options.level && options.level !== log.level) return;
				return true;
			}
			function normalizeQuery(options) {
				options = options || {};
				options.rows = options.rows || options.limit || 10;
				options.start = options.start || 0;
				options.until = options.until || /* @__PURE__ */ new Date();
				if (typeof options.until !== "object") options.until = new Date(options.until);
				options.from = options.from || options.until - 864e5;
				if (typeof options.from !== "object") options.from = new Date(options.from);
				options.order = options.order || "desc";
				return options;
			}
		}
		/**
		* Returns a log stream for this transport. Options object is optional.
		* @param {Object} options - Stream options for this instance.
		* @returns {Stream} - TODO: add return description.
		* TODO: Refactor me.
		*/
		stream(options = {}) {
			const file = path.join(this.dirname, this.filename);
			const stream = new Stream();
			const tail = {
				file,
				start: options.start
			};
			stream.destroy = tailFile(tail, (err, line) => {
				if (err) return stream.emit("error", err);
				try {
					stream.emit("data", line);
					line = JSON.parse(line);
					stream.emit("log", line);
				} catch (e) {
					stream.emit("error", e);
				}
			});
			return stream;
		}
		/**
		* Checks to see the filesize of.
		* @returns {undefined}
		*/
		open() {
			if (!this.filename) return;
			if (this._opening) return;
			this._opening = true;
			this.stat((err, size) => {
				if (err) return this.emit("error", err);
				debug("stat done: %s { size: %s }", this.filename, size);
				this._size = size;
				this._dest = this._createStream(this._stream);
				this._opening = false;
				this.once("open", () => {
					if (!this._stream.emit("rotate")) this._rotate = false;
				});
			});
		}
		/**
		* Stat the file and assess information in order to create the proper stream.
		* @param {function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		stat(callback) {
			const target = this._getFile();
			const fullpath = path.join(this.dirname, target);
			fs.stat(fullpath, (err, stat) => {
				if (err && err.code === "ENOENT") {
					debug("ENOENT\xA0ok", fullpath);
					this.filename = target;
					return callback(null, 0);
				}
				if (err) {
					debug(`err ${err.code} ${fullpath}`);
					return callback(err);
				}
				if (!stat || this._needsNewFile(stat.size)) return this._incFile(() => this.stat(callback));
				this.filename = target;
				callback(null, stat.size);
			});
		}
		/**
		* Closes the stream associated with this instance.
		* @param {function} cb - TODO: add param description.
		* @returns {undefined}
		*/
		close(cb) {
			if (!this._stream) return;
			this._stream.end(() => {
				if (cb) cb();
				this.emit("flush");
				this.emit("closed");
			});
		}
		/**
		* TODO: add method description.
		* @param {number} size - TODO: add param description.
		* @returns {undefined}
		*/
		_needsNewFile(size) {
			size = size || this._size;
			return this.maxsize && size >= this.maxsize;
		}
		/**
		* TODO: add method description.
		* @param {Error} err - TODO: add param description.
		* @returns {undefined}
		*/
		_onError(err) {
			this.emit("error", err);
		}
		/**
		* TODO: add method description.
		* @param {Stream} stream - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		*/
		_setupStream(stream) {
			stream.on("error", this._onError);
			return stream;
		}
		/**
		* TODO: add method description.
		* @param {Stream} stream - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		*/
		_cleanupStream(stream) {
			stream.removeListener("error", this._onError);
			stream.destroy();
			return stream;
		}
		/**
		* TODO: add method description.
		*/
		_rotateFile() {
			this._incFile(() => this.open());
		}
		/**
		* Unpipe from the stream that has been marked as full and end it so it
		* flushes to disk.
		*
		* @param {function} callback - Callback for when the current file has closed.
		* @private
		*/
		_endStream(callback = () => {}) {
			if (this._dest) {
				this._stream.unpipe(this._dest);
				this._dest.end(() => {
					this._cleanupStream(this._dest);
					callback();
				});
			} else callback();
		}
		/**
		* Returns the WritableStream for the active file on this instance. If we
		* should gzip the file then a zlib stream is returned.
		*
		* @param {ReadableStream} source –PassThrough to pipe to the file when open.
		* @returns {WritableStream} Stream that writes to disk for the active file.
		*/
		_createStream(source) {
			const fullpath = path.join(this.dirname, this.filename);
			debug("create stream start", fullpath, this.options);
			const dest = fs.createWriteStream(fullpath, this.options).on("error", (err) => debug(err)).on("close", () => debug("close", dest.path, dest.bytesWritten)).on("open", () => {
				debug("file open ok", fullpath);
				this.emit("open", fullpath);
				source.pipe(dest);
				if (this.rotatedWhileOpening) {
					this._stream = new PassThrough();
					this._stream.setMaxListeners(30);
					this._rotateFile();
					this.rotatedWhileOpening = false;
					this._cleanupStream(dest);
					source.end();
				}
			});
			debug("create stream ok", fullpath);
			return dest;
		}
		/**
		* TODO: add method description.
		* @param {function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		_incFile(callback) {
			debug("_incFile", this.filename);
			const ext = path.extname(this._basename);
			const basename = path.basename(this._basename, ext);
			const tasks = [];
			if (this.zippedArchive) tasks.push(function(cb) {
				const num = this._created > 0 && !this.tailable ? this._created : "";
				this._compressFile(path.join(this.dirname, `${basename}${num}${ext}`), path.join(this.dirname, `${basename}${num}${ext}.gz`), cb);
			}.bind(this));
			tasks.push(function(cb) {
				if (!this.tailable) {
					this._created += 1;
					this._checkMaxFilesIncrementing(ext, basename, cb);
				} else this._checkMaxFilesTailable(ext, basename, cb);
			}.bind(this));
			asyncSeries(tasks, callback);
		}
		/**
		* Gets the next filename to use for this instance in the case that log
		* filesizes are being capped.
		* @returns {string} - TODO: add return description.
		* @private
		*/
		_getFile() {
			const ext = path.extname(this._basename);
			const basename = path.basename(this._basename, ext);
			const isRotation = this.rotationFormat ? this.rotationFormat() : this._created;
			return !this.tailable && this._created ? `${basename}${isRotation}${ext}` : `${basename}${ext}`;
		}
		/**
		* Increment the number of files created or checked by this instance.
		* @param {mixed} ext - TODO: add param description.
		* @param {mixed} basename - TODO: add param description.
		* @param {mixed} callback - TODO: add param description.
		* @returns {undefined}
		* @private
		*/
		_checkMaxFilesIncrementing(ext, basename, callback) {
			if (!this.maxFiles || this._created < this.maxFiles) return setImmediate(callback);
			const oldest = this._created - this.maxFiles;
			const filePath = `${basename}${oldest !== 0 ? oldest : ""}${ext}${this.zippedArchive ? ".gz" : ""}`;
			const target = path.join(this.dirname, filePath);
			fs.unlink(target, callback);
		}
		/**
		* Roll files forward based on integer, up to maxFiles. e.g. if base if
		* file.log and it becomes oversized, roll to file1.log, and allow file.log
		* to be re-used. If file is oversized again, roll file1.log to file2.log,
		* roll file.log to file1.log, and so on.
		* @param {mixed} ext - TODO: add param description.
		* @param {mixed} basename - TODO: add param description.
		* @param {mixed} callback - TODO: add param description.
		* @returns {undefined}
		* @private
		*/
		_checkMaxFilesTailable(ext, basename, callback) {
			const tasks = [];
			if (!this.maxFiles) return;
			const isZipped = this.zippedArchive ? ".gz" : "";
			for (let x = this.maxFiles - 1; x > 1; x--) tasks.push(function(i, cb) {
				let fileName = `${basename}${i - 1}${ext}${isZipped}`;
				const tmppath = path.join(this.dirname, fileName);
				fs.exists(tmppath, (exists) => {
					if (!exists) return cb(null);
					fileName = `${basename}${i}${ext}${isZipped}`;
					fs.rename(tmppath, path.join(this.dirname, fileName), cb);
				});
			}.bind(this, x));
			asyncSeries(tasks, () => {
				fs.rename(path.join(this.dirname, `${basename}${ext}${isZipped}`), path.join(this.dirname, `${basename}1${ext}${isZipped}`), callback);
			});
		}
		/**
		* Compresses src to dest with gzip and unlinks src
		* @param {string} src - path to source file.
		* @param {string} dest - path to zipped destination file.
		* @param {Function} callback - callback called after file has been compressed.
		* @returns {undefined}
		* @private
		*/
		_compressFile(src, dest, callback) {
			fs.access(src, fs.F_OK, (err) => {
				if (err) return callback();
				var gzip = zlib.createGzip();
				var inp = fs.createReadStream(src);
				var out = fs.createWriteStream(dest);
				out.on("finish", () => {
					fs.unlink(src, callback);
				});
				inp.pipe(gzip).pipe(out);
			});
		}
		_createLogDirIfNotExist(dirPath) {
			if (!fs.existsSync(dirPath)) fs.mkdirSync(dirPath, { recursive: true });
		}
	};
}));

// node_modules/winston/lib/winston/transports/http.js
/**
* http.js: Transport for outputting to a json-rpcserver.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_http = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const http = __require("http");
	const https = __require("https");
	const { Stream } = require_readable();
	const TransportStream = require_winston_transport();
	const { configure } = require_safe_stable_stringify();
	/**
	* Transport for outputting to a json-rpc server.
	* @type {Stream}
	* @extends {TransportStream}
	*/
	module.exports = class Http extends TransportStream {
		/**
		* Constructor function for the Http transport object responsible for
		* persisting log messages and metadata to a terminal or TTY.
		* @param {!Object} [options={}] - Options for this instance.
		*/
		constructor(options = {}) {
			super(options);
			this.options = options;
			this.name = options.name || "http";
			this.ssl = !!options.ssl;
			this.host = options.host || "localhost";
			this.port = options.port;
			this.auth = options.auth;
			this.path = options.path || "";
			this.maximumDepth = options.maximumDepth;
			this.agent = options.agent;
			this.headers = options.headers || {};
			this.headers["content-type"] = "application/json";
			this.batch = options.batch || false;
			this.batchInterval = options.batchInterval || 5e3;
			this.batchCount = options.batchCount || 10;
			this.batchOptions = [];
			this.batchTimeoutID = -1;
			this.batchCallback = {};
			if (!this.port) this.port = this.ssl ? 443 : 80;
		}
		/**
		* Core logging method exposed to Winston.
		* @param {Object} info - TODO: add param description.
		* @param {function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		log(info, callback) {
			this._request(info, null, null, (err, res) => {
				if (res && res.statusCode !== 200) err = /* @__PURE__ */ new Error(`Invalid HTTP Status Code: ${res.statusCode}`);
				if (err) this.emit("warn", err);
				else this.emit("logged", info);
			});
			if (callback) setImmediate(callback);
		}
		/**
		* Query the transport. Options object is optional.
		* @param {Object} options -  Loggly-like query options for this instance.
		* @param {function} callback - Continuation to respond to when complete.
		* @returns {undefined}
		*/
		query(options, callback) {
			if (typeof options === "function") {
				callback = options;
				options = {};
			}
			options = {
				method: "query",
				params: this.normalizeQuery(options)
			};
			const auth = options.params.auth || null;
			delete options.params.auth;
			const path = options.params.path || null;
			delete options.params.path;
			this._request(options, auth, path, (err, res, body) => {
				if (res && res.statusCode !== 200) err = /* @__PURE__ */ new Error(`Invalid HTTP Status Code: ${res.statusCode}`);
				if (err) return callback(err);
				if (typeof body === "string") try {
					body = JSON.parse(body);
				} catch (e) {
					return callback(e);
				}
				callback(null, body);
			});
		}
		/**
		* Returns a log stream for this transport. Options object is optional.
		* @param {Object} options - Stream options for this instance.
		* @returns {Stream} - TODO: add return description
		*/
		stream(options = {}) {
			const stream = new Stream();
			options = {
				method: "stream",
				params: options
			};
			const path = options.params.path || null;
			delete options.params.path;
			const auth = options.params.auth || null;
			delete options.params.auth;
			let buff = "";
			const req = this._request(options, auth, path);
			stream.destroy = () => req.destroy();
			req.on("data", (data) => {
				data = (buff + data).split(/\n+/);
				const l = data.length - 1;
				let i = 0;
				for (; i < l; i++) try {
					stream.emit("log", JSON.parse(data[i]));
				} catch (e) {
					stream.emit("error", e);
				}
				buff = data[l];
			});
			req.on("error", (err) => stream.emit("error", err));
			return stream;
		}
		/**
		* Make a request to a winstond server or any http server which can
		* handle json-rpc.
		* @param {function} options - Options to sent the request.
		* @param {Object?} auth - authentication options
		* @param {string} path - request path
		* @param {function} callback - Continuation to respond to when complete.
		*/
		_request(options, auth, path, callback) {
			options = options || {};
			auth = auth || this.auth;
			path = path || this.path || "";
			if (this.batch) this._doBatch(options, callback, auth, path);
			else this._doRequest(options, callback, auth, path);
		}
		/**
		* Send or memorize the options according to batch configuration
		* @param {function} options - Options to sent the request.
		* @param {function} callback - Continuation to respond to when complete.
		* @param {Object?} auth - authentication options
		* @param {string} path - request path
		*/
		_doBatch(options, callback, auth, path) {
			this.batchOptions.push(options);
			if (this.batchOptions.length === 1) {
				const me = this;
				this.batchCallback = callback;
				this.batchTimeoutID = setTimeout(function() {
					me.batchTimeoutID = -1;
					me._doBatchRequest(me.batchCallback, auth, path);
				}, this.batchInterval);
			}
			if (this.batchOptions.length === this.batchCount) this._doBatchRequest(this.batchCallback, auth, path);
		}
		/**
		* Initiate a request with the memorized batch options, stop the batch timeout
		* @param {function} callback - Continuation to respond to when complete.
		* @param {Object?} auth - authentication options
		* @param {string} path - request path
		*/
		_doBatchRequest(callback, auth, path) {
			if (this.batchTimeoutID > 0) {
				clearTimeout(this.batchTimeoutID);
				this.batchTimeoutID = -1;
			}
			const batchOptionsCopy = this.batchOptions.slice();
			this.batchOptions = [];
			this._doRequest(batchOptionsCopy, callback, auth, path);
		}
		/**
		* Make a request to a winstond server or any http server which can
		* handle json-rpc.
		* @param {function} options - Options to sent the request.
		* @param {function} callback - Continuation to respond to when complete.
		* @param {Object?} auth - authentication options
		* @param {string} path - request path
		*/
		_doRequest(options, callback, auth, path) {
			const headers = Object.assign({}, this.headers);
			if (auth && auth.bearer) headers.Authorization = `Bearer ${auth.bearer}`;
			const req = (this.ssl ? https : http).request({
				...this.options,
				method: "POST",
				host: this.host,
				port: this.port,
				path: `/${path.replace(/^\//, "")}`,
				headers,
				auth: auth && auth.username && auth.password ? `${auth.username}:${auth.password}` : "",
				agent: this.agent
			});
			req.on("error", callback);
			req.on("response", (res) => res.on("end", () => callback(null, res)).resume());
			const jsonStringify = configure({ ...this.maximumDepth && { maximumDepth: this.maximumDepth } });
			req.end(Buffer.from(jsonStringify(options, this.options.replacer), "utf8"));
		}
	};
}));

// node_modules/is-stream/index.js
var require_is_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const isStream = (stream) => stream !== null && typeof stream === "object" && typeof stream.pipe === "function";
	isStream.writable = (stream) => isStream(stream) && stream.writable !== false && typeof stream._write === "function" && typeof stream._writableState === "object";
	isStream.readable = (stream) => isStream(stream) && stream.readable !== false && typeof stream._read === "function" && typeof stream._readableState === "object";
	isStream.duplex = (stream) => isStream.writable(stream) && isStream.readable(stream);
	isStream.transform = (stream) => isStream.duplex(stream) && typeof stream._transform === "function";
	module.exports = isStream;
}));

// node_modules/winston/lib/winston/transports/stream.js
/**
* stream.js: Transport for outputting to any arbitrary stream.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const isStream = require_is_stream();
	const { MESSAGE } = require_triple_beam();
	const os = __require("os");
	const TransportStream = require_winston_transport();
	/**
	* Transport for outputting to any arbitrary stream.
	* @type {Stream}
	* @extends {TransportStream}
	*/
	module.exports = class Stream extends TransportStream {
		/**
		* Constructor function for the Console transport object responsible for
		* persisting log messages and metadata to a terminal or TTY.
		* @param {!Object} [options={}] - Options for this instance.
		*/
		constructor(options = {}) {
			super(options);
			if (!options.stream || !isStream(options.stream)) throw new Error("options.stream is required.");
			this._stream = options.stream;
			this._stream.setMaxListeners(Infinity);
			this.isObjectMode = options.stream._writableState.objectMode;
			this.eol = typeof options.eol === "string" ? options.eol : os.EOL;
		}
		/**
		* Core logging method exposed to Winston.
		* @param {Object} info - TODO: add param description.
		* @param {Function} callback - TODO: add param description.
		* @returns {undefined}
		*/
		log(info, callback) {
			setImmediate(() => this.emit("logged", info));
			if (this.isObjectMode) {
				this._stream.write(info);
				if (callback) callback();
				return;
			}
			this._stream.write(`${info[MESSAGE]}${this.eol}`);
			if (callback) callback();
		}
	};
}));

// node_modules/winston/lib/winston/transports/index.js
/**
* transports.js: Set of all transports Winston knows about.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_transports = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* TODO: add property description.
	* @type {Console}
	*/
	Object.defineProperty(exports, "Console", {
		configurable: true,
		enumerable: true,
		get() {
			return require_console$1();
		}
	});
	/**
	* TODO: add property description.
	* @type {File}
	*/
	Object.defineProperty(exports, "File", {
		configurable: true,
		enumerable: true,
		get() {
			return require_file();
		}
	});
	/**
	* TODO: add property description.
	* @type {Http}
	*/
	Object.defineProperty(exports, "Http", {
		configurable: true,
		enumerable: true,
		get() {
			return require_http();
		}
	});
	/**
	* TODO: add property description.
	* @type {Stream}
	*/
	Object.defineProperty(exports, "Stream", {
		configurable: true,
		enumerable: true,
		get() {
			return require_stream();
		}
	});
}));

// node_modules/winston/lib/winston/config/index.js
/**
* index.js: Default settings for all levels that winston knows about.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_config = /* @__PURE__ */ __commonJSMin(((exports) => {
	const logform = require_logform();
	const { configs } = require_triple_beam();
	/**
	* Export config set for the CLI.
	* @type {Object}
	*/
	exports.cli = logform.levels(configs.cli);
	/**
	* Export config set for npm.
	* @type {Object}
	*/
	exports.npm = logform.levels(configs.npm);
	/**
	* Export config set for the syslog.
	* @type {Object}
	*/
	exports.syslog = logform.levels(configs.syslog);
	/**
	* Hoist addColors from logform where it was refactored into in winston@3.
	* @type {Object}
	*/
	exports.addColors = logform.levels;
}));

// node_modules/async/eachOf.js
var require_eachOf = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _isArrayLike2 = _interopRequireDefault(require_isArrayLike());
	var _breakLoop2 = _interopRequireDefault(require_breakLoop());
	var _eachOfLimit2 = _interopRequireDefault(require_eachOfLimit());
	var _once2 = _interopRequireDefault(require_once());
	var _onlyOnce2 = _interopRequireDefault(require_onlyOnce());
	var _wrapAsync2 = _interopRequireDefault(require_wrapAsync());
	var _awaitify2 = _interopRequireDefault(require_awaitify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	function eachOfArrayLike(coll, iteratee, callback) {
		callback = (0, _once2.default)(callback);
		var index = 0, completed = 0, { length } = coll, canceled = false;
		if (length === 0) callback(null);
		function iteratorCallback(err, value) {
			if (err === false) canceled = true;
			if (canceled === true) return;
			if (err) callback(err);
			else if (++completed === length || value === _breakLoop2.default) callback(null);
		}
		for (; index < length; index++) iteratee(coll[index], index, (0, _onlyOnce2.default)(iteratorCallback));
	}
	function eachOfGeneric(coll, iteratee, callback) {
		return (0, _eachOfLimit2.default)(coll, Infinity, iteratee, callback);
	}
	/**
	* Like [`each`]{@link module:Collections.each}, except that it passes the key (or index) as the second argument
	* to the iteratee.
	*
	* @name eachOf
	* @static
	* @memberOf module:Collections
	* @method
	* @alias forEachOf
	* @category Collection
	* @see [async.each]{@link module:Collections.each}
	* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
	* @param {AsyncFunction} iteratee - A function to apply to each
	* item in `coll`.
	* The `key` is the item's key, or index in the case of an array.
	* Invoked with (item, key, callback).
	* @param {Function} [callback] - A callback which is called when all
	* `iteratee` functions have finished, or an error occurs. Invoked with (err).
	* @returns {Promise} a promise, if a callback is omitted
	* @example
	*
	* // dev.json is a file containing a valid json object config for dev environment
	* // dev.json is a file containing a valid json object config for test environment
	* // prod.json is a file containing a valid json object config for prod environment
	* // invalid.json is a file with a malformed json object
	*
	* let configs = {}; //global variable
	* let validConfigFileMap = {dev: 'dev.json', test: 'test.json', prod: 'prod.json'};
	* let invalidConfigFileMap = {dev: 'dev.json', test: 'test.json', invalid: 'invalid.json'};
	*
	* // asynchronous function that reads a json file and parses the contents as json object
	* function parseFile(file, key, callback) {
	*     fs.readFile(file, "utf8", function(err, data) {
	*         if (err) return calback(err);
	*         try {
	*             configs[key] = JSON.parse(data);
	*         } catch (e) {
	*             return callback(e);
	*         }
	*         callback();
	*     });
	* }
	*
	* // Using callbacks
	* async.forEachOf(validConfigFileMap, parseFile, function (err) {
	*     if (err) {
	*         console.error(err);
	*     } else {
	*         console.log(configs);
	*         // configs is now a map of JSON data, e.g.
	*         // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
	*     }
	* });
	*
	* //Error handing
	* async.forEachOf(invalidConfigFileMap, parseFile, function (err) {
	*     if (err) {
	*         console.error(err);
	*         // JSON parse error exception
	*     } else {
	*         console.log(configs);
	*     }
	* });
	*
	* // Using Promises
	* async.forEachOf(validConfigFileMap, parseFile)
	* .then( () => {
	*     console.log(configs);
	*     // configs is now a map of JSON data, e.g.
	*     // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
	* }).catch( err => {
	*     console.error(err);
	* });
	*
	* //Error handing
	* async.forEachOf(invalidConfigFileMap, parseFile)
	* .then( () => {
	*     console.log(configs);
	* }).catch( err => {
	*     console.error(err);
	*     // JSON parse error exception
	* });
	*
	* // Using async/await
	* async () => {
	*     try {
	*         let result = await async.forEachOf(validConfigFileMap, parseFile);
	*         console.log(configs);
	*         // configs is now a map of JSON data, e.g.
	*         // { dev: //parsed dev.json, test: //parsed test.json, prod: //parsed prod.json}
	*     }
	*     catch (err) {
	*         console.log(err);
	*     }
	* }
	*
	* //Error handing
	* async () => {
	*     try {
	*         let result = await async.forEachOf(invalidConfigFileMap, parseFile);
	*         console.log(configs);
	*     }
	*     catch (err) {
	*         console.log(err);
	*         // JSON parse error exception
	*     }
	* }
	*
	*/
	function eachOf(coll, iteratee, callback) {
		return ((0, _isArrayLike2.default)(coll) ? eachOfArrayLike : eachOfGeneric)(coll, (0, _wrapAsync2.default)(iteratee), callback);
	}
	exports.default = (0, _awaitify2.default)(eachOf, 3);
	module.exports = exports.default;
}));

// node_modules/async/internal/withoutIndex.js
var require_withoutIndex = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = _withoutIndex;
	function _withoutIndex(iteratee) {
		return (value, index, callback) => iteratee(value, callback);
	}
	module.exports = exports.default;
}));

// node_modules/async/forEach.js
var require_forEach = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var _eachOf2 = _interopRequireDefault(require_eachOf());
	var _withoutIndex2 = _interopRequireDefault(require_withoutIndex());
	var _wrapAsync2 = _interopRequireDefault(require_wrapAsync());
	var _awaitify2 = _interopRequireDefault(require_awaitify());
	function _interopRequireDefault(obj) {
		return obj && obj.__esModule ? obj : { default: obj };
	}
	/**
	* Applies the function `iteratee` to each item in `coll`, in parallel.
	* The `iteratee` is called with an item from the list, and a callback for when
	* it has finished. If the `iteratee` passes an error to its `callback`, the
	* main `callback` (for the `each` function) is immediately called with the
	* error.
	*
	* Note, that since this function applies `iteratee` to each item in parallel,
	* there is no guarantee that the iteratee functions will complete in order.
	*
	* @name each
	* @static
	* @memberOf module:Collections
	* @method
	* @alias forEach
	* @category Collection
	* @param {Array|Iterable|AsyncIterable|Object} coll - A collection to iterate over.
	* @param {AsyncFunction} iteratee - An async function to apply to
	* each item in `coll`. Invoked with (item, callback).
	* The array index is not passed to the iteratee.
	* If you need the index, use `eachOf`.
	* @param {Function} [callback] - A callback which is called when all
	* `iteratee` functions have finished, or an error occurs. Invoked with (err).
	* @returns {Promise} a promise, if a callback is omitted
	* @example
	*
	* // dir1 is a directory that contains file1.txt, file2.txt
	* // dir2 is a directory that contains file3.txt, file4.txt
	* // dir3 is a directory that contains file5.txt
	* // dir4 does not exist
	*
	* const fileList = [ 'dir1/file2.txt', 'dir2/file3.txt', 'dir/file5.txt'];
	* const withMissingFileList = ['dir1/file1.txt', 'dir4/file2.txt'];
	*
	* // asynchronous function that deletes a file
	* const deleteFile = function(file, callback) {
	*     fs.unlink(file, callback);
	* };
	*
	* // Using callbacks
	* async.each(fileList, deleteFile, function(err) {
	*     if( err ) {
	*         console.log(err);
	*     } else {
	*         console.log('All files have been deleted successfully');
	*     }
	* });
	*
	* // Error Handling
	* async.each(withMissingFileList, deleteFile, function(err){
	*     console.log(err);
	*     // [ Error: ENOENT: no such file or directory ]
	*     // since dir4/file2.txt does not exist
	*     // dir1/file1.txt could have been deleted
	* });
	*
	* // Using Promises
	* async.each(fileList, deleteFile)
	* .then( () => {
	*     console.log('All files have been deleted successfully');
	* }).catch( err => {
	*     console.log(err);
	* });
	*
	* // Error Handling
	* async.each(fileList, deleteFile)
	* .then( () => {
	*     console.log('All files have been deleted successfully');
	* }).catch( err => {
	*     console.log(err);
	*     // [ Error: ENOENT: no such file or directory ]
	*     // since dir4/file2.txt does not exist
	*     // dir1/file1.txt could have been deleted
	* });
	*
	* // Using async/await
	* async () => {
	*     try {
	*         await async.each(files, deleteFile);
	*     }
	*     catch (err) {
	*         console.log(err);
	*     }
	* }
	*
	* // Error Handling
	* async () => {
	*     try {
	*         await async.each(withMissingFileList, deleteFile);
	*     }
	*     catch (err) {
	*         console.log(err);
	*         // [ Error: ENOENT: no such file or directory ]
	*         // since dir4/file2.txt does not exist
	*         // dir1/file1.txt could have been deleted
	*     }
	* }
	*
	*/
	function eachLimit(coll, iteratee, callback) {
		return (0, _eachOf2.default)(coll, (0, _withoutIndex2.default)((0, _wrapAsync2.default)(iteratee)), callback);
	}
	exports.default = (0, _awaitify2.default)(eachLimit, 3);
	module.exports = exports.default;
}));

// node_modules/fn.name/index.js
var require_fn_name = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var toString = Object.prototype.toString;
	/**
	* Extract names from functions.
	*
	* @param {Function} fn The function who's name we need to extract.
	* @returns {String} The name of the function.
	* @public
	*/
	module.exports = function name(fn) {
		if ("string" === typeof fn.displayName && fn.constructor.name) return fn.displayName;
		else if ("string" === typeof fn.name && fn.name) return fn.name;
		if ("object" === typeof fn && fn.constructor && "string" === typeof fn.constructor.name) return fn.constructor.name;
		var named = fn.toString(), type = toString.call(fn).slice(8, -1);
		if ("Function" === type) named = named.substring(named.indexOf("(") + 1, named.indexOf(")"));
		else named = type;
		return named || "anonymous";
	};
}));

// node_modules/one-time/index.js
var require_one_time = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var name = require_fn_name();
	/**
	* Wrap callbacks to prevent double execution.
	*
	* @param {Function} fn Function that should only be called once.
	* @returns {Function} A wrapped callback which prevents multiple executions.
	* @public
	*/
	module.exports = function one(fn) {
		var called = 0, value;
		/**
		* The function that prevents double execution.
		*
		* @private
		*/
		function onetime() {
			if (called) return value;
			called = 1;
			value = fn.apply(this, arguments);
			fn = null;
			return value;
		}
		onetime.displayName = name(fn);
		return onetime;
	};
}));

// node_modules/stack-trace/lib/stack-trace.js
var require_stack_trace = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.get = function(belowFn) {
		var oldLimit = Error.stackTraceLimit;
		Error.stackTraceLimit = Infinity;
		var dummyObject = {};
		var v8Handler = Error.prepareStackTrace;
		Error.prepareStackTrace = function(dummyObject, v8StackTrace) {
			return v8StackTrace;
		};
		Error.captureStackTrace(dummyObject, belowFn || exports.get);
		var v8StackTrace = dummyObject.stack;
		Error.prepareStackTrace = v8Handler;
		Error.stackTraceLimit = oldLimit;
		return v8StackTrace;
	};
	exports.parse = function(err) {
		if (!err.stack) return [];
		var self = this;
		return err.stack.split("\n").slice(1).map(function(line) {
			if (line.match(/^\s*[-]{4,}$/)) return self._createParsedCallSite({
				fileName: line,
				lineNumber: null,
				functionName: null,
				typeName: null,
				methodName: null,
				columnNumber: null,
				"native": null
			});
			var lineMatch = line.match(/at (?:(.+)\s+\()?(?:(.+?):(\d+)(?::(\d+))?|([^)]+))\)?/);
			if (!lineMatch) return;
			var object = null;
			var method = null;
			var functionName = null;
			var typeName = null;
			var methodName = null;
			var isNative = lineMatch[5] === "native";
			if (lineMatch[1]) {
				functionName = lineMatch[1];
				var methodStart = functionName.lastIndexOf(".");
				if (functionName[methodStart - 1] == ".") methodStart--;
				if (methodStart > 0) {
					object = functionName.substr(0, methodStart);
					method = functionName.substr(methodStart + 1);
					var objectEnd = object.indexOf(".Module");
					if (objectEnd > 0) {
						functionName = functionName.substr(objectEnd + 1);
						object = object.substr(0, objectEnd);
					}
				}
				typeName = null;
			}
			if (method) {
				typeName = object;
				methodName = method;
			}
			if (method === "<anonymous>") {
				methodName = null;
				functionName = null;
			}
			var properties = {
				fileName: lineMatch[2] || null,
				lineNumber: parseInt(lineMatch[3], 10) || null,
				functionName,
				typeName,
				methodName,
				columnNumber: parseInt(lineMatch[4], 10) || null,
				"native": isNative
			};
			return self._createParsedCallSite(properties);
		}).filter(function(callSite) {
			return !!callSite;
		});
	};
	function CallSite(properties) {
		for (var property in properties) this[property] = properties[property];
	}
	var strProperties = [
		"this",
		"typeName",
		"functionName",
		"methodName",
		"fileName",
		"lineNumber",
		"columnNumber",
		"function",
		"evalOrigin"
	];
	var boolProperties = [
		"topLevel",
		"eval",
		"native",
		"constructor"
	];
	strProperties.forEach(function(property) {
		CallSite.prototype[property] = null;
		CallSite.prototype["get" + property[0].toUpperCase() + property.substr(1)] = function() {
			return this[property];
		};
	});
	boolProperties.forEach(function(property) {
		CallSite.prototype[property] = false;
		CallSite.prototype["is" + property[0].toUpperCase() + property.substr(1)] = function() {
			return this[property];
		};
	});
	exports._createParsedCallSite = function(properties) {
		return new CallSite(properties);
	};
}));

// node_modules/winston/lib/winston/exception-stream.js
/**
* exception-stream.js: TODO: add file header handler.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_exception_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Writable } = require_readable();
	/**
	* TODO: add class description.
	* @type {ExceptionStream}
	* @extends {Writable}
	*/
	module.exports = class ExceptionStream extends Writable {
		/**
		* Constructor function for the ExceptionStream responsible for wrapping a
		* TransportStream; only allowing writes of `info` objects with
		* `info.exception` set to true.
		* @param {!TransportStream} transport - Stream to filter to exceptions
		*/
		constructor(transport) {
			super({ objectMode: true });
			if (!transport) throw new Error("ExceptionStream requires a TransportStream instance.");
			this.handleExceptions = true;
			this.transport = transport;
		}
		/**
		* Writes the info object to our transport instance if (and only if) the
		* `exception` property is set on the info.
		* @param {mixed} info - TODO: add param description.
		* @param {mixed} enc - TODO: add param description.
		* @param {mixed} callback - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		* @private
		*/
		_write(info, enc, callback) {
			if (info.exception) return this.transport.log(info, callback);
			callback();
			return true;
		}
	};
}));

// node_modules/winston/lib/winston/exception-handler.js
/**
* exception-handler.js: Object for handling uncaughtException events.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_exception_handler = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const os = __require("os");
	const asyncForEach = require_forEach();
	const debug = require_node()("winston:exception");
	const once = require_one_time();
	const stackTrace = require_stack_trace();
	const ExceptionStream = require_exception_stream();
	/**
	* Object for handling uncaughtException events.
	* @type {ExceptionHandler}
	*/
	module.exports = class ExceptionHandler {
		/**
		* TODO: add contructor description
		* @param {!Logger} logger - TODO: add param description
		*/
		constructor(logger) {
			if (!logger) throw new Error("Logger is required to handle exceptions");
			this.logger = logger;
			this.handlers = /* @__PURE__ */ new Map();
		}
		/**
		* Handles `uncaughtException` events for the current process by adding any
		* handlers passed in.
		* @returns {undefined}
		*/
		handle(...args) {
			args.forEach((arg) => {
				if (Array.isArray(arg)) return arg.forEach((handler) => this._addHandler(handler));
				this._addHandler(arg);
			});
			if (!this.catcher) {
				this.catcher = this._uncaughtException.bind(this);
				process.on("uncaughtException", this.catcher);
			}
		}
		/**
		* Removes any handlers to `uncaughtException` events for the current
		* process. This does not modify the state of the `this.handlers` set.
		* @returns {undefined}
		*/
		unhandle() {
			if (this.catcher) {
				process.removeListener("uncaughtException", this.catcher);
				this.catcher = false;
				Array.from(this.handlers.values()).forEach((wrapper) => this.logger.unpipe(wrapper));
			}
		}
		/**
		* TODO: add method description
		* @param {Error} err - Error to get information about.
		* @returns {mixed} - TODO: add return description.
		*/
		getAllInfo(err) {
			let message = null;
			if (err) message = typeof err === "string" ? err : err.message;
			return {
				error: err,
				level: "error",
				message: [`uncaughtException: ${message || "(no error message)"}`, err && err.stack || "  No stack trace"].join("\n"),
				stack: err && err.stack,
				exception: true,
				date: (/* @__PURE__ */ new Date()).toString(),
				process: this.getProcessInfo(),
				os: this.getOsInfo(),
				trace: this.getTrace(err)
			};
		}
		/**
		* Gets all relevant process information for the currently running process.
		* @returns {mixed} - TODO: add return description.
		*/
		getProcessInfo() {
			return {
				pid: process.pid,
				uid: process.getuid ? process.getuid() : null,
				gid: process.getgid ? process.getgid() : null,
				cwd: process.cwd(),
				execPath: process.execPath,
				version: process.version,
				argv: process.argv,
				memoryUsage: process.memoryUsage()
			};
		}
		/**
		* Gets all relevant OS information for the currently running process.
		* @returns {mixed} - TODO: add return description.
		*/
		getOsInfo() {
			return {
				loadavg: os.loadavg(),
				uptime: os.uptime()
			};
		}
		/**
		* Gets a stack trace for the specified error.
		* @param {mixed} err - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		*/
		getTrace(err) {
			return (err ? stackTrace.parse(err) : stackTrace.get()).map((site) => {
				return {
					column: site.getColumnNumber(),
					file: site.getFileName(),
					function: site.getFunctionName(),
					line: site.getLineNumber(),
					method: site.getMethodName(),
					native: site.isNative()
				};
			});
		}
		/**
		* Helper method to add a transport as an exception handler.
		* @param {Transport} handler - The transport to add as an exception handler.
		* @returns {void}
		*/
		_addHandler(handler) {
			if (!this.handlers.has(handler)) {
				handler.handleExceptions = true;
				const wrapper = new ExceptionStream(handler);
				this.handlers.set(handler, wrapper);
				this.logger.pipe(wrapper);
			}
		}
		/**
		* Logs all relevant information around the `err` and exits the current
		* process.
		* @param {Error} err - Error to handle
		* @returns {mixed} - TODO: add return description.
		* @private
		*/
		_uncaughtException(err) {
			const info = this.getAllInfo(err);
			const handlers = this._getExceptionHandlers();
			let doExit = typeof this.logger.exitOnError === "function" ? this.logger.exitOnError(err) : this.logger.exitOnError;
			let timeout;
			if (!handlers.length && doExit) {
				console.warn("winston: exitOnError cannot be true with no exception handlers.");
				console.warn("winston: not exiting process.");
				doExit = false;
			}
			function gracefulExit() {
				debug("doExit", doExit);
				debug("process._exiting", process._exiting);
				if (doExit && !process._exiting) {
					if (timeout) clearTimeout(timeout);
					process.exit(1);
				}
			}
			if (!handlers || handlers.length === 0) return process.nextTick(gracefulExit);
			asyncForEach(handlers, (handler, next) => {
				const done = once(next);
				const transport = handler.transport || handler;
				function onDone(event) {
					return () => {
						debug(event);
						done();
					};
				}
				transport._ending = true;
				transport.once("finish", onDone("finished"));
				transport.once("error", onDone("error"));
			}, () => doExit && gracefulExit());
			this.logger.log(info);
			if (doExit) timeout = setTimeout(gracefulExit, 3e3);
		}
		/**
		* Returns the list of transports and exceptionHandlers for this instance.
		* @returns {Array} - List of transports and exceptionHandlers for this
		* instance.
		* @private
		*/
		_getExceptionHandlers() {
			return this.logger.transports.filter((wrap) => {
				return (wrap.transport || wrap).handleExceptions;
			});
		}
	};
}));

// node_modules/winston/lib/winston/rejection-stream.js
/**
* rejection-stream.js: TODO: add file header handler.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_rejection_stream = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Writable } = require_readable();
	/**
	* TODO: add class description.
	* @type {RejectionStream}
	* @extends {Writable}
	*/
	module.exports = class RejectionStream extends Writable {
		/**
		* Constructor function for the RejectionStream responsible for wrapping a
		* TransportStream; only allowing writes of `info` objects with
		* `info.rejection` set to true.
		* @param {!TransportStream} transport - Stream to filter to rejections
		*/
		constructor(transport) {
			super({ objectMode: true });
			if (!transport) throw new Error("RejectionStream requires a TransportStream instance.");
			this.handleRejections = true;
			this.transport = transport;
		}
		/**
		* Writes the info object to our transport instance if (and only if) the
		* `rejection` property is set on the info.
		* @param {mixed} info - TODO: add param description.
		* @param {mixed} enc - TODO: add param description.
		* @param {mixed} callback - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		* @private
		*/
		_write(info, enc, callback) {
			if (info.rejection) return this.transport.log(info, callback);
			callback();
			return true;
		}
	};
}));

// node_modules/winston/lib/winston/rejection-handler.js
/**
* exception-handler.js: Object for handling uncaughtException events.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_rejection_handler = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const os = __require("os");
	const asyncForEach = require_forEach();
	const debug = require_node()("winston:rejection");
	const once = require_one_time();
	const stackTrace = require_stack_trace();
	const RejectionStream = require_rejection_stream();
	/**
	* Object for handling unhandledRejection events.
	* @type {RejectionHandler}
	*/
	module.exports = class RejectionHandler {
		/**
		* TODO: add contructor description
		* @param {!Logger} logger - TODO: add param description
		*/
		constructor(logger) {
			if (!logger) throw new Error("Logger is required to handle rejections");
			this.logger = logger;
			this.handlers = /* @__PURE__ */ new Map();
		}
		/**
		* Handles `unhandledRejection` events for the current process by adding any
		* handlers passed in.
		* @returns {undefined}
		*/
		handle(...args) {
			args.forEach((arg) => {
				if (Array.isArray(arg)) return arg.forEach((handler) => this._addHandler(handler));
				this._addHandler(arg);
			});
			if (!this.catcher) {
				this.catcher = this._unhandledRejection.bind(this);
				process.on("unhandledRejection", this.catcher);
			}
		}
		/**
		* Removes any handlers to `unhandledRejection` events for the current
		* process. This does not modify the state of the `this.handlers` set.
		* @returns {undefined}
		*/
		unhandle() {
			if (this.catcher) {
				process.removeListener("unhandledRejection", this.catcher);
				this.catcher = false;
				Array.from(this.handlers.values()).forEach((wrapper) => this.logger.unpipe(wrapper));
			}
		}
		/**
		* TODO: add method description
		* @param {Error} err - Error to get information about.
		* @returns {mixed} - TODO: add return description.
		*/
		getAllInfo(err) {
			let message = null;
			if (err) message = typeof err === "string" ? err : err.message;
			return {
				error: err,
				level: "error",
				message: [`unhandledRejection: ${message || "(no error message)"}`, err && err.stack || "  No stack trace"].join("\n"),
				stack: err && err.stack,
				rejection: true,
				date: (/* @__PURE__ */ new Date()).toString(),
				process: this.getProcessInfo(),
				os: this.getOsInfo(),
				trace: this.getTrace(err)
			};
		}
		/**
		* Gets all relevant process information for the currently running process.
		* @returns {mixed} - TODO: add return description.
		*/
		getProcessInfo() {
			return {
				pid: process.pid,
				uid: process.getuid ? process.getuid() : null,
				gid: process.getgid ? process.getgid() : null,
				cwd: process.cwd(),
				execPath: process.execPath,
				version: process.version,
				argv: process.argv,
				memoryUsage: process.memoryUsage()
			};
		}
		/**
		* Gets all relevant OS information for the currently running process.
		* @returns {mixed} - TODO: add return description.
		*/
		getOsInfo() {
			return {
				loadavg: os.loadavg(),
				uptime: os.uptime()
			};
		}
		/**
		* Gets a stack trace for the specified error.
		* @param {mixed} err - TODO: add param description.
		* @returns {mixed} - TODO: add return description.
		*/
		getTrace(err) {
			return (err ? stackTrace.parse(err) : stackTrace.get()).map((site) => {
				return {
					column: site.getColumnNumber(),
					file: site.getFileName(),
					function: site.getFunctionName(),
					line: site.getLineNumber(),
					method: site.getMethodName(),
					native: site.isNative()
				};
			});
		}
		/**
		* Helper method to add a transport as an exception handler.
		* @param {Transport} handler - The transport to add as an exception handler.
		* @returns {void}
		*/
		_addHandler(handler) {
			if (!this.handlers.has(handler)) {
				handler.handleRejections = true;
				const wrapper = new RejectionStream(handler);
				this.handlers.set(handler, wrapper);
				this.logger.pipe(wrapper);
			}
		}
		/**
		* Logs all relevant information around the `err` and exits the current
		* process.
		* @param {Error} err - Error to handle
		* @returns {mixed} - TODO: add return description.
		* @private
		*/
		_unhandledRejection(err) {
			const info = this.getAllInfo(err);
			const handlers = this._getRejectionHandlers();
			let doExit = typeof this.logger.exitOnError === "function" ? this.logger.exitOnError(err) : this.logger.exitOnError;
			let timeout;
			if (!handlers.length && doExit) {
				console.warn("winston: exitOnError cannot be true with no rejection handlers.");
				console.warn("winston: not exiting process.");
				doExit = false;
			}
			function gracefulExit() {
				debug("doExit", doExit);
				debug("process._exiting", process._exiting);
				if (doExit && !process._exiting) {
					if (timeout) clearTimeout(timeout);
					process.exit(1);
				}
			}
			if (!handlers || handlers.length === 0) return process.nextTick(gracefulExit);
			asyncForEach(handlers, (handler, next) => {
				const done = once(next);
				const transport = handler.transport || handler;
				function onDone(event) {
					return () => {
						debug(event);
						done();
					};
				}
				transport._ending = true;
				transport.once("finish", onDone("finished"));
				transport.once("error", onDone("error"));
			}, () => doExit && gracefulExit());
			this.logger.log(info);
			if (doExit) timeout = setTimeout(gracefulExit, 3e3);
		}
		/**
		* Returns the list of transports and exceptionHandlers for this instance.
		* @returns {Array} - List of transports and exceptionHandlers for this
		* instance.
		* @private
		*/
		_getRejectionHandlers() {
			return this.logger.transports.filter((wrap) => {
				return (wrap.transport || wrap).handleRejections;
			});
		}
	};
}));

// node_modules/winston/lib/winston/profiler.js
/**
* profiler.js: TODO: add file header description.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_profiler = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* TODO: add class description.
	* @type {Profiler}
	* @private
	*/
	var Profiler = class {
		/**
		* Constructor function for the Profiler instance used by
		* `Logger.prototype.startTimer`. When done is called the timer will finish
		* and log the duration.
		* @param {!Logger} logger - TODO: add param description.
		* @private
		*/
		constructor(logger) {
			const Logger = require_logger();
			if (typeof logger !== "object" || Array.isArray(logger) || !(logger instanceof Logger)) throw new Error("Logger is required for profiling");
			else {
				this.logger = logger;
				this.start = Date.now();
			}
		}
		/**
		* Ends the current timer (i.e. Profiler) instance and logs the `msg` along
		* with the duration since creation.
		* @returns {mixed} - TODO: add return description.
		* @private
		*/
		done(...args) {
			if (typeof args[args.length - 1] === "function") {
				console.warn("Callback function no longer supported as of winston@3.0.0");
				args.pop();
			}
			const info = typeof args[args.length - 1] === "object" ? args.pop() : {};
			info.level = info.level || "info";
			info.durationMs = Date.now() - this.start;
			return this.logger.write(info);
		}
	};
	module.exports = Profiler;
}));

// node_modules/winston/lib/winston/logger.js
/**
* logger.js: TODO: add file header description.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_logger = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { Stream, Transform } = require_readable();
	const asyncForEach = require_forEach();
	const { LEVEL, SPLAT } = require_triple_beam();
	const isStream = require_is_stream();
	const ExceptionHandler = require_exception_handler();
	const RejectionHandler = require_rejection_handler();
	const LegacyTransportStream = require_legacy();
	const Profiler = require_profiler();
	const { warn } = require_common();
	const config = require_config();
	/**
	* Captures the number of format (i.e. %s strings) in a given string.
	* Based on `util.format`, see Node.js source:
	* https://github.com/nodejs/node/blob/b1c8f15c5f169e021f7c46eb7b219de95fe97603/lib/util.js#L201-L230
	* @type {RegExp}
	*/
	const formatRegExp = /%[scdjifoO%]/g;
	/**
	* TODO: add class description.
	* @type {Logger}
	* @extends {Transform}
	*/
	var Logger = class extends Transform {
		/**
		* Constructor function for the Logger object responsible for persisting log
		* messages and metadata to one or more transports.
		* @param {!Object} options - foo
		*/
		constructor(options) {
			super({ objectMode: true });
			this.configure(options);
		}
		child(defaultRequestMetadata) {
			const logger = this;
			return Object.create(logger, { write: { value: function(info) {
				const infoClone = Object.assign({}, defaultRequestMetadata, info);
				if (info instanceof Error) {
					infoClone.stack = info.stack;
					infoClone.message = info.message;
					infoClone.cause = info.cause;
				}
				logger.write(infoClone);
			} } });
		}
		/**
		* This will wholesale reconfigure this instance by:
		* 1. Resetting all transports. Older transports will be removed implicitly.
		* 2. Set all other options including levels, colors, rewriters, filters,
		*    exceptionHandlers, etc.
		* @param {!Object} options - TODO: add param description.
		* @returns {undefined}
		*/
		configure({ silent, format, defaultMeta, levels, level = "info", exitOnError = true, transports, colors, emitErrs, formatters, padLevels, rewriters, stripColors, exceptionHandlers, rejectionHandlers } = {}) {
			if (this.transports.length) this.clear();
			this.silent = silent;
			this.format = format || this.format || require_json()();
			this.defaultMeta = defaultMeta || null;
			this.levels = levels || this.levels || config.npm.levels;
			this.level = level;
			if (this.exceptions) this.exceptions.unhandle();
			if (this.rejections) this.rejections.unhandle();
			this.exceptions = new ExceptionHandler(this);
			this.rejections = new RejectionHandler(this);
			this.profilers = {};
			this.exitOnError = exitOnError;
			if (transports) {
				transports = Array.isArray(transports) ? transports : [transports];
				transports.forEach((transport) => this.add(transport));
			}
			if (colors || emitErrs || formatters || padLevels || rewriters || stripColors) throw new Error([
				"{ colors, emitErrs, formatters, padLevels, rewriters, stripColors } were removed in winston@3.0.0.",
				"Use a custom winston.format(function) instead.",
				"See: https://github.com/winstonjs/winston/tree/master/UPGRADE-3.0.md"
			].join("\n"));
			if (exceptionHandlers) this.exceptions.handle(exceptionHandlers);
			if (rejectionHandlers) this.rejections.handle(rejectionHandlers);
		}
		/**
		* Helper method to get the highest logging level associated with a logger
		*
		* @returns { number | null } - The highest configured logging level, null
		* for invalid configuration
		*/
		getHighestLogLevel() {
			const configuredLevelValue = getLevelValue(this.levels, this.level);
			if (!this.transports || this.transports.length === 0) return configuredLevelValue;
			return this.transports.reduce((max, transport) => {
				const levelValue = getLevelValue(this.levels, transport.level);
				return levelValue !== null && levelValue > max ? levelValue : max;
			}, configuredLevelValue);
		}
		isLevelEnabled(level) {
			const givenLevelValue = getLevelValue(this.levels, level);
			if (givenLevelValue === null) return false;
			const configuredLevelValue = getLevelValue(this.levels, this.level);
			if (configuredLevelValue === null) return false;
			if (!this.transports || this.transports.length === 0) return configuredLevelValue >= givenLevelValue;
			return this.transports.findIndex((transport) => {
				let transportLevelValue = getLevelValue(this.levels, transport.level);
				if (transportLevelValue === null) transportLevelValue = configuredLevelValue;
				return transportLevelValue >= givenLevelValue;
			}) !== -1;
		}
		/**
		* Ensure backwards compatibility with a `log` method
		* @param {mixed} level - Level the log message is written at.
		* @param {mixed} msg - TODO: add param description.
		* @param {mixed} meta - TODO: add param description.
		* @returns {Logger} - TODO: add return description.
		*
		* @example
		*    // Supports the existing API:
		*    logger.log('info', 'Hello world', { custom: true });
		*    logger.log('info', new Error('Yo, it\'s on fire'));
		*
		*    // Requires winston.format.splat()
		*    logger.log('info', '%s %d%%', 'A string', 50, { thisIsMeta: true });
		*
		*    // And the new API with a single JSON literal:
		*    logger.log({ level: 'info', message: 'Hello world', custom: true });
		*    logger.log({ level: 'info', message: new Error('Yo, it\'s on fire') });
		*
		*    // Also requires winston.format.splat()
		*    logger.log({
		*      level: 'info',
		*      message: '%s %d%%',
		*      [SPLAT]: ['A string', 50],
		*      meta: { thisIsMeta: true }
		*    });
		*
		*/
		log(level, msg, ...splat) {
			if (arguments.length === 1) {
				level[LEVEL] = level.level;
				this._addDefaultMeta(level);
				this.write(level);
				return this;
			}
			if (arguments.length === 2) {
				if (msg && typeof msg === "object") {
					msg[LEVEL] = msg.level = level;
					this._addDefaultMeta(msg);
					this.write(msg);
					return this;
				}
				msg = {
					[LEVEL]: level,
					level,
					message: msg
				};
				this._addDefaultMeta(msg);
				this.write(msg);
				return this;
			}
			const [meta] = splat;
			if (typeof meta === "object" && meta !== null) {
				if (!(msg && msg.match && msg.match(formatRegExp))) {
					const info = Object.assign({}, this.defaultMeta, meta, {
						[LEVEL]: level,
						[SPLAT]: splat,
						level,
						message: msg
					});
					if (meta.message) info.message = `${info.message} ${meta.message}`;
					if (meta.stack) info.stack = meta.stack;
					if (meta.cause) info.cause = meta.cause;
					this.write(info);
					return this;
				}
			}
			this.write(Object.assign({}, this.defaultMeta, {
				[LEVEL]: level,
				[SPLAT]: splat,
				level,
				message: msg
			}));
			return this;
		}
		/**
		* Pushes data so that it can be picked up by all of our pipe targets.
		* @param {mixed} info - TODO: add param description.
		* @param {mixed} enc - TODO: add param description.
		* @param {mixed} callback - Continues stream processing.
		* @returns {undefined}
		* @private
		*/
		_transform(info, enc, callback) {
			if (this.silent) return callback();
			if (!info[LEVEL]) info[LEVEL] = info.level;
			if (!this.levels[info[LEVEL]] && this.levels[info[LEVEL]] !== 0) console.error("[winston] Unknown logger level: %s", info[LEVEL]);
			if (!this._readableState.pipes) console.error("[winston] Attempt to write logs with no transports, which can increase memory usage: %j", info);
			try {
				this.push(this.format.transform(info, this.format.options));
			} finally {
				this._writableState.sync = false;
				callback();
			}
		}
		/**
		* Delays the 'finish' event until all transport pipe targets have
		* also emitted 'finish' or are already finished.
		* @param {mixed} callback - Continues stream processing.
		*/
		_final(callback) {
			const transports = this.transports.slice();
			asyncForEach(transports, (transport, next) => {
				if (!transport || transport.finished) return setImmediate(next);
				transport.once("finish", next);
				transport.end();
			}, callback);
		}
		/**
		* Adds the transport to this logger instance by piping to it.
		* @param {mixed} transport - TODO: add param description.
		* @returns {Logger} - TODO: add return description.
		*/
		add(transport) {
			const target = !isStream(transport) || transport.log.length > 2 ? new LegacyTransportStream({ transport }) : transport;
			if (!target._writableState || !target._writableState.objectMode) throw new Error("Transports must WritableStreams in objectMode. Set { objectMode: true }.");
			this._onEvent("error", target);
			this._onEvent("warn", target);
			this.pipe(target);
			if (transport.handleExceptions) this.exceptions.handle();
			if (transport.handleRejections) this.rejections.handle();
			return this;
		}
		/**
		* Removes the transport from this logger instance by unpiping from it.
		* @param {mixed} transport - TODO: add param description.
		* @returns {Logger} - TODO: add return description.
		*/
		remove(transport) {
			if (!transport) return this;
			let target = transport;
			if (!isStream(transport) || transport.log.length > 2) target = this.transports.filter((match) => match.transport === transport)[0];
			if (target) this.unpipe(target);
			return this;
		}
		/**
		* Removes all transports from this logger instance.
		* @returns {Logger} - TODO: add return description.
		*/
		clear() {
			this.unpipe();
			return this;
		}
		/**
		* Cleans up resources (streams, event listeners) for all transports
		* associated with this instance (if necessary).
		* @returns {Logger} - TODO: add return description.
		*/
		close() {
			this.exceptions.unhandle();
			this.rejections.unhandle();
			this.clear();
			this.emit("close");
			return this;
		}
		/**
		* Sets the `target` levels specified on this instance.
		* @param {Object} Target levels to use on this instance.
		*/
		setLevels() {
			warn.deprecated("setLevels");
		}
		/**
		* Queries the all transports for this instance with the specified `options`.
		* This will aggregate each transport's results into one object containing
		* a property per transport.
		* @param {Object} options - Query options for this instance.
		* @param {function} callback - Continuation to respond to when complete.
		*/
		query(options, callback) {
			if (typeof options === "function") {
				callback = options;
				options = {};
			}
			options = options || {};
			const results = {};
			const queryObject = Object.assign({}, options.query || {});
			function queryTransport(transport, next) {
				if (options.query && typeof transport.formatQuery === "function") options.query = transport.formatQuery(queryObject);
				transport.query(options, (err, res) => {
					if (err) return next(err);
					if (typeof transport.formatResults === "function") res = transport.formatResults(res, options.format);
					next(null, res);
				});
			}
			function addResults(transport, next) {
				queryTransport(transport, (err, result) => {
					if (next) {
						result = err || result;
						if (result) results[transport.name] = result;
						next();
					}
					next = null;
				});
			}
			asyncForEach(this.transports.filter((transport) => !!transport.query), addResults, () => callback(null, results));
		}
		/**
		* Returns a log stream for all transports. Options object is optional.
		* @param{Object} options={} - Stream options for this instance.
		* @returns {Stream} - TODO: add return description.
		*/
		stream(options = {}) {
			const out = new Stream();
			const streams = [];
			out._streams = streams;
			out.destroy = () => {
				let i = streams.length;
				while (i--) streams[i].destroy();
			};
			this.transports.filter((transport) => !!transport.stream).forEach((transport) => {
				const str = transport.stream(options);
				if (!str) return;
				streams.push(str);
				str.on("log", (log) => {
					log.transport = log.transport || [];
					log.transport.push(transport.name);
					out.emit("log", log);
				});
				str.on("error", (err) => {
					err.transport = err.transport || [];
					err.transport.push(transport.name);
					out.emit("error", err);
				});
			});
			return out;
		}
		/**
		* Returns an object corresponding to a specific timing. When done is called
		* the timer will finish and log the duration. e.g.:
		* @returns {Profile} - TODO: add return description.
		* @example
		*    const timer = winston.startTimer()
		*    setTimeout(() => {
		*      timer.done({
		*        message: 'Logging message'
		*      });
		*    }, 1000);
		*/
		startTimer() {
			return new Profiler(this);
		}
		/**
		* Tracks the time inbetween subsequent calls to this method with the same
		* `id` parameter. The second call to this method will log the difference in
		* milliseconds along with the message.
		* @param {string} id Unique id of the profiler
		* @returns {Logger} - TODO: add return description.
		*/
		profile(id, ...args) {
			const time = Date.now();
			if (this.profilers[id]) {
				const timeEnd = this.profilers[id];
				delete this.profilers[id];
				if (typeof args[args.length - 2] === "function") {
					console.warn("Callback function no longer supported as of winston@3.0.0");
					args.pop();
				}
				const info = typeof args[args.length - 1] === "object" ? args.pop() : {};
				info.level = info.level || "info";
				info.durationMs = time - timeEnd;
				info.message = info.message || id;
				return this.write(info);
			}
			this.profilers[id] = time;
			return this;
		}
		/**
		* Backwards compatibility to `exceptions.handle` in winston < 3.0.0.
		* @returns {undefined}
		* @deprecated
		*/
		handleExceptions(...args) {
			console.warn("Deprecated: .handleExceptions() will be removed in winston@4. Use .exceptions.handle()");
			this.exceptions.handle(...args);
		}
		/**
		* Backwards compatibility to `exceptions.handle` in winston < 3.0.0.
		* @returns {undefined}
		* @deprecated
		*/
		unhandleExceptions(...args) {
			console.warn("Deprecated: .unhandleExceptions() will be removed in winston@4. Use .exceptions.unhandle()");
			this.exceptions.unhandle(...args);
		}
		/**
		* Throw a more meaningful deprecation notice
		* @throws {Error} - TODO: add throws description.
		*/
		cli() {
			throw new Error([
				"Logger.cli() was removed in winston@3.0.0",
				"Use a custom winston.formats.cli() instead.",
				"See: https://github.com/winstonjs/winston/tree/master/UPGRADE-3.0.md"
			].join("\n"));
		}
		/**
		* Bubbles the `event` that occured on the specified `transport` up
		* from this instance.
		* @param {string} event - The event that occured
		* @param {Object} transport - Transport on which the event occured
		* @private
		*/
		_onEvent(event, transport) {
			function transportEvent(err) {
				if (event === "error" && !this.transports.includes(transport)) this.add(transport);
				this.emit(event, err, transport);
			}
			if (!transport["__winston" + event]) {
				transport["__winston" + event] = transportEvent.bind(this);
				transport.on(event, transport["__winston" + event]);
			}
		}
		_addDefaultMeta(msg) {
			if (this.defaultMeta) Object.assign(msg, this.defaultMeta);
		}
	};
	function getLevelValue(levels, level) {
		const value = levels[level];
		if (!value && value !== 0) return null;
		return value;
	}
	/**
	* Represents the current readableState pipe targets for this Logger instance.
	* @type {Array|Object}
	*/
	Object.defineProperty(Logger.prototype, "transports", {
		configurable: false,
		enumerable: true,
		get() {
			const { pipes } = this._readableState;
			return !Array.isArray(pipes) ? [pipes].filter(Boolean) : pipes;
		}
	});
	module.exports = Logger;
}));

// node_modules/winston/lib/winston/create-logger.js
/**
* create-logger.js: Logger factory for winston logger instances.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_create_logger = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { LEVEL } = require_triple_beam();
	const config = require_config();
	const Logger = require_logger();
	const debug = require_node()("winston:create-logger");
	function isLevelEnabledFunctionName(level) {
		return "is" + level.charAt(0).toUpperCase() + level.slice(1) + "Enabled";
	}
	/**
	* Create a new instance of a winston Logger. Creates a new
	* prototype for each instance.
	* @param {!Object} opts - Options for the created logger.
	* @returns {Logger} - A newly created logger instance.
	*/
	module.exports = function(opts = {}) {
		opts.levels = opts.levels || config.npm.levels;
		/**
		* DerivedLogger to attach the logs level methods.
		* @type {DerivedLogger}
		* @extends {Logger}
		*/
		class DerivedLogger extends Logger {
			/**
			* Create a new class derived logger for which the levels can be attached to
			* the prototype of. This is a V8 optimization that is well know to increase
			* performance of prototype functions.
			* @param {!Object} options - Options for the created logger.
			*/
			constructor(options) {
				super(options);
			}
		}
		const logger = new DerivedLogger(opts);
		Object.keys(opts.levels).forEach(function(level) {
			debug("Define prototype method for \"%s\"", level);
			if (level === "log") {
				console.warn("Level \"log\" not defined: conflicts with the method \"log\". Use a different level name.");
				return;
			}
			DerivedLogger.prototype[level] = function(...args) {
				const self = this || logger;
				if (args.length === 1) {
					const [msg] = args;
					const info = msg && msg.message && msg || { message: msg };
					info.level = info[LEVEL] = level;
					self._addDefaultMeta(info);
					self.write(info);
					return this || logger;
				}
				if (args.length === 0) {
					self.log(level, "");
					return self;
				}
				return self.log(level, ...args);
			};
			DerivedLogger.prototype[isLevelEnabledFunctionName(level)] = function() {
				return (this || logger).isLevelEnabled(level);
			};
		});
		return logger;
	};
}));

// node_modules/winston/lib/winston/container.js
/**
* container.js: Inversion of control container for winston logger instances.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_container = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const createLogger = require_create_logger();
	/**
	* Inversion of control container for winston logger instances.
	* @type {Container}
	*/
	module.exports = class Container {
		/**
		* Constructor function for the Container object responsible for managing a
		* set of `winston.Logger` instances based on string ids.
		* @param {!Object} [options={}] - Default pass-thru options for Loggers.
		*/
		constructor(options = {}) {
			this.loggers = /* @__PURE__ */ new Map();
			this.options = options;
		}
		/**
		* Retrieves a `winston.Logger` instance for the specified `id`. If an
		* instance does not exist, one is created.
		* @param {!string} id - The id of the Logger to get.
		* @param {?Object} [options] - Options for the Logger instance.
		* @returns {Logger} - A configured Logger instance with a specified id.
		*/
		add(id, options) {
			if (!this.loggers.has(id)) {
				options = Object.assign({}, options || this.options);
				const existing = options.transports || this.options.transports;
				if (existing) options.transports = Array.isArray(existing) ? existing.slice() : [existing];
				else options.transports = [];
				const logger = createLogger(options);
				logger.on("close", () => this._delete(id));
				this.loggers.set(id, logger);
			}
			return this.loggers.get(id);
		}
		/**
		* Retreives a `winston.Logger` instance for the specified `id`. If
		* an instance does not exist, one is created.
		* @param {!string} id - The id of the Logger to get.
		* @param {?Object} [options] - Options for the Logger instance.
		* @returns {Logger} - A configured Logger instance with a specified id.
		*/
		get(id, options) {
			return this.add(id, options);
		}
		/**
		* Check if the container has a logger with the id.
		* @param {?string} id - The id of the Logger instance to find.
		* @returns {boolean} - Boolean value indicating if this instance has a
		* logger with the specified `id`.
		*/
		has(id) {
			return !!this.loggers.has(id);
		}
		/**
		* Closes a `Logger` instance with the specified `id` if it exists.
		* If no `id` is supplied then all Loggers are closed.
		* @param {?string} id - The id of the Logger instance to close.
		* @returns {undefined}
		*/
		close(id) {
			if (id) return this._removeLogger(id);
			this.loggers.forEach((val, key) => this._removeLogger(key));
		}
		/**
		* Remove a logger based on the id.
		* @param {!string} id - The id of the logger to remove.
		* @returns {undefined}
		* @private
		*/
		_removeLogger(id) {
			if (!this.loggers.has(id)) return;
			this.loggers.get(id).close();
			this._delete(id);
		}
		/**
		* Deletes a `Logger` instance with the specified `id`.
		* @param {!string} id - The id of the Logger instance to delete from
		* container.
		* @returns {undefined}
		* @private
		*/
		_delete(id) {
			this.loggers.delete(id);
		}
	};
}));

// node_modules/winston/lib/winston.js
/**
* winston.js: Top-level include defining Winston.
*
* (C) 2010 Charlie Robbins
* MIT LICENCE
*/
var require_winston = /* @__PURE__ */ __commonJSMin(((exports) => {
	const logform = require_logform();
	const { warn } = require_common();
	/**
	* Expose version. Use `require` method for `webpack` support.
	* @type {string}
	*/
	exports.version = require_package().version;
	/**
	* Include transports defined by default by winston
	* @type {Array}
	*/
	exports.transports = require_transports();
	/**
	* Expose utility methods
	* @type {Object}
	*/
	exports.config = require_config();
	/**
	* Hoist format-related functionality from logform.
	* @type {Object}
	*/
	exports.addColors = logform.levels;
	/**
	* Hoist format-related functionality from logform.
	* @type {Object}
	*/
	exports.format = logform.format;
	/**
	* Expose core Logging-related prototypes.
	* @type {function}
	*/
	exports.createLogger = require_create_logger();
	/**
	* Expose core Logging-related prototypes.
	* @type {function}
	*/
	exports.Logger = require_logger();
	/**
	* Expose core Logging-related prototypes.
	* @type {Object}
	*/
	exports.ExceptionHandler = require_exception_handler();
	/**
	* Expose core Logging-related prototypes.
	* @type {Object}
	*/
	exports.RejectionHandler = require_rejection_handler();
	/**
	* Expose core Logging-related prototypes.
	* @type {Container}
	*/
	exports.Container = require_container();
	/**
	* Expose core Logging-related prototypes.
	* @type {Object}
	*/
	exports.Transport = require_winston_transport();
	/**
	* We create and expose a default `Container` to `winston.loggers` so that the
	* programmer may manage multiple `winston.Logger` instances without any
	* additional overhead.
	* @example
	*   // some-file1.js
	*   const logger = require('winston').loggers.get('something');
	*
	*   // some-file2.js
	*   const logger = require('winston').loggers.get('something');
	*/
	exports.loggers = new exports.Container();
	/**
	* We create and expose a 'defaultLogger' so that the programmer may do the
	* following without the need to create an instance of winston.Logger directly:
	* @example
	*   const winston = require('winston');
	*   winston.log('info', 'some message');
	*   winston.error('some error');
	*/
	const defaultLogger = exports.createLogger();
	Object.keys(exports.config.npm.levels).concat([
		"log",
		"query",
		"stream",
		"add",
		"remove",
		"clear",
		"profile",
		"startTimer",
		"handleExceptions",
		"unhandleExceptions",
		"handleRejections",
		"unhandleRejections",
		"configure",
		"child"
	]).forEach((method) => exports[method] = (...args) => defaultLogger[method](...args));
	/**
	* Define getter / setter for the default logger level which need to be exposed
	* by winston.
	* @type {string}
	*/
	Object.defineProperty(exports, "level", {
		get() {
			return defaultLogger.level;
		},
		set(val) {
			defaultLogger.level = val;
		}
	});
	/**
	* Define getter for `exceptions` which replaces `handleExceptions` and
	* `unhandleExceptions`.
	* @type {Object}
	*/
	Object.defineProperty(exports, "exceptions", { get() {
		return defaultLogger.exceptions;
	} });
	/**
	* Define getter for `rejections` which replaces `handleRejections` and
	* `unhandleRejections`.
	* @type {Object}
	*/
	Object.defineProperty(exports, "rejections", { get() {
		return defaultLogger.rejections;
	} });
	/**
	* Define getters / setters for appropriate properties of the default logger
	* which need to be exposed by winston.
	* @type {Logger}
	*/
	["exitOnError"].forEach((prop) => {
		Object.defineProperty(exports, prop, {
			get() {
				return defaultLogger[prop];
			},
			set(val) {
				defaultLogger[prop] = val;
			}
		});
	});
	/**
	* The default transports and exceptionHandlers for the default winston logger.
	* @type {Object}
	*/
	Object.defineProperty(exports, "default", { get() {
		return {
			exceptionHandlers: defaultLogger.exceptionHandlers,
			rejectionHandlers: defaultLogger.rejectionHandlers,
			transports: defaultLogger.transports
		};
	} });
	warn.deprecated(exports, "setLevels");
	warn.forFunctions(exports, "useFormat", ["cli"]);
	warn.forProperties(exports, "useFormat", ["padLevels", "stripColors"]);
	warn.forFunctions(exports, "deprecated", [
		"addRewriter",
		"addFilter",
		"clone",
		"extend"
	]);
	warn.forProperties(exports, "deprecated", ["emitErrs", "levelLength"]);
}));

// src/log.ts
var import_winston = require_winston();
/** The operator's logger: a line of time, level and text on stderr, so that stdout stays free for what a command prints. */
const logger = (level = "info") => (0, import_winston.createLogger)({
	level,
	format: import_winston.format.combine(import_winston.format.timestamp(), import_winston.format.printf(({ timestamp, level: at, message }) => `${String(timestamp)} ${at} ${String(message)}`)),
	transports: [new import_winston.transports.Console({ stderrLevels: [
		"error",
		"warn",
		"info",
		"verbose",
		"debug",
		"silly"
	] })]
});

// src/envoy/refusal-record.ts
/** A record with more marks than this is not kept: it stands in an annotation, whose size is limited. */
const mostMarks = 2e3;
/** What to keep beside files in whose place others were refused, so that these are not tried again after a restart. */
function recordsOf(scope, refused) {
	const kept = refused.filter(({ good }) => good !== void 0);
	const records = /* @__PURE__ */ new Map();
	for (const [key, all] of Map.groupBy(kept, ({ own }) => own ?? scope)) {
		if (all.reduce((sum, { marks }) => sum + marks.length, 0) > mostMarks) continue;
		records.set(key, JSON.stringify(all.map(({ file, by, marks }) => ({
			file,
			by,
			marks
		}))));
	}
	return records;
}
/** What such records tell; what stands is what is good. A record that is none of ours tells nothing. */
const recalled = (scope, records, live) => [...records].flatMap(([key, record]) => items(parsed(record)).flatMap((raw) => {
	const one = fields(raw);
	const [file, by] = [text(one.file) ?? "", text(one.by)];
	const good = (key === scope ? live.shared : live.own.get(key))?.get(file);
	if (by === void 0 || good === void 0) return [];
	return [{
		file,
		by,
		marks: texts(one.marks),
		good,
		...key !== scope && { own: key }
	}];
}));
function parsed(record) {
	try {
		return JSON.parse(record);
	} catch {
		return;
	}
}

// src/scope-rollout.ts
/** What failed is tried again after this time, in milliseconds. */
const pause = 1e3;
/** One scope on its way from live to wanted; a new wish takes effect at the next step. */
var ScopeRollout = class {
	key;
	given;
	wanted;
	workloads = [];
	/** Undefined until it was asked what an earlier process knew. */
	refused;
	running;
	again;
	waiting = new AbortController();
	stopped = false;
	constructor(key, given) {
		this.key = key;
		this.given = given;
	}
	want(files, workloads) {
		const news = this.wanted !== files;
		this.wanted = files;
		this.workloads = workloads;
		if (this.forgive() || news) this.look();
	}
	/** Puts back what the proxies had, until something else is wanted in its place or the pod that refused it is gone. */
	refuse(refused) {
		const { refusals, told } = this.given;
		if (refusals === void 0) return;
		this.refused = [...this.refused ?? [], refusals.of(refused)];
		if (refused.good !== void 0) told({
			kind: "putBack",
			scope: this.key,
			file: refused.file
		});
		this.look();
	}
	get isWhole() {
		return this.refused?.length === 0;
	}
	/** What was refused by pods that are gone is tried again; true where there is any. */
	forgive() {
		if (this.refused === void 0 || this.refused.length === 0) return false;
		const pods = new Set(this.workloads.flatMap((workload) => workload.pods));
		const left = this.refused.filter(({ by }) => pods.has(by));
		const isLess = left.length < this.refused.length;
		this.refused = left;
		return isLess;
	}
	async settled() {
		while (this.running !== void 0) await this.running;
		if (this.wanted !== void 0) await this.given.sink.served(this.workloads, this.wanted);
	}
	stop() {
		this.stopped = true;
		this.waiting.abort();
		clearTimeout(this.again);
		return this.running ?? Promise.resolve();
	}
	look() {
		this.waiting.abort();
		if (this.running === void 0) this.start();
	}
	start() {
		clearTimeout(this.again);
		if (this.stopped) return;
		this.running = this.advance().catch((error) => {
			this.given.told({
				kind: "failed",
				what: this.key,
				error
			});
			this.again = setTimeout(() => this.running === void 0 && this.start(), pause);
		}).finally(() => {
			this.running = void 0;
		});
	}
	async advance() {
		while (!this.stopped && this.wanted !== void 0) {
			this.waiting = new AbortController();
			const { signal } = this.waiting;
			const wanted = this.wanted;
			const live = await this.given.sink.live(this.key, this.workloads, wanted);
			if (signal.aborted) continue;
			const next = this.next(live, wanted);
			if (next === void 0) return;
			await this.given.sink.shown(this.workloads, next, signal);
			if (!signal.aborted) await this.write(next, wanted);
		}
	}
	/** The next step; undefined where there is none to take. */
	next(live, wanted) {
		const { sink, told, rollout, refusals } = this.given;
		const refused = this.stillRefused(live, wanted);
		sink.remember?.(this.key, recordsOf(this.key, refused));
		const next = rollout(live, refusals?.without(live, wanted, refused) ?? wanted);
		if (next === void 0 && this.isWhole) told({
			kind: "covered",
			scope: this.key,
			wanted
		});
		if (next?.phase !== "stuck") return next;
		told({
			kind: "stuck",
			scope: this.key
		});
	}
	async write(next, wanted) {
		const { sink, told } = this.given;
		await sink.write(this.key, next.files);
		told({
			kind: "step",
			scope: this.key,
			phase: next.phase,
			proxies: this.workloads.length
		});
		if (this.isWhole && covers(next, wanted)) told({
			kind: "covered",
			scope: this.key,
			wanted
		});
	}
	/** What was refused and is wanted still; at first, as far as an earlier process knew. */
	stillRefused(live, wanted) {
		const isFirst = this.refused === void 0;
		const { sink, refusals, told } = this.given;
		this.refused ??= recalled(this.key, sink.remembered?.(this.key) ?? /* @__PURE__ */ new Map(), live);
		this.forgive();
		this.refused = this.refused.filter((one) => refusals?.isWanted(wanted, one) === true);
		if (isFirst) for (const { file, by } of this.refused) told({
			kind: "recalled",
			scope: this.key,
			file,
			by
		});
		return this.refused;
	}
};
/** Clusters that are to go may be there still: nothing is sent to them any more. */
const covers = (step, wanted) => step.phase !== "grow" && step.isSlice !== true && !routesDiffer(step.files, wanted);

// src/operator.ts
/** While a pass runs, and for this time after it, changes are gathered until nothing came for as long, or for the longest time. In milliseconds. */
const quiet = 20;
const longest = 200;
/** The loop: a change leads to a pass, and a pass to the next safe files of each scope until all are as wanted. */
function operate(operation) {
	const scopes = /* @__PURE__ */ new Map();
	const membersOf = byScope();
	let stopped = false;
	const look = companions(operation);
	const pass = async () => {
		const { snapshot, problems, misshapen = [], translation } = await look.translated();
		if (stopped) return;
		const members = membersOf(translation.workloads);
		for (const key of [...scopes.keys()]) if (!translation.scopes.has(key)) scopes.delete(key);
		for (const [key, files] of translation.scopes) {
			const scope = scopes.get(key) ?? new ScopeRollout(key, operation);
			scopes.set(key, scope);
			scope.want(files, members.get(key) ?? []);
		}
		const all = [...problems, ...translation.problems];
		operation.told({
			kind: "translated",
			snapshot,
			problems: all,
			misshapen,
			translation
		});
		await nextTurn();
		if (stopped) return;
		await operation.sink.remove(/* @__PURE__ */ new Set([...translation.workloads.keys(), ...translation.scopes.keys()]));
	};
	const passes = new Passes(pass, (error) => operation.told({
		kind: "failed",
		what: "pass",
		error
	}));
	operation.sink.onRefused?.((scope, file) => scopes.get(scope)?.refuse(file));
	const watching = operation.source.watch(() => {
		look.changed();
		passes.soon();
	});
	passes.soon();
	return {
		settled: async () => {
			await passes.now();
			await Promise.all([...scopes.values()].map((scope) => scope.settled()));
		},
		stop: async () => {
			stopped = true;
			watching.close();
			look.changed();
			await passes.stop();
			await Promise.all([...scopes.values()].map((scope) => scope.stop()));
		}
	};
}
/** What names something that is not there yet may wait for it so long, in milliseconds. */
const patience = 250;
/**
* Translations of what the source holds. `kubectl apply` sends the objects of a folder one by one, in the order of their names: a rule may come
* before the subset that it names, and go after it. While a reference has just come to lead nowhere, what comes next is waited for.
*/
function companions({ source, translate }) {
	let known;
	let changed = () => {};
	return {
		changed: () => changed(),
		translated: async () => {
			const end = performance.now() + patience;
			for (;;) {
				const news = Promise.withResolvers();
				changed = news.resolve;
				const reading = await source.read();
				const translation = translate(reading.snapshot);
				const dangling = new Set(translation.problems.filter(isDangling).map(problemKey));
				const left = end - performance.now();
				if (known === void 0 || dangling.isSubsetOf(known) || left <= 0) {
					known = dangling;
					return {
						...reading,
						translation
					};
				}
				const timer = setTimeout(news.resolve, left);
				await news.promise;
				clearTimeout(timer);
			}
		}
	};
}
const isDangling = ({ code, severity }) => code === "IST0101" && severity === "error";
const problemKey = ({ on, path, message }) => `${on.kind} ${on.namespace}/${on.name} ${path} ${message}`;
/** Resolves when what is ready to go has gone. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
/** The workloads of each scope; the last answer while the workloads are the same. */
function byScope() {
	let last;
	let members = /* @__PURE__ */ new Map();
	return (all) => {
		if (all !== last) members = Map.groupBy(all.values(), (workload) => workload.scope);
		last = all;
		return members;
	};
}
/** Runs passes one after another: at once for a change that comes alone, and one for all changes that come close together. */
var Passes = class {
	run;
	failed;
	atOnce;
	timer;
	/** When the first of the gathered changes came. */
	first;
	open = 0;
	ended = Number.NEGATIVE_INFINITY;
	tail = Promise.resolve();
	constructor(run, failed) {
		this.run = run;
		this.failed = failed;
	}
	soon() {
		if (this.atOnce !== void 0) return;
		const now = performance.now();
		if (this.first === void 0 && this.open === 0 && now - this.ended > quiet) {
			this.atOnce = setImmediate(() => void this.now());
			return;
		}
		this.first ??= now;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.now(), Math.min(quiet, Math.max(0, this.first + longest - now)));
	}
	now() {
		this.clear();
		this.open++;
		this.tail = this.tail.then(this.run).catch(this.failed).finally(() => {
			this.open--;
			this.ended = performance.now();
		});
		return this.tail;
	}
	stop() {
		this.clear();
		return this.tail;
	}
	clear() {
		clearImmediate(this.atOnce);
		clearTimeout(this.timer);
		this.atOnce = void 0;
		this.first = void 0;
	}
};

// src/cli/teller.ts
/** Says what the operator tells in a line each; a problem once when it comes and once when it goes, and what fails again and again once. */
function teller(log) {
	const tellProblems = problemTeller(log);
	const failing = /* @__PURE__ */ new Map();
	return (event) => {
		switch (event.kind) {
			case "translated": return tellProblems(event.problems);
			case "step":
				failing.delete(event.scope);
				return log(`${event.scope}: ${event.phase}, ${event.proxies} ${event.proxies === 1 ? "proxy" : "proxies"}`);
			case "stuck": return log(`${event.scope}: what is wanted does not fit a ConfigMap; the proxies keep what they have`);
			case "covered":
				failing.delete(event.scope);
				return;
			case "putBack": return log(`${event.scope}: ${event.file} is put back to what the proxies ran before`);
			case "recalled": return log(`${event.scope}: ${event.file} stays what the proxies ran before, since that of pod ${event.by} refused what is wanted`);
			case "failed": {
				const why = reason(event.error);
				if (failing.get(event.what) !== why) log(`${event.what}: ${why}`);
				failing.set(event.what, why);
				return;
			}
		}
	};
}
/** Says a problem once when it comes and once when it goes. */
function problemTeller(log) {
	let known = /* @__PURE__ */ new Set();
	return (problems) => {
		const lines = new Set(problems.map(problemLine));
		for (const line of lines.difference(known)) log(line);
		for (const line of known.difference(lines)) log(`solved: ${line}`);
		known = lines;
	};
}
const reason = (error) => error instanceof Error ? error.message : String(error);
/** What the queue of writes and the sink tell, as a sentence. */
function eventSentence(event) {
	switch (event.kind) {
		case "retrying": return `${event.what}: not written, and tried again in ${Math.round(event.delay)} ms: ${reason(event.error)}`;
		case "full": return `etcd is full, so nobody can write to the cluster (${reason(event.error)}). The proxies go on with what they have; what is to be written waits, with one try every 30 s at most. Make room: delete what is not needed, then compact and defragment etcd and disarm its alarm NOSPACE`;
		case "room": return "the cluster takes writes again, and what waited is written";
		case "waiting": return `${event.scope}: the next step waits for ${some(event.pods)}, which do not show what was written yet`;
		case "refusal": return refusalSentence(event.refusal);
		case "restored": return `ConfigMap ${event.key} was edited or deleted by another hand and is put back`;
		case "refused": return event.taken.message;
		case "failed": return `${event.what}: ${reason(event.error)}`;
	}
}
/** What an election tells, as a line for the log. */
function electionSentence(event) {
	switch (event.kind) {
		case "leading": return {
			level: "info",
			message: `${event.identity} holds the lease, so this replica writes`
		};
		case "following": return {
			level: "info",
			message: `${event.leader} holds the lease; this replica watches`
		};
		case "lost": return {
			level: "warn",
			message: `the lease is lost, so this replica stops writing: ${event.why}`
		};
		case "failed": return {
			level: "warn",
			message: `the lease: ${reason(event.error)}`
		};
	}
}
const most = 3;
const some = (pods) => pods.length <= most ? pods.join(", ") : `${pods.slice(0, most).join(", ")} and ${pods.length - most} more`;
const refusalSentence = ({ by, file }) => {
	const [namespace = "", name = ""] = by.split("/");
	return `The proxy of pod ${by} refused ${file} and goes on with what it had. Why, it says in its log: kubectl -n ${namespace} logs ${name} -c istio-proxy`;
};

export { routesDiffer as _, operate as a, failuresIn as c, subscriptions as d, versionsIn as f, rollout as g, clustersOf as h, teller as i, sameButEndpoints as l, withCertificateSteps as m, eventSentence as n, logger as o, askProxy as p, problemTeller as r, behind as s, electionSentence as t, showsAwaited as u, withClusters as v };