import { a as items, c as text, f as objectKey, r as integer, s as stringMap, t as fields } from "./fields-DgGu02Kh.js";
import { E as rawObject, _ as isEqual, b as freeze } from "./ajv-COCFKHvT.js";
import { createHash } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/kube/kinds.ts
/** The versions of Istio's API that mean the same, the best first: an older Istio's definitions serve only some of them. */
const istioVersions = [
	"networking.istio.io/v1",
	"networking.istio.io/v1beta1",
	"networking.istio.io/v1alpha3"
];
/** What is accepted where the metadata of an object, or of those in a list, is all that is asked for. */
const metadataOnly = {
	object: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json",
	list: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json"
};
/** The path under which objects of the kind are listed: those of one namespace, or all. */
function collectionPath(kind, namespace) {
	const root = kind.apiVersion.includes("/") ? `/apis/${kind.apiVersion}` : `/api/${kind.apiVersion}`;
	return namespace === void 0 ? `${root}/${kind.plural}` : `${root}/namespaces/${namespace}/${kind.plural}`;
}
/** What an account must be allowed in order to watch the kind. */
function watchRule({ apiVersion, plural }) {
	const slash = apiVersion.indexOf("/");
	return {
		apiGroups: [apiVersion.slice(0, Math.max(slash, 0))],
		resources: [plural],
		verbs: ["list", "watch"]
	};
}

// src/kube/list.ts
/**
* Lists a collection page by page, hands each object over, and gives the version from which a watch may begin. `exactly` asks for what
* was there at that very version. Throws ApiError: 410 when the pages, or that version, have become too old.
*/
async function list({ client, path, query, page, signal, metadataOnly: thin = false }, take, exactly) {
	let more = exactly === void 0 ? {} : {
		resourceVersion: exactly,
		resourceVersionMatch: "Exact"
	};
	for (;;) {
		const answer = fields(await client.request({
			method: "GET",
			path,
			query: {
				...query,
				limit: String(page),
				...more
			},
			signal,
			...thin && { accept: metadataOnly.list }
		}));
		for (const item of items(answer.items)) take(item);
		const metadata = fields(answer.metadata);
		const next = text(metadata.continue) ?? "";
		const version = text(metadata.resourceVersion);
		if (next === "" && version !== void 0) return version;
		if (next === "") throw new Error(`The list ${path} came without a resourceVersion.`);
		more = { continue: next };
	}
}

// src/kube/api-error.ts
/** An answer of the API server that is no success. */
var ApiError = class extends Error {
	status;
	reason;
	/** Seconds to wait before another try, where the answer says so. */
	retryAfter;
	details;
	constructor(refusal) {
		super(refusal.message);
		this.name = "ApiError";
		this.status = refusal.status;
		this.reason = refusal.reason;
		if (refusal.retryAfter !== void 0) this.retryAfter = refusal.retryAfter;
		if (refusal.details !== void 0) this.details = refusal.details;
	}
};
/** The error in a Status object, as it comes in an answer or as a watch's ERROR event. `status` counts where the object has no code. */
function statusError(value, status, retryAfter) {
	const { code, reason, message, details } = fields(value);
	return new ApiError({
		status: integer(code) ?? status,
		reason: text(reason) ?? "",
		message: text(message) ?? `The API server answered ${status}.`,
		retryAfter: retryAfter ?? integer(fields(details).retryAfterSeconds),
		details
	});
}
/** The error in an answer, of which the body need not be the API server's: a load balancer may have written it. */
function answerError(status, body, retryAfter) {
	const seconds = retryAfter === void 0 ? void 0 : secondsUntil(retryAfter);
	const value = parsed(body);
	if (fields(value).kind === "Status") return statusError(value, status, seconds);
	const said = body.trim().slice(0, 200);
	const message = `The answer is ${status}${said === "" ? "" : `: ${said}`}`;
	return new ApiError({
		status,
		reason: "",
		message,
		retryAfter: seconds
	});
}
/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(retryAfter) {
	if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
	const at = Date.parse(retryAfter);
	return Number.isNaN(at) ? void 0 : Math.max(0, (at - Date.now()) / 1e3);
}
function parsed(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}

// src/kube/existing.ts
/** The object at a path as the API server gives it; undefined where there is none. Throws ApiError. */
async function existing(client, path, signal) {
	try {
		return await client.request({
			method: "GET",
			path,
			...signal && { signal }
		});
	} catch (error) {
		if (error instanceof ApiError && error.status === 404) return void 0;
		throw error;
	}
}

// src/kube/pace.ts
const first = 100;
const longest = 5e3;
/** A server that asks for more than this, in seconds, is not believed. */
const longestAsked = 300;
/**
* Milliseconds to wait after `failures` failures in a row, 0 or more: at most 5 s and with jitter, so that many clients do not return at
* once; longer only where the API server asked for it.
*/
function pause(failures, error) {
	const own = Math.min(longest, first * 2 ** Math.min(failures, 10)) * (.5 + Math.random() / 2);
	const asked = error instanceof ApiError ? Math.min(error.retryAfter ?? 0, longestAsked) * 1e3 : 0;
	return asked === 0 ? own : Math.max(own, asked * (1 + Math.random() / 10));
}
/** Resolves after so many milliseconds, or at once when the signal says so. */
async function rest(milliseconds, signal) {
	await setTimeout$1(milliseconds, void 0, { signal }).catch((error) => {
		if (!signal.aborted) throw error;
	});
}

// src/kube/retry.ts
/** Answers that a later try may change: too much, not now, or a write of somebody else's in between. */
const passing = /* @__PURE__ */ new Set([
	401,
	408,
	409,
	429,
	500,
	502,
	503,
	504
]);
/** Milliseconds until the next try of a call that failed `attempt` times, 1 or more; undefined where another try cannot help. */
function retryDelay(error, attempt) {
	return isPassing(error) ? pause(attempt - 1, error) : void 0;
}
/** Whether etcd is full: until somebody makes room it takes deletes, and no other write of anyone in the cluster. */
const isFull = (error) => error instanceof ApiError && error.message.includes("database space exceeded");
function isPassing(error) {
	if (error instanceof ApiError) return passing.has(error.status);
	return isOfTheNetwork(error);
}
/** Whether nothing more can be made in a namespace, because it is on its way out; the API server answers that as it does missing rights. */
const isTerminating = (error) => error instanceof ApiError && items(fields(error.details).causes).some((each) => fields(each).reason === "NamespaceTerminating");
/** Errors of sockets, DNS and undici have a code, the program's own mistakes have none; fetch hides it in the cause. */
function isOfTheNetwork(error) {
	if (!(error instanceof Error)) return false;
	if (error.name === "TimeoutError") return true;
	if ("code" in error && typeof error.code === "string") return !error.code.startsWith("ERR_INVALID_");
	return error.cause !== void 0 && isOfTheNetwork(error.cause);
}

// src/kube/configmaps.ts
const manager = "sluice";
const managedLabel = "sluice.dev/managed";
/** Beside the contents stands their hash, so that a hand's edit shows even to an operator that has just started. */
const hashAnnotation = "sluice.dev/content-hash";
const recordAnnotation = "sluice.dev/refused";
/** How often a write is tried anew because somebody else's came in between. */
const mostConflicts = 5;
const split = (key) => {
	const [namespace = "", name = ""] = key.split("/", 2);
	return {
		namespace,
		name
	};
};
const collection = (namespace) => `/api/v1/namespaces/${namespace}/configmaps`;
const pathOf = (key) => `${collection(split(key).namespace)}/${split(key).name}`;
const known = /* @__PURE__ */ new WeakMap();
/** The hash of files, whatever order they stand in. */
function contentHash(files) {
	const hash = known.get(files) ?? hashOf(files);
	known.set(files, hash);
	return hash;
}
function hashOf(entries) {
	const hash = createHash("sha256");
	for (const [name, content] of [...entries].sort(([a], [b]) => a < b ? -1 : 1)) hash.update(`${name.length}:${name}${content.length}:`).update(content);
	return hash.digest("hex");
}
const isOurs = (raw) => stringMap(fields(fields(raw).metadata).labels)[managedLabel] === "true";
/** What is kept of a ConfigMap's metadata; undefined where it is not ours. */
function readSeen(raw) {
	if (!isOurs(raw)) return void 0;
	const metadata = fields(fields(raw).metadata);
	const owner = text(fields(items(metadata.ownerReferences)[0]).uid);
	const record = stringMap(metadata.annotations)[recordAnnotation];
	return {
		uid: text(metadata.uid) ?? "",
		resourceVersion: text(metadata.resourceVersion) ?? "",
		...owner === void 0 ? {} : { owner },
		...record === void 0 ? {} : { record }
	};
}
/** What is kept of a whole ConfigMap as the API server gives it; undefined where it is not ours. */
function readHeld(raw) {
	const seen = readSeen(raw);
	if (seen === void 0) return void 0;
	const binary = Object.entries(stringMap(fields(raw).binaryData)).map(([k, v]) => [`/${k}`, v]);
	const hash = hashOf([...Object.entries(stringMap(fields(raw).data)), ...binary]);
	const said = stringMap(fields(fields(raw).metadata).annotations)[hashAnnotation];
	return {
		...seen,
		hash,
		content: said === hash ? "intact" : "edited"
	};
}
/** Whether a ConfigMap that is there needs no write. */
const isAsWanted = (held, wanted) => held.content === "intact" && held.hash === contentHash(wanted.files) && held.owner === wanted.owner?.uid && (wanted.record === void 0 || held.record === wanted.record);
/**
* Makes a ConfigMap be as wanted, from what is known of it. A write that came in between is read and written over; one of the same name without
* our label is left alone. Throws ApiError.
*/
async function putConfigMap(client, wanted, last) {
	let held = last;
	for (let tries = 1;; tries++) {
		try {
			return await tryPut(client, wanted, held);
		} catch (error) {
			if (isGone(error, held)) return { kind: "gone" };
			if (!isConflict(error, held) || tries === mostConflicts) throw error;
		}
		const raw = await existing(client, pathOf(wanted.key));
		if (raw !== void 0 && !isOurs(raw)) return {
			kind: "refused",
			taken: taken(wanted.key)
		};
		held = readHeld(raw);
	}
}
async function tryPut(client, wanted, held) {
	if (held !== void 0 && isAsWanted(held, wanted)) return {
		kind: "unchanged",
		held
	};
	const seen = readSeen(await send(client, wanted, held));
	if (seen === void 0) throw new Error(`ConfigMap ${wanted.key} lost its label as it was written.`);
	const written = {
		...seen,
		hash: contentHash(wanted.files),
		content: "intact"
	};
	return {
		kind: "written",
		created: held === void 0,
		held: written
	};
}
/** Deletes a ConfigMap of ours, if it still is what was seen last. Throws ApiError. */
async function deleteConfigMap(client, key, held) {
	const body = {
		apiVersion: "v1",
		kind: "DeleteOptions",
		preconditions: {
			uid: held.uid,
			resourceVersion: held.resourceVersion
		}
	};
	try {
		await client.request({
			method: "DELETE",
			path: pathOf(key),
			body
		});
	} catch (error) {
		if (!(error instanceof ApiError && error.status === 404)) throw error;
	}
}
/** The files of a ConfigMap of ours and what is kept of it; undefined where there is none. Throws ApiError. */
async function readConfigMap(client, key) {
	const raw = await existing(client, pathOf(key));
	const held = readHeld(raw);
	return held && {
		files: new Map(Object.entries(stringMap(fields(raw).data))),
		held
	};
}
function send(client, wanted, held) {
	const { namespace, name } = split(wanted.key);
	const { owner } = wanted;
	const body = {
		apiVersion: "v1",
		kind: "ConfigMap",
		metadata: {
			name,
			namespace,
			labels: { [managedLabel]: "true" },
			annotations: {
				[hashAnnotation]: contentHash(wanted.files),
				...wanted.record !== void 0 && { [recordAnnotation]: wanted.record }
			},
			...owner && { ownerReferences: [{
				apiVersion: "v1",
				kind: "Pod",
				name: owner.name,
				uid: owner.uid
			}] },
			...held && { resourceVersion: held.resourceVersion }
		},
		data: Object.fromEntries(wanted.files)
	};
	const call = {
		query: { fieldManager: manager },
		accept: metadataOnly.object,
		body
	};
	return held === void 0 ? client.request({
		...call,
		method: "POST",
		path: collection(namespace)
	}) : client.request({
		...call,
		method: "PUT",
		path: pathOf(wanted.key)
	});
}
/** It was there and is not, or the other way round, or it has changed. */
const isConflict = (error, held) => error instanceof ApiError && (error.status === 409 || error.status === 404 && held !== void 0);
const isGone = (error, held) => isTerminating(error) || error instanceof ApiError && error.status === 404 && held === void 0;
const taken = (key) => ({
	on: {
		kind: "ConfigMap",
		...split(key)
	},
	message: `A ConfigMap of this name is there already and lacks the label ${managedLabel}: "true", so it is left alone and the proxies that name it get no files. Delete or rename it, or give it the label to hand it over.`
});

// src/kube/cache.ts
/** Objects of one kind by key. Each keeps its identity while it is equal to what it was, and so does the table. */
var Cache = class {
	objects = /* @__PURE__ */ new Map();
	frozen;
	isSorted = true;
	/** The objects, by namespace, then name; frozen. */
	table() {
		if (!this.isSorted) this.objects = new Map([...this.objects].sort(([a], [b]) => byKey(a, b)));
		this.isSorted = true;
		this.frozen ??= freeze(new Map(this.objects));
		return this.frozen;
	}
	/** Sets one object, or removes it where there is no value; true when that changed anything. */
	put(key, value) {
		const before = this.objects.get(key);
		if (isEqual(before, value)) return false;
		if (value === void 0) this.objects.delete(key);
		else this.objects.set(key, freeze(value));
		if (before === void 0) this.isSorted = false;
		this.frozen = void 0;
		return true;
	}
	/** Sets all objects, and gives the number of those that were added, changed or removed by it. */
	replace(objects) {
		let changes = 0;
		for (const key of [...this.objects.keys()]) if (!objects.has(key) && this.put(key, void 0)) changes++;
		for (const [key, value] of objects) if (this.put(key, value)) changes++;
		return changes;
	}
};
/** A slash comes after `-` and `.`, yet the namespace `a` is to come before `a-b`. */
const byKey = (a, b) => {
	const [left, right] = [a.replace("/", "\0"), b.replace("/", "\0")];
	return left < right ? -1 : left > right ? 1 : 0;
};

// src/kube/follow.ts
/**
* Watches until the server, the deadline or the signal ends it, and hands each change over. Throws ApiError, also for an ERROR event, and what
* the network throws; a silence is an error, since a connection may be dead without either end knowing.
*/
async function follow(following, take) {
	const { client, path, query, version, seconds } = following;
	const timers = new Timers(following);
	try {
		const events = await client.stream({
			path,
			query: {
				...query,
				watch: "true",
				allowWatchBookmarks: "true",
				resourceVersion: version,
				timeoutSeconds: String(seconds)
			},
			signal: timers.signal,
			...following.metadataOnly === true && { accept: metadataOnly.object }
		});
		following.opened();
		for await (const event of events) {
			timers.heard();
			take(changeOf(event));
		}
	} catch (error) {
		if (timers.isOver() || following.signal.aborted) return;
		throw timers.isSilent() ? /* @__PURE__ */ new Error(`The API server was silent for ${following.silence / 1e3} s.`) : error;
	} finally {
		timers.clear();
	}
}
function changeOf(event) {
	const { type, object } = fields(event);
	if (type === "ERROR") throw statusError(object, 500);
	const version = text(fields(fields(object).metadata).resourceVersion);
	const kind = types.get(String(type));
	if (kind === void 0 || version === void 0) throw new Error(`The watch gave an event that is not known: ${JSON.stringify(event).slice(0, 200)}`);
	return {
		type: kind,
		raw: object,
		version
	};
}
const types = /* @__PURE__ */ new Map([
	["ADDED", "set"],
	["MODIFIED", "set"],
	["DELETED", "gone"],
	["BOOKMARK", "bookmark"]
]);
/** Ends a watch after a silence, and after its whole time. */
var Timers = class {
	signal;
	silent = new AbortController();
	over = new AbortController();
	silence;
	end;
	constructor({ silence, longest, signal }) {
		this.silence = setTimeout(() => this.silent.abort(), silence);
		this.end = setTimeout(() => this.over.abort(), longest);
		this.signal = AbortSignal.any([
			signal,
			this.silent.signal,
			this.over.signal
		]);
	}
	heard() {
		this.silence.refresh();
	}
	isSilent() {
		return this.silent.signal.aborted;
	}
	isOver() {
		return this.over.signal.aborted;
	}
	clear() {
		clearTimeout(this.silence);
		clearTimeout(this.end);
	}
};

// src/kube/watch-event.ts
/** The event as a sentence; undefined for what is as it should be. */
function watchSentence(event) {
	const { plural, apiVersion } = event.of;
	switch (event.kind) {
		case "listed":
			if (event.missed === void 0 || event.missed === 0) return void 0;
			return `${plural}: the watch had missed ${event.missed} ${event.missed === 1 ? "change" : "changes"}; a list has put it right`;
		case "interrupted": return `${plural}: the watch is interrupted and tries again: ${reason(event.error)}`;
		case "forbidden": return `${plural}: not allowed, and tried again; a ClusterRole lacks the rule ${JSON.stringify(event.missing)}: ${reason(event.error)}`;
		case "going": return `${plural}: the watch goes on`;
		case "not served": return `${plural}: ${apiVersion} is not served here, its CRD is not installed; what is served goes on`;
		case "threw": return `${plural}${event.on === "" ? "" : ` ${event.on}`}: ${reason(event.error)}`;
	}
}
const reason = (error) => error instanceof Error ? error.message : String(error);

// src/kube/watch.ts
/** Keeps a table of all objects of a kind as the API server has them, through whatever happens to the connection. */
function watchKind(watching) {
	const watcher = new Watcher(watching);
	const running = watcher.run();
	return {
		ready: watcher.ready,
		table: () => watcher.cache.table(),
		served: () => watcher.isServed,
		stop: async () => {
			watcher.stop();
			await running;
		}
	};
}
const usual = {
	page: 500,
	silence: 75e3,
	relist: 6e5
};
/** So often in a row the kind must be unknown before its objects go: one wrong answer of a load balancer must not take all rules away. */
const confirmations = 3;
/** After so many refusals in a row the version that a watch begins at is suspected. */
const suspicious = 5;
/** A watch that was open for so long, in milliseconds, was a good one even if it saw nothing. */
const longEnough = 5e3;
var Watcher = class {
	cache = new Cache();
	ready;
	isServed = true;
	given;
	timing;
	stopping = new AbortController();
	first = Promise.withResolvers();
	/** The last version that was listed or seen; undefined when everything must be listed. */
	version;
	/** Of the version of the kind that was served when it was listed last. */
	path = "";
	relistAt = 0;
	failures = 0;
	unknown = 0;
	isReady = false;
	trouble = "";
	constructor(given) {
		this.given = given;
		this.timing = {
			...usual,
			...given.timing
		};
		this.ready = this.first.promise;
		this.ready.catch(() => {});
	}
	async run() {
		const { signal } = this.stopping;
		while (!signal.aborted) {
			let failure;
			try {
				await this.watch(await this.listed());
			} catch (error) {
				failure = error;
				if (!signal.aborted) this.fail(error);
			}
			await rest(pause(this.failures, failure), signal);
		}
	}
	stop() {
		this.stopping.abort();
		this.first.reject(/* @__PURE__ */ new Error(`The watch of ${this.given.kind.plural} was stopped before they were listed.`));
	}
	/** Lists everything when that is due, and gives the version to go on from. */
	async listed() {
		if (this.version !== void 0 && performance.now() < this.relistAt) return this.version;
		const exactly = this.version;
		const { version, objects } = await this.listBest(exactly);
		this.version = version;
		this.relistAt = performance.now() + this.timing.relist * (.9 + Math.random() / 5);
		this.isServed = true;
		this.unknown = 0;
		const changes = this.cache.replace(objects);
		const missed = exactly === void 0 ? void 0 : changes;
		this.given.told({
			kind: "listed",
			of: this.given.kind,
			objects: objects.size,
			missed
		});
		this.mark(changes > 0);
		return version;
	}
	/** Lists the best version of the kind that is served, from which on it is watched. Throws ApiError 404 where none is. */
	async listBest(exactly) {
		const { kind } = this.given;
		const older = [...kind.olderVersions ?? []];
		for (let apiVersion = kind.apiVersion;; apiVersion = older.shift() ?? kind.apiVersion) {
			this.path = collectionPath({
				...kind,
				apiVersion
			}, this.given.namespace);
			const objects = /* @__PURE__ */ new Map();
			const take = (raw) => {
				const [key, value] = this.read(raw);
				if (value !== void 0) objects.set(key, value);
			};
			try {
				return {
					version: await list(this.listing(), take, exactly),
					objects
				};
			} catch (error) {
				if (!(error instanceof ApiError) || error.status !== 404 || older.length === 0) throw error;
			}
		}
	}
	async watch(version) {
		const began = performance.now();
		const { signal: _, page: __, ...listing } = this.listing();
		await follow({
			...listing,
			version,
			seconds: 290 + Math.floor(Math.random() * 301),
			silence: this.timing.silence,
			longest: Math.max(0, this.relistAt - began),
			signal: this.stopping.signal,
			opened: () => this.goOn()
		}, (change) => this.take(change));
		this.failures = performance.now() - began >= longEnough ? 0 : this.failures + 1;
	}
	take({ type, raw, version }) {
		this.failures = 0;
		if (type !== "bookmark") {
			const [key, value] = this.read(raw);
			this.mark(this.cache.put(key, type === "gone" ? void 0 : value));
		}
		this.version = version;
	}
	listing() {
		const { client, labelSelector, fieldSelector, metadataOnly } = this.given;
		return {
			client,
			path: this.path,
			query: {
				...labelSelector === void 0 ? {} : { labelSelector },
				...fieldSelector === void 0 ? {} : { fieldSelector }
			},
			metadataOnly,
			page: this.timing.page,
			signal: this.stopping.signal
		};
	}
	read(raw) {
		const key = objectKey(rawObject(raw).on);
		try {
			return [key, this.given.read(raw)];
		} catch (error) {
			this.given.told({
				kind: "threw",
				of: this.given.kind,
				on: key,
				error
			});
			return [key, void 0];
		}
	}
	/** Says that something has changed, and at the first time also when nothing has. */
	mark(hasChanged) {
		if (!hasChanged && this.isReady) return;
		this.isReady = true;
		this.first.resolve();
		try {
			this.given.changed();
		} catch (error) {
			this.given.told({
				kind: "threw",
				of: this.given.kind,
				on: "",
				error
			});
		}
	}
	fail(error) {
		this.failures++;
		const status = error instanceof ApiError ? error.status : void 0;
		const isRefused = status !== void 0 && this.failures >= suspicious;
		if (isTooOld(error) || isTooNew(error) || status === 404 || isRefused) this.version = void 0;
		const of = this.given.kind;
		if (status === 403) this.tell({
			kind: "forbidden",
			of,
			missing: watchRule(of),
			error
		});
		else if (status === 404 && this.isUnknown()) this.dropAll();
		else if (!isTooOld(error)) this.tell({
			kind: "interrupted",
			of,
			error
		});
	}
	isUnknown() {
		this.unknown++;
		return !this.isReady || !this.isServed || this.unknown >= confirmations;
	}
	dropAll() {
		this.isServed = false;
		this.tell({
			kind: "not served",
			of: this.given.kind
		});
		this.mark(this.cache.replace(/* @__PURE__ */ new Map()) > 0);
	}
	tell(event) {
		const trouble = `${event.kind} ${String(event.error)}`;
		if (trouble === this.trouble) return;
		this.trouble = trouble;
		this.given.told(event);
	}
	goOn() {
		if (this.trouble === "") return;
		this.trouble = "";
		this.given.told({
			kind: "going",
			of: this.given.kind
		});
	}
};
const isTooOld = (error) => error instanceof ApiError && error.status === 410;
/** The API server has gone back behind the version, as after etcd was restored from a backup. */
const isTooNew = (error) => error instanceof ApiError && items(fields(error.details).causes).some((cause) => fields(cause).reason === "ResourceVersionTooLarge");

export { istioVersions as C, collectionPath as S, rest as _, isAsWanted as a, answerError as b, putConfigMap as c, readSeen as d, split as f, pause as g, retryDelay as h, deleteConfigMap as i, readConfigMap as l, isTerminating as m, watchSentence as n, managedLabel as o, isFull as p, contentHash as r, manager as s, watchKind as t, readHeld as u, existing as v, metadataOnly as w, list as x, ApiError as y };