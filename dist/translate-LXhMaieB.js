import { a as items, c as text, f as objectKey, o as optional, s as stringMap, t as fields, u as annotations } from "./fields-DgGu02Kh.js";
import { D as durationRefusal, H as defaultSettings, L as roleOf, M as whyNot, N as isPodAnnotation, O as longest, P as member$1, T as options, U as proxyId, V as containerName, _ as shipped, c as clustersFile, f as listenersFile, g as watched, h as typed, j as teller, k as milliseconds, l as duration, m as pathOf, s as bootstrapFile, u as fraction, x as require_dist } from "./problems-C4Jj0eer.js";
import { n as proxyPorts, t as isReserved } from "./model-3I7jhVT8.js";
import { t as require_ajv } from "./ajv-COCFKHvT.js";
import { readFileSync, readdirSync } from "node:fs";
import { X509Certificate, createHash, createPrivateKey, createPublicKey } from "node:crypto";

// src/mesh/incremental.ts
const branch = () => ({
	weak: /* @__PURE__ */ new WeakMap(),
	strong: /* @__PURE__ */ new Map()
});
/** Remembers results under the argument list. Objects are held weakly; use few distinct primitives. */
function memo(compute) {
	const root = branch();
	return (...args) => {
		let at = root;
		for (const arg of args) {
			const children = typeof arg === "object" && arg !== null ? at.weak : at.strong;
			let next = children.get(arg);
			if (next === void 0) {
				next = branch();
				children.set(arg, next);
			}
			at = next;
		}
		at.result ??= { value: compute(...args) };
		return at.result.value;
	};
}
/** The same reference, or lists of the same references. */
function same(a, b) {
	if (a === b) return true;
	if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
function sameArguments(a, b) {
	if (a === b) return true;
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
	return true;
}
/** A result per key. An entry whose arguments are the `same` as before keeps its result; a table in which every entry was kept keeps its identity. */
var Entries = class {
	compute;
	args = /* @__PURE__ */ new Map();
	results = /* @__PURE__ */ new Map();
	constructor(compute) {
		this.compute = compute;
	}
	/** Forgets the entries that are not asked for again. */
	all(entries) {
		const args = /* @__PURE__ */ new Map();
		const next = /* @__PURE__ */ new Map();
		let kept = 0;
		for (const [key, now] of entries) {
			const hit = this.has(key, now);
			next.set(key, hit ? this.results.get(key) : this.compute(...now));
			args.set(key, now);
			if (hit) kept++;
		}
		this.args = args;
		if (kept !== next.size || next.size !== this.results.size) this.results = next;
		return this.results;
	}
	/** Looks at these entries, which are there already, and leaves all others as they are. */
	some(entries) {
		const made = entries.filter(([key, now]) => !this.has(key, now)).map(([key, now]) => [
			key,
			now,
			this.compute(...now)
		]);
		if (made.length === 0) return this.results;
		const next = new Map(this.results);
		for (const [key, now, result] of made) {
			this.args.set(key, now);
			next.set(key, result);
		}
		if (made.some(([key, , result]) => this.results.get(key) !== result)) this.results = next;
		return this.results;
	}
	has(key, now) {
		const before = this.args.get(key);
		return before !== void 0 && sameArguments(now, before);
	}
};
/**
* Computes an entry per key from a list of arguments. An entry whose arguments are the `same` as in the last call keeps its result;
* a table in which every entry was kept keeps its identity. Entries that are not asked for again are forgotten.
*/
function mapEach(compute) {
	const kept = new Entries(compute);
	return (entries) => kept.all(entries);
}
/**
* The same for the items of a table, in its order: `argsOf` finds an item's arguments, with the help of what else is given. While that stays the `same`
* from call to call, only items that are others are looked at.
*/
function mapTable(argsOf, compute) {
	const kept = new Entries(compute);
	let last;
	return (table, ...given) => {
		const entry = ([key, item]) => [key, argsOf(item, key, ...given)];
		const before = last !== void 0 && sameArguments(given, last.given) ? last.table : void 0;
		const others = before && difference(before, table);
		const results = others === void 0 ? kept.all([...table].map(entry)) : kept.some(others.map(entry));
		last = {
			table,
			given
		};
		return results;
	};
}
/** The entries of a table whose items are others than before; undefined where the keys or their order are others. */
function difference(before, now) {
	if (before === now) return [];
	if (before.size !== now.size) return void 0;
	const others = [];
	const keys = before.keys();
	for (const [key, item] of now) {
		if (keys.next().value !== key) return void 0;
		if (before.get(key) !== item) others.push([key, item]);
	}
	return others;
}
/** Gives back the list of the last call while each item of the new one is alike to the one in its place. */
function keepAlike(alike) {
	let last = [];
	return (items) => {
		if (!(items.length === last.length && items.every((item, i) => {
			const before = last[i];
			return before !== void 0 && (item === before || alike(item, before));
		}))) last = items;
		return last;
	};
}
/** Gives back the list of the last call under this key where the new one has the same items. */
function keepList() {
	const last = /* @__PURE__ */ new Map();
	return (key, items) => {
		const before = last.get(key);
		if (before !== void 0 && same(before, items)) return before;
		last.set(key, items);
		return items;
	};
}

// src/analyze/rules/namespaces.ts
/** Namespaces of the cluster's own parts, of Istio's and of Sluice's, about which their users need not be advised. */
const isSystem = (namespace) => namespace.startsWith("kube-") || namespace === "istio-system" || namespace === "sluice-system";
const injectionLabel = "istio-injection";
const revisionLabel = "istio.io/rev";

// src/mesh/names.ts
const domain = "svc.cluster.local";
const serviceHost$1 = (namespace, name) => `${name}.${namespace}.${domain}`;
/** A name without a dot belongs to the namespace of the rule that says it; any other name stands for itself. */
const resolveHost = (name, namespace) => name.includes(".") || name === "*" ? name.toLowerCase() : serviceHost$1(namespace, name.toLowerCase());
/** A Gateway's key: its name alone and `./name` are in the rule's namespace; `name.namespace` and longer are an older way to write it. */
function gatewayKey(name, namespace) {
	if (name === "mesh") return name;
	if (name.startsWith("./")) return `${namespace}/${name.slice(2)}`;
	if (name.includes("/")) return name;
	const [bare = "", owner = namespace] = name.split(".");
	return `${owner}/${bare}`;
}
/** Whether a host pattern (`*`, `*.example.com` or an exact name) covers a name, which may be a pattern itself. */
function hostCovers(pattern, name) {
	if (pattern === name || pattern === "*") return true;
	return pattern.startsWith("*") && name.length > pattern.length - 1 && name.endsWith(pattern.slice(1));
}
/** The narrower of two host patterns, or undefined where no name is covered by both. */
function narrower(a, b) {
	if (hostCovers(a, b)) return b;
	return hostCovers(b, a) ? a : void 0;
}
/** The names of clusters as people know them from Istio's. */
const outboundCluster$1 = (port, subset, host) => `outbound|${port}|${subset}|${host}`;
const inboundCluster$1 = (port, host) => `inbound|${port}||${host}`;
const selects$1 = (selector, labels) => Object.entries(selector).every(([name, value]) => labels[name] === value);
const sees = (visibleTo, namespace) => visibleTo === "all" || ("except" in visibleTo ? !visibleTo.except.includes(namespace) : visibleTo.includes(namespace));
/** Istio's `exportTo`: absent or `*` is everyone, `.` the object's own namespace, `~` nobody. */
function visibility(exportTo, namespace) {
	if (exportTo === void 0 || exportTo.length === 0 || exportTo.includes("*")) return "all";
	return exportTo.filter((name) => name !== "~").map((name) => name === "." ? namespace : name);
}
/** The code points' order, which no locale changes. */
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
/** The entries of a table in the order of their keys. */
const byKey = (table) => [...table].sort(([a], [b]) => compare(a, b));
/** Older first; objects of the same age, or of no known age, by namespace and then name. */
const byAge = (a, b) => compare(a.meta.created ?? "", b.meta.created ?? "") || compare(a.meta.namespace, b.meta.namespace) || compare(a.meta.name, b.meta.name);
const refOf$1 = (kind, object) => ({
	kind,
	namespace: object.meta.namespace,
	name: object.meta.name
});

// src/analyze/rules/rule.ts
/** A rule that looks at one thing at a time: `entries` gives each with all that its check may read, and is asked again when a table has changed. */
const eachRule = (tables, entries, check) => () => {
	const each = mapEach(check);
	const all = memo((found) => [...found.values()].flat());
	const found = memo((...read) => all(each(entries(...read))));
	return (given) => found(...tables(given));
};
/** A rule that looks at whole tables together. */
const wholeRule = (tables, check) => () => {
	const found = memo(check);
	return (given) => found(...tables(given));
};
/** The entries of a table, each alone. */
function* alone(table) {
	for (const [key, one] of table) yield [key, [one]];
}

// src/analyze/rules/pod-groups.ts
const withTemplate = /* @__PURE__ */ new Set([
	"DaemonSet",
	"Deployment",
	"Job",
	"ReplicaSet",
	"ReplicationController",
	"StatefulSet"
]);
/** The group of a pod; of one pod always the same. */
const groupOf = memo((pod) => {
	const { owner, meta } = pod;
	if (owner === void 0 || !withTemplate.has(owner.kind)) return {
		on: refOf$1("Pod", pod),
		path: "",
		pod
	};
	return {
		on: {
			...owner,
			namespace: meta.namespace
		},
		path: "spec.template.",
		pod
	};
});
/** Pods by what runs them, each represented by the first that does not go. */
const podGroups = memo((pods) => {
	const groups = /* @__PURE__ */ new Map();
	for (const pod of pods.values()) {
		if (pod.terminating) continue;
		const group = groupOf(pod);
		const key = `${group.on.kind} ${objectKey(group.on)}`;
		if (!groups.has(key)) groups.set(key, group);
	}
	return groups;
});
/** A rule that looks at each group alone. */
const groupRule = (check) => eachRule(({ snapshot }) => [podGroups(snapshot.pods)], alone, check);

// src/analyze/rules/application-user.ts
/** Containers of the app that run as the user of the proxy: of the one that is there, or of one that `kube-inject` would put there. */
function proxysUser({ on, path, pod }) {
	const { users = [], meta } = pod;
	if (isSystem(meta.namespace) || roleOf(meta.annotations) === "gateway") return [];
	const proxy = users.find(({ container }) => container === containerName.proxy)?.uid;
	if (proxy === void 0 && annotations.status in meta.annotations) return [];
	const own = Object.values(containerName);
	const reserved = proxy ?? 1337;
	const wrong = users.filter(({ container, uid }) => uid === reserved && !own.includes(container));
	return [...Map.groupBy(wrong, (one) => one.path)].map(([field, all]) => {
		const names = all.map(({ container }) => container).join(", ");
		const who = proxy === void 0 ? "the user that kube-inject and Istio give to a proxy" : "the proxy's own user";
		const message = `${all.length === 1 ? "Container" : "Containers"} ${names}: ${reserved} is ${who}, whose connections pass by the proxy and so by all rules. Choose another user.`;
		return {
			code: "IST0144",
			severity: "warning",
			on,
			path: `${path}${field}`,
			message
		};
	});
}
const applicationUser = groupRule(proxysUser);

// src/analyze/rules/deprecated-field.ts
const inRule = (rule, path) => [
	[
		rule.mirrorPercent,
		`${path}.mirrorPercent`,
		"mirrorPercentage.value"
	],
	[
		rule.mirror_percent,
		`${path}.mirror_percent`,
		"mirrorPercentage.value"
	],
	[
		rule.fault?.delay?.percent,
		`${path}.fault.delay.percent`,
		"percentage.value"
	],
	[
		rule.corsPolicy?.allowOrigin,
		`${path}.corsPolicy.allowOrigin`,
		"allowOrigins"
	]
];
const inPolicy = ({ loadBalancer }, path) => [[
	loadBalancer?.warmupDurationSecs,
	`${path}.loadBalancer.warmupDurationSecs`,
	"warmup.duration"
], [
	loadBalancer?.consistentHash?.minimumRingSize,
	`${path}.loadBalancer.consistentHash.minimumRingSize`,
	"ringHash.minimumRingSize"
]];
const inPolicies = (policy, path) => policy === void 0 ? [] : [...inPolicy(policy, path), ...(policy.portLevelSettings ?? []).flatMap((one, i) => inPolicy(one, `${path}.portLevelSettings[${i}]`))];
const told = (on, fields) => fields.flatMap(([value, path, successor]) => {
	if (value === void 0) return [];
	return [{
		code: "IST0133",
		severity: "warning",
		on,
		path,
		message: `The field is obeyed, but deprecated. Write ${successor} in its place.`
	}];
});
const deprecatedFieldOfRoutes = eachRule(({ snapshot }) => [snapshot.virtualServices], alone, (object) => told(refOf$1("VirtualService", object), (object.spec.http ?? []).flatMap((rule, i) => inRule(rule, `spec.http[${i}]`))));
const deprecatedFieldOfPolicies = eachRule(({ snapshot }) => [snapshot.destinationRules], alone, (object) => told(refOf$1("DestinationRule", object), [...inPolicies(object.spec.trafficPolicy, "spec.trafficPolicy"), ...(object.spec.subsets ?? []).flatMap(({ trafficPolicy }, i) => inPolicies(trafficPolicy, `spec.subsets[${i}].trafficPolicy`))]));

// src/analyze/rules/destinations.ts
/** Where the requests and connections of a VirtualService go, its mirrors last in each rule. */
const destinationsOf = memo(({ meta, spec }) => {
	const at = (path, destination) => ({
		path,
		host: resolveHost(destination.host, meta.namespace),
		destination
	});
	const http = (spec.http ?? []).flatMap(({ route = [], mirror, mirrors = [] }, i) => [
		...route.map(({ destination }, j) => at(`spec.http[${i}].route[${j}].destination`, destination)),
		...mirror === void 0 ? [] : [at(`spec.http[${i}].mirror`, mirror)],
		...mirrors.map(({ destination }, j) => at(`spec.http[${i}].mirrors[${j}].destination`, destination))
	]);
	const plain = ["tls", "tcp"].flatMap((list) => (spec[list] ?? []).flatMap(({ route = [] }, i) => route.map(({ destination }, j) => at(`spec.${list}[${i}].route[${j}].destination`, destination))));
	return [...http, ...plain];
});
/** Services by their hosts. */
const servicesByHost = memo((services) => new Map([...services.values()].map((service) => [service.host, service])));

// src/analyze/rules/destination-port.ts
/** Whether requests for a host are sent on to that very host from the mesh alone: each port then serves itself. */
const isItsOwn = ({ meta, spec }, host) => (spec.gateways ?? []).every((name) => gatewayKey(name, meta.namespace) === "mesh") && (spec.hosts ?? []).every((name) => resolveHost(name, meta.namespace) === host);
/** Destinations that leave open which of several ports is meant, told once for each host. */
function openPorts$1(object, services) {
	const several = new Map(services.map((service) => [service.host, service]));
	const told = /* @__PURE__ */ new Set();
	return destinationsOf(object).flatMap(({ path, host, destination }) => {
		const service = several.get(host);
		if (service === void 0 || destination.port?.number !== void 0 || told.has(host)) return [];
		told.add(host);
		const numbers = service.ports.map(({ number }) => number).join(", ");
		const own = isItsOwn(object, host);
		const message = `Service ${host} has the ports ${numbers}, and the destination names none. ${own ? "A request stays on the port that it was sent to. Write port.number where all are to go to one." : "A request goes on to the port number that it was sent to, and is answered with 503 where the service has no such port. Write port.number."}`;
		return [{
			code: "IST0112",
			severity: own ? "info" : "warning",
			on: refOf$1("VirtualService", object),
			path: `${path}.port`,
			message
		}];
	});
}
/** A VirtualService with those services that it sends to and that have several ports. */
const entry = memo((object, byHost) => [object, destinationsOf(object).flatMap(({ host }) => byHost.get(host) ?? []).filter(({ ports }) => ports.length > 1)]);
function* entries$5(objects, services) {
	const byHost = servicesByHost(services);
	for (const [key, object] of objects) yield [key, entry(object, byHost)];
}
const destinationPort = eachRule(({ snapshot, mesh }) => [snapshot.virtualServices, mesh.services], entries$5, openPorts$1);

// src/analyze/rules/gateway-servers.ts
/** Every gateway that runs. */
const runGateways = memo((servers, workloads) => [...workloads.values()].filter(({ role }) => role === "gateway").map((workload) => ({
	workload,
	servers: servers.filter(({ selector }) => selects$1(selector, workload.labels))
})));
/** Each problem once, however many gateways run the server that it is about. */
const onceEach = (found) => [...new Map(found.map((one) => [`${JSON.stringify(one.on)} ${one.path}`, one])).values()];

// src/analyze/rules/duplicate-certificate.ts
/** What tells one certificate of a gateway's pods from another. */
function certificateOf({ tls }) {
	if (tls === void 0) return "";
	const { credentials } = tls;
	const names = credentials.kind === "secrets" ? credentials.identities.map(({ name }) => name) : credentials.identities.map(({ certificate, key }) => [certificate, key]);
	return JSON.stringify([credentials.kind, names]);
}
const sharesPort = (one, other) => one.port === other.port && one.bind === other.bind;
/** Servers of HTTP within TLS that show the certificate of an older Gateway on the same port, for other hosts. */
const shared = ({ servers }) => servers.flatMap((server, i) => {
	if (server.protocol !== "https" || server.tls === void 0) return [];
	const older = servers.slice(0, i).find((other) => other.protocol === "https" && other.gateway !== server.gateway && sharesPort(other, server) && certificateOf(other) === certificateOf(server));
	if (older === void 0) return [];
	const message = `Gateway ${older.gateway} has the same certificate on port ${server.port}. Over HTTP/2 a client may send a request for a host of the one on its connection for the other, which answers 404. Name the hosts in one server, or give each a certificate of its own.`;
	return [{
		code: "IST0138",
		severity: "warning",
		on: server.from,
		path: `${server.path}.tls`,
		message
	}];
});
const duplicateCertificate = wholeRule(({ mesh }) => [mesh.servers, mesh.workloads], (servers, workloads) => onceEach(runGateways(servers, workloads).flatMap(shared)));

// src/analyze/rules/injection-labels.ts
function twoLabels(namespace) {
	const { name, labels } = namespace.meta;
	if (!("istio-injection" in labels && "istio.io/rev" in labels)) return [];
	const message = `The namespace has both ${injectionLabel}: ${labels[injectionLabel]} and ${revisionLabel}: ${labels[revisionLabel]}. With the second its pods are left to Istio, where that takes the first for granted. Keep one: kubectl label namespace ${name} ${revisionLabel}- leaves it to Sluice.`;
	return [{
		code: "IST0123",
		severity: "warning",
		on: refOf$1("Namespace", namespace),
		path: `metadata.labels[${revisionLabel}]`,
		message
	}];
}
const injectionLabels = eachRule(({ snapshot }) => [snapshot.namespaces], alone, twoLabels);

// src/analyze/rules/injector-service.ts
/** Injectors that nobody can answer for. */
const unanswered = (injectors, services) => [...injectors.values()].flatMap(({ name, webhooks }) => webhooks.flatMap(({ service }, i) => {
	if (service === void 0 || services.has(`${service.namespace}/${service.name}`)) return [];
	const message = `There is no Service ${service.namespace}/${service.name}, so nobody answers this webhook, and pods that it is asked about are refused or come without a proxy. Create the Service, or delete the configuration.`;
	return [{
		code: "IST0139",
		severity: "error",
		on: {
			kind: "MutatingWebhookConfiguration",
			namespace: "",
			name
		},
		path: `webhooks[${i}].clientConfig.service`,
		message
	}];
}));
const injectorService = wholeRule(({ injectors, snapshot }) => [injectors, snapshot.services], unanswered);

// src/analyze/rules/loopback-listener.ts
const isLoopback = (address) => address.startsWith("127.") || address === "::1";
/** Servers that listen to their own pod alone, on a port that a Service offers to others. */
const hidden = ({ workload, servers }) => servers.flatMap(({ bind = "", port, from, path }) => {
	if (!isLoopback(bind) || !workload.exposes.some(({ number }) => number === port)) return [];
	const message = `A Service of the gateway offers port ${port}, but the server listens on ${bind}, which only its own pod reaches. Remove bind, or write 0.0.0.0.`;
	return [{
		code: "IST0143",
		severity: "error",
		on: from,
		path: `${path}.bind`,
		message
	}];
});
const loopbackListener = wholeRule(({ mesh }) => [mesh.servers, mesh.workloads], (servers, workloads) => onceEach(runGateways(servers, workloads).flatMap(hidden)));

// src/analyze/rules/annotation-kinds.ts
/** Annotations of Istio's on other objects than pods, and the kinds that they are for. */
const kinds$1 = {
	"networking.istio.io/exportTo": ["Service"],
	"networking.istio.io/traffic-distribution": ["Service", "Namespace"]
};
/** The kinds that an annotation is for; undefined for one that is not known. */
const kindsFor = (name) => kinds$1[name] ?? (isPodAnnotation(name) ? ["Pod"] : void 0);
/** Domains in which Istio names nothing but what is known here. */
const closed$1 = /^(?:(?:(?:readiness\.)?status\.|traffic\.)?sidecar|proxy|inject)\.istio\.io\/|^networking\.istio\.io\/export/i;
/** Whether a name looks like one of Istio's and is none. */
const isUnknown = (name) => closed$1.test(name) && kindsFor(name) === void 0;

// src/analyze/rules/misplaced-annotation.ts
/** Where an annotation of pods is to be written instead. */
const wayOut = (kind, kinds) => {
	if (!kinds.includes("Pod")) return `Write it on the ${kinds.join(" or ")}.`;
	if (kind === "Namespace" || kind === "Service") return "Write it on the pods: in their workload's spec.template.metadata.annotations.";
	return "Write it in spec.template.metadata.annotations.";
};
const misplaced = ({ on, path, kind }, annotations) => Object.keys(annotations).flatMap((name) => {
	const kinds = kindsFor(name);
	if (kinds === void 0 || kinds.includes(kind)) return [];
	const message = `The annotation does nothing on a ${kind}. ${wayOut(kind, kinds)}`;
	return [{
		code: "IST0107",
		severity: "warning",
		on,
		path: member$1(`${path}metadata.annotations`, name),
		message
	}];
});
/** What bears annotations and is no pod. */
const others = ({ snapshot, holders }) => [
	snapshot.namespaces,
	snapshot.services,
	holders
];
function* ofOthers(...[namespaces, services, holders]) {
	for (const [key, { meta }] of namespaces) yield [`Namespace ${key}`, ["Namespace", meta]];
	for (const [key, { meta }] of services) yield [`Service ${key}`, ["Service", meta]];
	for (const [key, { kind, meta }] of holders) yield [key, [kind, meta]];
}
const refOf = (kind, { namespace, name }) => ({
	kind,
	namespace,
	name
});
const misplacedAnnotation = eachRule(others, ofOthers, (kind, meta) => misplaced({
	on: refOf(kind, meta),
	path: "",
	kind
}, meta.annotations));
const misplacedPodAnnotation = groupRule(({ on, path, pod }) => misplaced({
	on,
	path,
	kind: "Pod"
}, pod.meta.annotations));
/** Those of pods are told of where the others of a pod are read. */
const unknownAnnotation = eachRule(others, ofOthers, (kind, meta) => Object.keys(meta.annotations).filter(isUnknown).map((name) => {
	const message = `There is no annotation ${name}, so it does nothing. Correct it or remove it.`;
	return {
		code: "IST0108",
		severity: "warning",
		on: refOf(kind, meta),
		path: member$1("metadata.annotations", name),
		message
	};
}));

// src/inject/missing.ts
/** What the label of Istio's revisions stands on is Istio's to inject. */
const revision = "istio.io/rev";
/** The pods that ask for a proxy and have none: they were made before their namespace was labelled, or while no webhook answered. */
function missingProxies() {
	const each = mapEach((pod, namespace) => missing(pod, namespace));
	const some = mapEach((problem) => problem);
	return ({ pods, namespaces }) => {
		const all = each([...pods].map(([key, pod]) => [key, [pod, namespaces.get(pod.meta.namespace)]]));
		return some([...all].flatMap(([key, problem]) => problem === void 0 ? [] : [[key, [problem]]]));
	};
}
function missing({ meta, hostNetwork, terminating }, namespace) {
	const { labels, annotations: notes } = meta;
	const namespaceLabels = namespace?.meta.labels ?? {};
	const isInjected = annotations.status in notes || annotations.configMap in notes;
	const isIstios = revision in labels || revision in namespaceLabels;
	if (terminating || isInjected || isIstios) return void 0;
	if (whyNot({
		namespace: meta.namespace,
		namespaceLabels,
		labels,
		annotations: notes,
		hostNetwork
	})) return void 0;
	return problem({ meta }, namespaceLabels["istio-injection"] === "enabled");
}
function problem({ meta }, byNamespace) {
	const { namespace, name } = meta;
	const message = `${byNamespace ? `The namespace ${namespace} (istio-injection: enabled)` : `The pod (${roleOf(meta.annotations) === "gateway" ? annotations.injectTemplates : annotations.inject})`} asks for a proxy and this pod has none, so no rule applies to what it sends. A pod gets its proxy when it is made: \`kubectl -n ${namespace} rollout restart\` its workload, or delete it; if it comes back without one, look at the webhook: kubectl get mutatingwebhookconfiguration sluice`;
	return {
		code: "IST0103",
		severity: "warning",
		on: {
			kind: "Pod",
			namespace,
			name
		},
		path: "",
		message
	};
}

// src/analyze/rules/missing-proxy.ts
const missingProxy = () => {
	const missing = missingProxies();
	const found = memo((pods, namespaces) => [...missing({
		pods,
		namespaces
	}).values()]);
	return ({ snapshot }) => found(snapshot.pods, snapshot.namespaces);
};

// src/analyze/rules/namespace-not-injected.ts
const isProxied = ({ meta }) => [
	annotations.inject,
	annotations.status,
	annotations.configMap
].some((name) => name in meta.annotations || name in meta.labels);
/** Namespaces that run pods and say neither that they want proxies nor that they want none. */
function undecided(namespaces, pods) {
	const plain = /* @__PURE__ */ new Set();
	const proxied = /* @__PURE__ */ new Set();
	for (const pod of pods.values()) (isProxied(pod) ? proxied : plain).add(pod.meta.namespace);
	return [...namespaces.values()].flatMap((namespace) => {
		const { name, labels } = namespace.meta;
		if ("istio-injection" in labels || "istio.io/rev" in labels || isSystem(name) || !plain.has(name) || proxied.has(name)) return [];
		const message = `The pods of this namespace get no proxies. To give them proxies: kubectl label namespace ${name} ${injectionLabel}=enabled; to say that they need none: ${injectionLabel}=disabled.`;
		return [{
			code: "IST0102",
			severity: "info",
			on: refOf$1("Namespace", namespace),
			path: `metadata.labels[${injectionLabel}]`,
			message
		}];
	});
}
const namespaceNotInjected = wholeRule(({ snapshot }) => [snapshot.namespaces, snapshot.pods], undecided);

// src/analyze/rules/pod-annotations.ts
/** Only whether the annotations can be read counts here, and not what they change. */
const settings = defaultSettings("");
/** What is wrong with the annotations by which a pod's proxy is chosen; where it has none, that is no error yet. */
function wrongAnnotations({ on, path, pod }, yaml) {
	const notes = pod.meta.annotations;
	const isOurs = annotations.configMap in notes;
	if ("istio.io/rev" in pod.meta.labels || annotations.status in notes && !isOurs) return [];
	const found = [];
	const tell = teller({
		on,
		path: path === "" ? "" : path.slice(0, -1)
	}, found);
	options({ annotations: notes }, settings, {
		given: { yaml },
		tell
	});
	return found.map((one) => isOurs || one.severity !== "error" ? one : {
		...one,
		severity: "warning"
	});
}
const podAnnotations = ({ yaml }) => groupRule((group) => wrongAnnotations(group, yaml))({ yaml });

// src/analyze/rules/port-name.ts
/** Ports whose name does not say their protocol. */
function unsaid(object, { kind, ports }) {
	if (kind === "external" || isSystem(object.meta.namespace)) return [];
	const open = new Set(ports.filter(({ protocol }) => protocol === "auto").map(({ number }) => number));
	return object.ports.flatMap(({ name, number, protocol, appProtocol }, i) => {
		if (protocol !== "TCP" || !open.has(number)) return [];
		const message = `Port ${number} ${appProtocol === void 0 ? `${name === "" ? "has no name" : `is named ${JSON.stringify(name)}`}, which` : `has the appProtocol ${JSON.stringify(appProtocol)}, which`} does not say what is spoken there, so the proxy looks at the first bytes of each connection. Name it http-…, grpc-… or tcp-…, or set its appProtocol.`;
		return [{
			code: "IST0118",
			severity: "info",
			on: refOf$1("Service", object),
			path: `spec.ports[${i}].${appProtocol === void 0 ? "name" : "appProtocol"}`,
			message
		}];
	});
}
function* entries$4(objects, services) {
	for (const [key, object] of objects) {
		const service = services.get(key);
		if (service !== void 0) yield [key, [object, service]];
	}
}
const portName = eachRule(({ snapshot, mesh }) => [snapshot.services, mesh.services], entries$4, unsaid);

// src/analyze/rules/covers.ts
/** Whether all that fits `later` fits `earlier`. */
function coversText(earlier, later) {
	if (earlier === void 0) return true;
	if (later === void 0) return false;
	const { exact, prefix, regex } = earlier;
	if (exact !== void 0) return later.exact === exact;
	if (prefix !== void 0) return (later.exact ?? later.prefix)?.startsWith(prefix) ?? false;
	return regex === void 0 || regex === ".*" || later.regex === regex;
}
const lowered = ({ exact, prefix }) => exact !== void 0 ? { exact: exact.toLowerCase() } : prefix !== void 0 ? { prefix: prefix.toLowerCase() } : {};
/** A regular expression is compared with regard to case, whatever is said. */
function coversPath(earlier, later) {
	const [one, other] = [earlier.uri, later.uri];
	if (one === void 0 || one.prefix === "/" || one.regex === ".*") return true;
	if (one.regex !== void 0 || other?.regex !== void 0 || other === void 0) return coversText(one, other);
	if (earlier.ignoreUriCase === true) return coversText(lowered(one), lowered(other));
	return later.ignoreUriCase !== true && coversText(one, other);
}
const coversEach = (earlier = {}, later = {}) => Object.entries(earlier).every(([name, one]) => {
	const other = later[name];
	return other !== void 0 && coversText(one, other);
});
const folded = (table = {}) => Object.fromEntries(Object.entries(table).map(([name, one]) => [name.toLowerCase(), one]));
/** With gateways a match does not ask who calls. */
function coversCaller(earlier, later) {
	const [own = [], other = []] = [earlier.gateways, later.gateways];
	if ((earlier.port ?? 0) !== 0 && earlier.port !== later.port) return false;
	if (own.length > 0) return other.length > 0 && other.every((name) => own.includes(name));
	const asks = Object.entries(earlier.sourceLabels ?? {});
	const from = earlier.sourceNamespace ?? "";
	if (asks.length === 0 && from === "") return true;
	if (other.length > 0) return false;
	return asks.every(([name, value]) => later.sourceLabels?.[name] === value) && (from === "" || from === later.sourceNamespace);
}
/** What must not be there for `earlier` must not be there for `later`. */
const coversAbsent = (earlier, later) => {
	return Object.entries(earlier).every(([name, one]) => {
		const other = later[name];
		return other !== void 0 && coversText(other, one);
	});
};
const coversRequest = (earlier, later) => coversCaller(earlier, later) && coversPath(earlier, later) && coversText(earlier.scheme, later.scheme) && coversText(earlier.method, later.method) && coversText(earlier.authority, later.authority) && coversEach(folded(earlier.headers), folded(later.headers)) && coversEach(earlier.queryParams, later.queryParams) && coversAbsent(folded(earlier.withoutHeaders), folded(later.withoutHeaders));
const coversConnection = (earlier, later) => coversCaller(earlier, later) && coversNetworks(earlier, later);
const coversNetworks = ({ destinationSubnets: own = [] }, { destinationSubnets: other = [] }) => own.length === 0 || other.length > 0 && other.every((network) => own.includes(network));
const coversServerName = (earlier, later) => coversCaller(earlier, later) && coversNetworks(earlier, later) && later.sniHosts.every((name) => earlier.sniHosts.some((host) => hostCovers(host.toLowerCase(), name.toLowerCase())));

// src/analyze/rules/repeated-match.ts
/** The first of the earlier rules that takes all that a match could; what a delegate leaves goes on, so such a rule takes nothing for sure. */
const takenBy = (rules, later, covers) => rules.findIndex((rule) => rule.delegate === void 0 && (rule.match ?? []).some((earlier) => covers(earlier, later)));
/** Matches that an earlier rule leaves nothing to, up to the rule that takes everything. */
function repeated(rules, { path, covers, all }) {
	const end = rules.findIndex(({ match = [], delegate }) => delegate === void 0 && (match.length === 0 || match.some((one) => covers(one, all))));
	return rules.slice(0, end === -1 ? rules.length : end + 1).flatMap(({ match = [] }, i) => {
		const taken = match.map((one) => takenBy(rules.slice(0, i), one, covers));
		const [first] = taken;
		if (first !== void 0 && !taken.includes(-1)) {
			const message = `No request reaches this rule: all that it matches is taken by rule ${[...new Set(taken)].sort((a, b) => a - b).join(", ")}. Move it before, or remove it.`;
			return [{
				code: "IST0130",
				severity: "warning",
				path: `${path}[${i}]`,
				message
			}];
		}
		return taken.flatMap((by, j) => {
			if (by === -1) return [];
			const message = `Rule ${by} takes all that this match could, so it has no effect. Remove it, or move the rule before.`;
			return [{
				code: "IST0131",
				severity: "info",
				path: `${path}[${i}].match[${j}]`,
				message
			}];
		});
	});
}
const repeatedMatch = eachRule(({ snapshot }) => [snapshot.virtualServices], alone, (object) => {
	const { http = [], tls = [], tcp = [] } = object.spec;
	return [
		...repeated(http, {
			path: "spec.http",
			covers: coversRequest,
			all: {}
		}),
		...repeated(tls, {
			path: "spec.tls",
			covers: coversServerName,
			all: { sniHosts: ["*"] }
		}),
		...repeated(tcp, {
			path: "spec.tcp",
			covers: coversConnection,
			all: {}
		})
	].map((one) => ({
		...one,
		on: refOf$1("VirtualService", object)
	}));
});

// src/analyze/rules/server-verification.ts
const namesNoAuthority = (tls) => (tls?.mode === "SIMPLE" || tls?.mode === "MUTUAL") && [tls.caCertificates, tls.credentialName].every((field) => (field ?? "") === "") && tls.insecureSkipVerify !== true;
/** TLS to a host without authorities of its own. For a service of the cluster those that come with the proxy hardly vouch. */
function unnamedAuthorities(rule, service) {
	const inCluster = service?.kind === "clusterIP" || service?.kind === "headless";
	const tell = (code, path, where) => ({
		code,
		severity: inCluster ? "warning" : "info",
		on: refOf$1("DestinationRule", rule),
		path,
		message: `No caCertificates are set for ${where}, so its certificate must come from an authority of the proxy's image (/etc/ssl/certs/ca-certificates.crt), else requests are answered with 503. Set caCertificates where a private authority signed it.`
	});
	const { host, trafficPolicy, subsets = [] } = rule.spec;
	const inPolicy = (policy, path) => [...namesNoAuthority(policy?.tls) ? [tell("IST0128", `${path}.tls.caCertificates`, host)] : [], ...(policy?.portLevelSettings ?? []).flatMap(({ port, tls }, i) => namesNoAuthority(tls) ? [tell("IST0129", `${path}.portLevelSettings[${i}].tls.caCertificates`, `port ${port?.number ?? 0} of ${host}`)] : [])];
	return [...inPolicy(trafficPolicy, "spec.trafficPolicy"), ...subsets.flatMap((subset, i) => inPolicy(subset.trafficPolicy, `spec.subsets[${i}].trafficPolicy`))];
}
function* entries$3(rules, services) {
	const byHost = servicesByHost(services);
	for (const [key, rule] of rules) yield [key, [rule, byHost.get(resolveHost(rule.spec.host, rule.meta.namespace))]];
}
const serverVerification = eachRule(({ snapshot, mesh }) => [snapshot.destinationRules, mesh.services], entries$3, unnamedAuthorities);

// src/analyze/rules/shared-pods.ts
const byNamespace = memo((services) => Map.groupBy([...services.values()].sort(byAge), ({ meta }) => meta.namespace));
const none$2 = [];
/** Those of a namespace's services that select the pods of a group. */
const selecting = memo(({ pod }, services) => services.filter(({ selector }) => Object.keys(selector).length > 0 && selects$1(selector, pod.meta.labels)));
/** The pods that have a proxy, with the services of their namespace that select them, oldest first, where these are several. */
function* sharedPods(groups, all) {
	const services = byNamespace(all);
	for (const [key, group] of groups) {
		const { meta } = group.pod;
		if (!(annotations.configMap in meta.annotations)) continue;
		const mine = selecting(group, services.get(meta.namespace) ?? none$2);
		if (mine.length > 1) yield [
			key,
			group,
			mine
		];
	}
}
const portsOf$1 = (services) => services.flatMap((service) => service.ports.map((port) => ({
	service,
	port
})));
/** The port of the pod that a port of a service leads to; undefined for a name that the pod does not give. */
const targetIn = (pod, { targetPort }) => typeof targetPort === "number" ? targetPort : pod.ports.find(({ name }) => name === targetPort)?.number;
/** The names of services, each once. */
const namesOf$1 = (ports) => [...new Set(ports.map(({ service }) => service.meta.name))].join(", ");

// src/analyze/rules/service-protocols.ts
const words$1 = {
	http: "HTTP",
	http2: "HTTP/2",
	grpc: "gRPC",
	tcp: "TCP",
	tls: "TLS",
	auto: "no protocol that its name says"
};
/** Services by which one port of a pod is spoken to in different protocols. */
function mixed({ on, pod }, services, shapes) {
	const protocolOf = ({ service, port }) => shapes[services.indexOf(service)]?.ports.find(({ number }) => number === port.number)?.protocol ?? "auto";
	const spoken = portsOf$1(services).filter(({ port }) => port.protocol === "TCP").map((one) => ({
		...one,
		protocol: protocolOf(one)
	})).filter(({ protocol }) => protocol !== "auto");
	return [...Map.groupBy(spoken, ({ port }) => targetIn(pod, port))].flatMap(([target, ports]) => {
		const [first] = ports;
		const other = ports.find(({ protocol, service }) => protocol !== first?.protocol && service !== first?.service);
		if (target === void 0 || first === void 0 || other === void 0) return [];
		return [{
			code: "IST0116",
			severity: "warning",
			on,
			path: "",
			message: `Port ${target} of these pods is ${words$1[first.protocol]} to Service ${first.service.meta.name} and ${words$1[other.protocol]} to Service ${other.service.meta.name}. Their proxies serve it as the older says, ${words$1[first.protocol]}, for both. Give both ports the same protocol, or different target ports.`
		}];
	});
}
/** Services that share a number over TCP and UDP. What comes by UDP is not the proxy's. */
const overUdp = ({ on }, services) => [...Map.groupBy(portsOf$1(services), ({ port }) => port.number)].flatMap(([number, ports]) => {
	const tcp = ports.filter(({ port }) => port.protocol === "TCP");
	const rest = ports.filter(({ port }) => port.protocol !== "TCP");
	const apart = rest.some(({ service }) => tcp.some((one) => one.service !== service));
	if (tcp.length === 0 || !apart) return [];
	return [{
		code: "IST0116",
		severity: "info",
		on,
		path: "",
		message: `Services ${namesOf$1([...tcp, ...rest])} both have port ${number}, over TCP and over ${rest[0]?.port.protocol}. Rules hold for TCP alone; the rest passes by the proxy.`
	}];
});
function* entries$2(groups, all, of) {
	for (const [key, group, services] of sharedPods(groups, all)) yield [key, [
		group,
		services,
		services.map(({ meta }) => of.get(`${meta.namespace}/${meta.name}`))
	]];
}
const tables$1 = ({ snapshot, mesh }) => [
	podGroups(snapshot.pods),
	snapshot.services,
	mesh.services
];
const serviceProtocols = eachRule(tables$1, entries$2, (group, services, shapes) => [...mixed(group, services, shapes), ...overUdp(group, services)]);

// src/analyze/rules/subset-off-gateway.ts
const gatewaysOf$1 = ({ meta, spec }) => (spec.gateways ?? []).length === 0 ? ["mesh"] : (spec.gateways ?? []).map((name) => gatewayKey(name, meta.namespace));
/** The hosts whose requests a VirtualService sends to subsets of them in the mesh. */
const splitHosts = memo((object) => {
	if (!gatewaysOf$1(object).includes("mesh")) return [];
	const own = new Set((object.spec.hosts ?? []).map((name) => resolveHost(name, object.meta.namespace)));
	return destinationsOf(object).flatMap(({ host, destination }) => (destination.subset ?? "") !== "" && own.has(host) ? [host] : []);
});
/** Of each such host, the oldest of those. */
function splits(table) {
	const found = /* @__PURE__ */ new Map();
	for (const one of table.values()) for (const host of splitHosts(one)) {
		const other = found.get(host);
		if (other === void 0 || byAge(one, other) < 0) found.set(host, one);
	}
	return found;
}
/** Destinations on gateways alone; `splitters[i]` splits the host of the i-th by subset in the mesh alone. */
function unsplit(object, splitters) {
	const [gateway] = gatewaysOf$1(object);
	return destinationsOf(object).flatMap(({ path, host, destination }, i) => {
		const split = splitters[i];
		if (split === void 0 || (destination.subset ?? "") !== "" || path.includes(".mirror")) return [];
		const message = `Requests that come by Gateway ${gateway} go to all pods of ${host}: the subsets that VirtualService ${objectKey(split.meta)} sends to hold for the mesh alone. Name a subset here, or add the host and the gateway there.`;
		return [{
			code: "IST0140",
			severity: "warning",
			on: refOf$1("VirtualService", object),
			path,
			message
		}];
	});
}
function* entries$1(objects) {
	const gated = [...objects].filter(([, one]) => !gatewaysOf$1(one).includes("mesh"));
	if (gated.length === 0) return;
	const split = splits(objects);
	for (const [key, object] of gated) yield [key, [object, destinationsOf(object).map(({ host }) => split.get(host))]];
}
const subsetOffGateway = eachRule(({ snapshot }) => [snapshot.virtualServices], entries$1, unsplit);

// src/analyze/rules/target-port-numbers.ts
const hasRule = (policies) => policies !== void 0 && (policies.everyone !== void 0 || policies.byClient.size > 0);
/** Services that lead to one port of a pod from different numbers, of which the proxy knows one. */
function renumbered({ on, pod }, services, policies) {
	const tcp = portsOf$1(services).filter(({ port }) => port.protocol === "TCP");
	return [...Map.groupBy(tcp, ({ port }) => targetIn(pod, port))].flatMap(([target, ports]) => {
		const [first] = ports;
		const differs = ports.some(({ service, port }) => service !== first?.service && port.number !== first?.port.number);
		if (target === void 0 || first === void 0 || !differs) return [];
		const numbers = [...new Set(ports.map(({ port }) => port.number))].join(", ");
		const ruled = ports.some(({ service }) => hasRule(policies[services.indexOf(service)]));
		const message = `Services ${namesOf$1(ports)} lead to port ${target} of these pods from the ports ${numbers}. What comes in counts as port ${first.port.number} of ${first.service.meta.name}, the oldest, and a DestinationRule of the others does not bound it. Use one number, or different target ports.`;
		return [{
			code: "IST0137",
			severity: ruled ? "warning" : "info",
			on,
			path: "",
			message
		}];
	});
}
function* entries(groups, all, of) {
	for (const [key, group, services] of sharedPods(groups, all)) yield [key, [
		group,
		services,
		services.map(({ meta }) => of.get(`${meta.namespace}/${meta.name}`))
	]];
}
const tables = ({ snapshot, mesh }) => [
	podGroups(snapshot.pods),
	snapshot.services,
	mesh.policies
];
const targetPortNumbers = eachRule(tables, entries, renumbered);

// src/api/injector.ts
/** The configuration that Istio makes where it is installed without revisions, and Sluice's own. */
const istioInjector = "istio-sidecar-injector";
const ownInjector = "sluice";

// src/inject/claims.ts
/** The namespaces that ask Sluice for proxies and are claimed by another injector too. */
const doubleClaims = (injectors, namespaces) => injectors.filter(({ name }) => name !== ownInjector).flatMap(({ name, webhooks }) => [...namespaces.values()].filter(({ meta }) => isOurs(meta.labels)).filter(({ meta }) => webhooks.some((one) => selects(one.namespaces, labelsOf(meta)))).map(({ meta }) => claim(name, meta.name)));
const isOurs = (labels) => labels["istio-injection"] === "enabled" && labels["istio.io/rev"] === void 0;
/** The API server gives each namespace the label of its name. */
const labelsOf = ({ name, labels }) => ({
	"kubernetes.io/metadata.name": name,
	...labels
});
const selects = ({ labels, expressions }, given) => Object.entries(labels).every(([key, value]) => given[key] === value) && expressions.every((expression) => holds(expression, given[expression.key]));
function holds({ operator, values }, value) {
	switch (operator) {
		case "In": return value !== void 0 && values.includes(value);
		case "NotIn": return value === void 0 || !values.includes(value);
		case "Exists": return value !== void 0;
		case "DoesNotExist": return value === void 0;
		default: return false;
	}
}
function claim(injector, namespace) {
	const message = `The webhook ${injector} of Istio injects the pods of this namespace too. The API server asks it first, and a pod that has a proxy already is left to it, so no rule reaches these pods from here. Decide for one: take the label istio-injection away and write istio.io/rev to leave the namespace to Istio, or delete that webhook.`;
	return {
		code: "SLU0308",
		severity: "warning",
		on: {
			kind: "Namespace",
			namespace: "",
			name: namespace
		},
		path: "metadata.labels[istio-injection]",
		message
	};
}

// src/analyze/rules/two-injectors.ts
const twoInjectors = wholeRule(({ injectors, snapshot }) => [injectors, snapshot.namespaces], (injectors, namespaces) => doubleClaims([...injectors.values()], namespaces));

// src/analyze/rules/table.ts
/** Every rule, in the order of the codes that it gives. */
const rules = [
	namespaceNotInjected,
	missingProxy,
	misplacedAnnotation,
	misplacedPodAnnotation,
	unknownAnnotation,
	podAnnotations,
	destinationPort,
	serviceProtocols,
	portName,
	injectionLabels,
	serverVerification,
	repeatedMatch,
	deprecatedFieldOfRoutes,
	deprecatedFieldOfPolicies,
	targetPortNumbers,
	duplicateCertificate,
	injectorService,
	subsetOffGateway,
	loopbackListener,
	applicationUser,
	twoInjectors
];

// src/analyze/analyzer.ts
/** Codes that are not to be told of an object, by commas, or `*` for all: an annotation of Istio's. */
const suppression = "galley.istio.io/analyze-suppress";
/**
* A function that finds what is told of objects beside what their translation tells. It looks again only at what changed since its last call, and
* nothing that is served waits for it.
*/
function analyzer(handed) {
	const made = rules.map((rule) => rule(handed));
	const joined = memo((...found) => found.flat());
	const wanted = memo((found, { problems }, snapshot, holders) => {
		const refused = new Set(problems.filter(isRefusal).map(({ on }) => idOf(on)));
		return found.filter(({ code, on }) => !refused.has(idOf(on)) && !isSuppressed(code, on, snapshot, holders));
	});
	return (given) => wanted(joined(...made.map((rule) => rule(given))), given.mesh, given.snapshot, given.holders);
}
/** An object that is refused counts as absent, and needs no advice beside the reason. */
const isRefusal = ({ code, severity }) => code === "IST0106" && severity === "error";
const idOf = ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`;
function isSuppressed(code, on, snapshot, holders) {
	const key = on.namespace === "" ? on.name : `${on.namespace}/${on.name}`;
	const meta = ({
		Namespace: snapshot.namespaces,
		Pod: snapshot.pods,
		Service: snapshot.services,
		Gateway: snapshot.gateways,
		VirtualService: snapshot.virtualServices,
		DestinationRule: snapshot.destinationRules,
		ServiceEntry: snapshot.serviceEntries
	}[on.kind]?.get(key) ?? holders.get(`${on.kind} ${key}`))?.meta;
	return meta !== void 0 && suppressed(meta.annotations).some((one) => one === code || one === "*");
}
const suppressed = (annotations) => (annotations[suppression] ?? "").split(",").map((one) => one.trim());

// src/api/exclusions.ts
const table = {
	StringMatch: [[
		"exact",
		"prefix",
		"regex"
	]],
	HTTPRoute: [
		[
			"route",
			"redirect",
			"directResponse",
			"delegate"
		],
		["redirect", "fault"],
		["redirect", "rewrite"],
		["directResponse", "fault"],
		["directResponse", "rewrite"],
		["mirror", "mirrors"]
	],
	HTTPRewrite: [["uri", "uriRegexRewrite"]],
	HTTPRedirect: [["port", "derivePort"]],
	HTTPBody: [["string", "bytes"]],
	HTTPFaultInjectionDelay: [["fixedDelay", "exponentialDelay"]],
	HTTPFaultInjectionAbort: [[
		"httpStatus",
		"grpcStatus",
		"http2Error"
	]],
	LoadBalancerSettings: [["simple", "consistentHash"], ["warmup", "warmupDurationSecs"]],
	ConsistentHashLB: [[
		"httpHeaderName",
		"httpCookie",
		"useSourceIp",
		"httpQueryParameterName"
	], ["ringHash", "maglev"]],
	LocalityLoadBalancerSetting: [["distribute", "failover"]],
	Port: [["targetPort"]],
	ServerTLSSettings: [["credentialName", "credentialNames"], ["credentialNames", "tlsCertificates"]],
	ServiceEntrySpec: [["endpoints", "workloadSelector"]]
};
/** What excludes each other, by the name of the message: it goes into the CRDs and into the check without a cluster. */
const exclusions = new Map(Object.entries(table));
/** The sentence a user reads when an exclusion is broken. */
function explainExclusion(members) {
	const [only, ...others] = members;
	if (others.length === 0) return `The field ${only} may not be set here. Remove it.`;
	return `At most one of ${members.join(", ")} may be set. Keep one and remove the rest.`;
}
/** The exclusion as a CEL rule over the message. */
function celExclusion(members) {
	const [only, ...others] = members;
	if (others.length === 0) return `!has(self.${only})`;
	if (others.length === 1) return `!has(self.${only}) || !has(self.${others[0]})`;
	return `${members.map((member) => `(has(self.${member}) ? 1 : 0)`).join(" + ")} <= 1`;
}

// src/analyze/nearest.ts
/** The known name that was probably meant, or undefined where none is close: at most a third of the letters may differ. */
function nearest$1(given, known) {
	let best;
	let least = Math.max(1, Math.floor(given.length / 3)) + 1;
	for (const name of known) {
		const edits = distance$1(given.toLowerCase(), name.toLowerCase());
		if (edits < least) {
			best = name;
			least = edits;
		}
	}
	return best;
}
/** How many letters must be inserted, removed, replaced or swapped with their neighbour to turn one word into the other. */
function distance$1(a, b) {
	let before = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = at$1(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at$1(before, j - 2) + 1 : replaced;
			row.push(Math.min(replaced, swapped, at$1(last, j) + 1, at$1(row, j - 1) + 1));
		}
		before = last;
		last = row;
	}
	return at$1(last, b.length);
}
const at$1 = (row, index) => row[index] ?? Number.POSITIVE_INFINITY;

// src/analyze/fault.ts
/** Says in a sentence what is wrong with a field and what to write instead. `root` is the spec that was checked. */
function explainFault(error, root) {
	const path = fieldPath(error.instancePath, root);
	const { params, data, parentSchema } = error;
	switch (error.keyword) {
		case "additionalProperties": return unknown(path, String(params.additionalProperty), Object.keys(record(parentSchema?.properties)));
		case "required": return {
			path: member$1(path, String(params.missingProperty)),
			message: "This field is required. Add it."
		};
		case "type": return {
			path,
			message: wrongType(parentSchema ?? {}, data)
		};
		case "enum": return {
			path,
			message: wrongName(data, strings(error.schema))
		};
		case "pattern": return {
			path,
			message: `${shown$1(data)} is not a length of time. Write numbers with units, like 5s, 1m30s or 250ms.`
		};
		case "minimum":
		case "maximum": return {
			path,
			message: outOfRange(parentSchema ?? {}, data)
		};
		case "not": return {
			path,
			message: explainExclusion(excluded(error.schema))
		};
		case "x-kubernetes-validations": return {
			path,
			message: explainExclusion(strings(params.members))
		};
		default: return {
			path,
			message: `The value breaks the schema's rule "${error.keyword}".`
		};
	}
}
/** The sentence for a field that the schema does not know, with the name that was probably meant. */
function unknownField(given, known) {
	if (/^\s/.test(given)) return "The line begins with a no-break space, which YAML takes for a letter. Indent it with plain spaces.";
	const meant = nearest$1(given, known);
	return `There is no field "${given}" here. ${meant === void 0 ? `The fields here are ${[...known].sort().join(", ")}.` : `Did you mean "${meant}"?`}`;
}
/** The members of an exclusion that the schema spells as pairs which may not both be there. */
const excluded = (schema) => {
	const pairs = record(schema).anyOf;
	return Array.isArray(pairs) ? [...new Set(pairs.flatMap((pair) => strings(record(pair).required)))] : [];
};
const unknown = (path, given, known) => ({
	path: member$1(path, given),
	message: unknownField(given, known)
});
function fieldPath(pointer, root) {
	let path = "spec";
	let at = root;
	for (const escaped of pointer.split("/").slice(1)) {
		const key = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
		path = Array.isArray(at) ? `${path}[${key}]` : member$1(path, key);
		at = typeof at === "object" && at !== null ? Reflect.get(at, key) : void 0;
	}
	return path;
}
function wrongType(schema, given) {
	if (given === void 0) return "This field is required. Add it.";
	const found = `Expected ${typeName(schema)}, found ${kindOf$2(given)}.`;
	if (given === null) return `${found} Fill it in or remove the field.`;
	if (schema.type === "string" && typeof given === "number") return schema.pattern === void 0 ? `${found} Put it in quotes: "${given}".` : `${found} Write it with its unit: ${given}s.`;
	if (schema.type === "string" && typeof given === "boolean") return `${found} Put it in quotes: "${given}".`;
	if (schema.type === "array") return `${found} Begin each item with "- ".`;
	if (typeof given === "string" && readsAs(schema.type, given)) return `${found} Write it without quotes: ${given}.`;
	return found;
}
function readsAs(type, text) {
	if (type === "boolean") return text === "true" || text === "false";
	if (type === "integer") return /^-?\d+$/.test(text);
	return type === "number" && text.trim() !== "" && Number.isFinite(Number(text));
}
function typeName(schema) {
	if (schema.type === "string") return schema.pattern === void 0 ? "a string" : "a length of time such as 5s";
	if (schema.type === "integer") return "a whole number";
	if (schema.type === "number") return "a number";
	if (schema.type === "boolean") return "true or false";
	return schema.type === "array" ? "a list" : "an object with fields";
}
function kindOf$2(value) {
	if (value === null) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "an object with fields";
	if (typeof value === "string") return `the string ${shown$1(value)}`;
	return typeof value === "number" ? `the number ${value}` : String(value);
}
function wrongName(given, allowed) {
	const meant = typeof given === "string" ? nearest$1(given, allowed) : void 0;
	const hint = meant === void 0 ? "" : ` Did you mean ${meant}?`;
	return `${shown$1(given)} is not one of ${allowed.join(", ")}.${hint}`;
}
function outOfRange({ minimum, maximum }, given) {
	if (maximum === void 0) return `${shown$1(given)} is too small. Write a number from ${minimum} on.`;
	return `${shown$1(given)} is out of range. Write a number from ${minimum ?? 0} to ${maximum}.`;
}
const shown$1 = (value) => {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};
const strings = (value) => Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
const record = (value) => typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

// src/analyze/structure.ts
const topLevel = [
	"apiVersion",
	"kind",
	"metadata",
	"spec",
	"status"
];
/** Where an object departs from the schema of its kind: one IST0106 for each field at fault, in the validator's order. */
function structure(object, validate) {
	const on = {
		kind: object.kind,
		namespace: object.metadata?.namespace ?? "",
		name: object.metadata?.name ?? ""
	};
	return [...Object.keys(object).filter((field) => !topLevel.includes(field)).map((field) => ({
		path: field,
		message: unknownField(field, topLevel)
	})), ...validate(object.kind, object.spec)].map(({ path, message }) => ({
		code: "IST0106",
		severity: "error",
		on,
		path,
		message
	}));
}

// src/api/read/injector.ts
/** A MutatingWebhookConfiguration of Istio's or Sluice's injector; undefined for any other. */
function injectionWebhook(raw) {
	const metadata = fields(raw.metadata);
	const name = text(metadata.name) ?? "";
	if (!(name === "sluice" || name.startsWith("istio-sidecar-injector") || "istio.io/rev" in fields(metadata.labels))) return void 0;
	return {
		name,
		webhooks: items(raw.webhooks).map(fields).map((each) => ({
			namespaces: selector(fields(each.namespaceSelector)),
			...optional("service", service(fields(each.clientConfig).service))
		}))
	};
}
function service(value) {
	const { namespace, name } = fields(value);
	return text(name) === void 0 ? void 0 : {
		namespace: text(namespace) ?? "",
		name: text(name) ?? ""
	};
}
const selector = (raw) => ({
	labels: stringMap(raw.matchLabels),
	expressions: items(raw.matchExpressions).map(fields).map(({ key, operator, values }) => ({
		key: text(key) ?? "",
		operator: text(operator) ?? "",
		values: items(values).flatMap((value) => text(value) ?? [])
	}))
});

// src/credential.ts
/** The fields of a Secret of type kubernetes.io/tls come before those of a generic one. */
const fieldsOf$1 = {
	certificate: ["tls.crt", "cert"],
	key: ["tls.key", "key"],
	authorities: ["ca.crt", "cacert"],
	revoked: ["ca.crl", "crl"]
};
const endings = {
	certificate: "crt",
	key: "key",
	authorities: "ca",
	revoked: "crl"
};
const allParts = Object.keys(fieldsOf$1);
const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
/** Whether a text is what the name of its file says. */
const isWhole = (file, text) => file.startsWith(`${digestOf(text)}.`);
/** What a Secret holds for TLS at this time; `field` gives the decoded text of one of its fields, in which Istio looks for it as well. */
function credential(meta, field) {
	const texts = /* @__PURE__ */ new Map();
	const given = allParts.flatMap((part) => {
		const name = fieldsOf$1[part].find((one) => field(one) !== void 0);
		return name === void 0 ? [] : [{
			part,
			field: name,
			text: field(name) ?? ""
		}];
	});
	const textOf = (part) => given.find((one) => one.part === part)?.text;
	const parts = given.map(({ part, field: name, text }) => {
		const file = `${digestOf(text)}.${endings[part]}`;
		const verdict = judge(part, text, textOf("certificate"));
		if (verdict.fault === void 0) texts.set(file, text);
		return [part, {
			field: name,
			file,
			...verdict
		}];
	});
	return {
		ref: {
			meta,
			parts: Object.fromEntries(parts)
		},
		texts
	};
}
function judge(part, text, chain) {
	switch (part) {
		case "certificate":
		case "authorities": return certificates(text);
		case "key": return key(text, chain);
		case "revoked": return /-----BEGIN X509 CRL-----[\s\S]+-----END X509 CRL-----/.test(text) ? {} : { fault: "holds no list of revoked certificates in PEM" };
	}
}
const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
/** Each certificate must be one, since Envoy refuses a listener over any; the first is the one that clients see. */
function certificates(text) {
	const all = (text.match(block) ?? []).map(certificateIn);
	const [first] = all;
	if (first === void 0) return { fault: "holds no certificate in PEM" };
	if (all.some((one) => one === void 0)) return { fault: "holds a certificate that cannot be read" };
	return first.validToDate.getTime() < Date.now() ? { expired: first.validToDate.toISOString() } : {};
}
function key(text, chain) {
	const own = keyIn(text);
	if (own === void 0) return { fault: "holds no private key in PEM that can be read without a password" };
	const [first] = chain?.match(block) ?? [];
	const certificate = first === void 0 ? void 0 : certificateIn(first);
	return certificate === void 0 || certificate.checkPrivateKey(own) ? {} : { fault: "is not the key of the certificate beside it" };
}
function certificateIn(pem) {
	try {
		return new X509Certificate(pem);
	} catch {
		return;
	}
}
function keyIn(pem) {
	try {
		const key = createPrivateKey(pem);
		return createPublicKey(key) && key;
	} catch {
		return;
	}
}

// src/schema.ts
var import_ajv = require_ajv();
var import_dist = require_dist();
const ownCrds = shipped("crds/");
const celRules = "x-kubernetes-validations";
/**
* Checks specs against the CRDs in a directory, by default our own; an unknown field is a fault. Each kind's schema is compiled when it
* is first asked for. Throws if the directory cannot be read or holds no CRD.
*/
function schemaValidator(directory = ownCrds) {
	const ajv = new import_ajv.Ajv({
		allErrors: true,
		verbose: true,
		strict: false,
		validateFormats: false
	});
	ajv.addKeyword({
		keyword: celRules,
		type: "object",
		validate: obeysRules,
		errors: true
	});
	const schemas = specSchemas(directory);
	const compiled = /* @__PURE__ */ new Map();
	return (kind, spec) => {
		const schema = schemas.get(kind);
		if (schema === void 0) return [];
		const check = compiled.get(kind) ?? ajv.compile(closed(schema));
		compiled.set(kind, check);
		return check(spec) ? [] : faults(check.errors ?? [], spec);
	};
}
/** The schema of each kind's spec; the versions of a kind are alike. */
function specSchemas(directory) {
	const schemas = /* @__PURE__ */ new Map();
	for (const file of readdirSync(directory).filter((name) => name.endsWith(".yaml"))) {
		const crd = (0, import_dist.parse)(readFileSync(new URL(file, directory), "utf8"));
		const kind = dig(crd, [
			"spec",
			"names",
			"kind"
		]);
		const spec = dig(crd, [
			"spec",
			"versions",
			"0",
			"schema",
			"openAPIV3Schema",
			"properties",
			"spec"
		]);
		if (typeof kind === "string" && isSchema(spec)) schemas.set(kind, spec);
	}
	if (schemas.size === 0) throw new Error(`there is no CustomResourceDefinition in ${directory.pathname}`);
	return schemas;
}
const dig = (value, path) => path.reduce((at, key) => typeof at === "object" && at !== null ? Reflect.get(at, key) : void 0, value);
const isSchema = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** The same schema, in which an object that lists its fields allows no other. */
function closed(schema) {
	const { properties, items, additionalProperties } = schema;
	return {
		...schema,
		...isSchema(items) ? { items: closed(items) } : {},
		...isSchema(additionalProperties) ? { additionalProperties: closed(additionalProperties) } : {},
		...isSchema(properties) ? {
			properties: closedEach(properties),
			additionalProperties: false
		} : {}
	};
}
const closedEach = (properties) => Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, isSchema(property) ? closed(property) : property]));
const exclusionOfRule = new Map([...exclusions.values()].flat().map((members) => [celExclusion(members), members]));
/** Stands in for CEL: the CRDs hold only rules that the table of exclusions gives, so each is looked up there. */
function obeysRules(rules, data) {
	obeysRules.errors = rules.flatMap(({ rule }) => {
		const members = exclusionOfRule.get(rule);
		if (members === void 0) throw new Error(`no meaning is known for the rule ${rule}`);
		return tooMany(members, data) ? [{
			keyword: celRules,
			params: { members }
		}] : [];
	});
	return obeysRules.errors.length === 0;
}
obeysRules.errors = [];
const tooMany = (members, data) => members.filter((name) => Object.hasOwn(data, name)).length > (members.length === 1 ? 0 : 1);
/** One fault for each field: that its type is wrong before all else, otherwise the first. */
function faults(errors, spec) {
	const byPath = /* @__PURE__ */ new Map();
	for (const error of errors) {
		const fault = explainFault(error, spec);
		if (!byPath.has(fault.path) || error.keyword === "type") byPath.set(fault.path, fault);
	}
	return [...byPath.values()];
}

// src/proxy/localities.ts
const region = "topology.kubernetes.io/region";
const zone = "topology.kubernetes.io/zone";
const subzone = "topology.istio.io/subzone";
const hostname = "kubernetes.io/hostname";
/** A client of which nothing is known. */
const somewhere = {
	locality: "",
	node: "",
	labels: {}
};
/** Nearest first, as outlier detection alone asks for. */
const nearest = {
	kind: "failover",
	regions: [],
	labels: []
};
const isDefault = (localities) => localities === nearest;
const preferred = {
	zone: {
		kind: "failover",
		regions: [],
		labels: [
			region,
			zone,
			subzone
		]
	},
	node: {
		kind: "failover",
		regions: [],
		labels: [
			region,
			zone,
			subzone,
			hostname
		]
	}
};
/** How the endpoints of a cluster depend on the client's place. A failover works on ejections, so a rule's needs outlier detection. */
function localitiesOf({ prefers }, { locality, outlier }) {
	if (locality?.kind === "off") return void 0;
	if (locality?.kind === "distribute") return locality;
	if (locality !== void 0) return outlier === void 0 ? void 0 : locality;
	if (prefers !== void 0) return preferred[prefers];
	return outlier === void 0 ? void 0 : nearest;
}
/** The endpoints by locality, as they count for a client. */
function arranged(endpoints, localities, from) {
	return localities.kind === "distribute" ? distributed(endpoints, localities.shares, from) : prioritised(endpoints, localities, from);
}
const placeOf$1 = ({ locality = "" }) => locality;
const byLocality = (endpoints) => [...Map.groupBy(endpoints, placeOf$1)].sort(([a], [b]) => compare(a, b));
const weightOf = (endpoints) => endpoints.reduce((sum, { weight = 1 }) => sum + weight, 0);
/** A locality that no share names gets nothing; a share of several localities is split by how much its endpoints weigh. */
function distributed(endpoints, shares, from) {
	const groups = byLocality(endpoints);
	const rule = shares.find((one) => covers(one.from, from.locality));
	if (rule === void 0) return groups.map(([locality, mine]) => ({
		endpoints: mine,
		locality,
		weight: weightOf(mine)
	}));
	const claimed = groups.flatMap(([locality, mine]) => {
		const share = rule.to.find((one) => covers(one.locality, locality));
		return share === void 0 ? [] : [{
			endpoints: mine,
			locality,
			share
		}];
	});
	return claimed.map(({ endpoints: mine, locality, share }) => {
		const all = claimed.filter((one) => one.share === share).flatMap((one) => one.endpoints);
		return {
			endpoints: mine,
			locality,
			weight: Math.ceil(share.weight * weightOf(mine) / weightOf(all))
		};
	});
}
/** Whether a pattern such as `region/zone/*` covers a locality; a part that it leaves out is any. */
function covers(pattern, locality) {
	const wanted = pattern.split("/");
	return locality.split("/").every((part, i) => {
		const one = wanted[i] ?? "";
		return one === "*" || one === part || i > 0 && one === "";
	});
}
/** More than there are ranks of distance. */
const ranks = 5;
/** Endpoints in the order of their distance, whose ranks are numbered without a gap. */
function prioritised(endpoints, failover, from) {
	const { labels, regions } = failover;
	const rank = (endpoint) => {
		if (labels.length === 0) return distance(endpoint, failover, from);
		const unlike = unlikeness(endpoint, labels, from);
		return regions.length === 0 ? unlike : unlike * ranks + distance(endpoint, failover, from);
	};
	return [...Map.groupBy(endpoints, rank)].sort(([a], [b]) => a - b).flatMap(([, alike], priority) => byLocality(alike).map(([locality, mine]) => ({
		endpoints: mine,
		locality,
		priority,
		weight: weightOf(mine)
	})));
}
/** 0 in the same sub-zone, 1 in the same zone, 2 in the same region, 3 in the region that stands in for it or where none is named, else 4. */
function distance(endpoint, { regions }, from) {
	const there = placeOf$1(endpoint).split("/");
	const here = from.locality.split("/");
	const same = (i) => (there[i] ?? "") === (here[i] ?? "");
	if (same(0)) return same(1) ? same(2) ? 0 : 1 : 2;
	const standIn = regions.find((one) => one.from === here[0]);
	return standIn === void 0 || standIn.to === there[0] ? 3 : 4;
}
/** 0 where all labels are those of the client, else the larger the earlier the first is that differs. */
function unlikeness(endpoint, labels, from) {
	const differing = labels.findIndex((label) => {
		const [name = "", wanted] = label.split("=", 2);
		return (wanted ?? labelOf(name, from)) !== labelOf(name, endpoint);
	});
	return differing === -1 ? 0 : labels.length - differing;
}
function labelOf(name, { locality = "", node = "", labels }) {
	const own = labels[name] ?? "";
	switch (name) {
		case region: return locality.split("/")[0] || own;
		case zone: return locality.split("/")[1] || own;
		case subzone: return locality.split("/")[2] || own;
		case hostname: return node || own;
		default: return own;
	}
}
/** What of a position matters to clusters, as text: clients of which it is the same have the same endpoints. */
function positionKey({ locality, node, labels }, localities) {
	const asked = new Set(localities.flatMap((one) => one.kind === "failover" ? one.labels.map(nameIn) : []));
	const kept = [...asked].sort(compare).flatMap((name) => {
		const value = labels[name];
		return value === void 0 ? [] : [[name, value]];
	});
	const position = {
		locality,
		node: asked.has(hostname) ? node : "",
		labels: Object.fromEntries(kept)
	};
	return JSON.stringify(position);
}
function positionIn(key) {
	return JSON.parse(key);
}
const nameIn = (label) => label.split("=", 1)[0] ?? "";

// src/proxy/secrets.ts
function secretsOf(tls) {
	if (tls?.mode !== "tls") return [];
	return [...tls.identity === void 0 ? [] : [{
		kind: "identity",
		...tls.identity
	}], ...tls.trust === void 0 ? [] : [{
		kind: "trust",
		...tls.trust
	}]];
}
/** The same for the same files, whichever cluster needs them. */
function secretId(secret) {
	if (secret.kind === "identity") return `identity:${secret.certificate}:${secret.key}`;
	const { authorities, revoked = "" } = secret;
	return `trust:${authorities === "system" ? authorities : authorities.path}:${revoked}`;
}

// src/envoy/matches.ts
/** Where a listener keeps the pod's labels on a connection. */
const labelKey = (label) => `sluice.label.${label}`;
/** Envoy's RouteMatch; undefined takes every request. */
function routeMatch(match) {
	if (match === void 0) return { prefix: "/" };
	const headers = [
		...pseudo$1(":method", match.method),
		...pseudo$1(":authority", match.authority),
		...pseudo$1(":scheme", match.scheme),
		...match.headers.map(header$1)
	];
	const labels = Object.entries(match.sourceLabels);
	return {
		...path$1(match),
		...headers.length === 0 ? {} : { headers },
		...match.query.length === 0 ? {} : { query_parameters: match.query.map(queryParameter) },
		...labels.length === 0 ? {} : { filter_state: labels.map(([name, value]) => ({
			key: labelKey(name),
			string_match: { exact: value }
		})) }
	};
}
function path$1({ uri, ignoreUriCase }) {
	const blind = ignoreUriCase ? { case_sensitive: false } : {};
	switch (uri?.kind) {
		case "exact": return {
			path: uri.value,
			...blind
		};
		case "prefix": return {
			prefix: uri.value,
			...blind
		};
		case "regex": return { safe_regex: { regex: uri.value } };
		default: return { prefix: "/" };
	}
}
const pseudo$1 = (name, matcher) => matcher === void 0 ? [] : [header$1({
	name,
	matcher,
	invert: false
})];
/** A condition that must not hold counts a header that is absent as not holding. */
function header$1({ name, matcher, invert }) {
	const inverted = invert ? { invert_match: true } : {};
	if (matcher.kind === "present") return {
		name,
		present_match: true,
		...inverted
	};
	const absent = invert ? { treat_missing_header_as_empty: true } : {};
	return {
		name,
		string_match: stringMatch(matcher),
		...inverted,
		...absent
	};
}
const queryParameter = ({ name, matcher }) => matcher.kind === "present" ? {
	name,
	present_match: true
} : {
	name,
	string_match: stringMatch(matcher)
};
/** Envoy's StringMatcher. A regular expression must fit the whole string. */
function stringMatch(matcher) {
	switch (matcher.kind) {
		case "exact": return { exact: matcher.value };
		case "prefix": return { prefix: matcher.value };
		case "regex": return { safe_regex: { regex: matcher.value } };
		case "present": return { safe_regex: { regex: ".*" } };
	}
}
/** What Envoy hashes of a request; it makes the cookie of a client that has none only where there is a lifetime. */
function hashPolicy(key) {
	switch (key.kind) {
		case "header": return { header: { header_name: key.name } };
		case "query": return { query_parameter: { name: key.name } };
		case "sourceIp": return { connection_properties: { source_ip: true } };
		case "cookie": return { cookie: {
			name: key.name,
			...key.path === void 0 ? {} : { path: key.path },
			...key.ttl === void 0 ? {} : { ttl: duration(key.ttl) },
			...key.attributes.length === 0 ? {} : { attributes: key.attributes }
		} };
	}
}

// src/envoy/filters.ts
const filter = (name, type, value = {}) => ({
	name,
	typed_config: typed(type, value)
});
/** What takes plain HTTP apart from everything else before a filter chain is chosen. */
const tlsInspector = filter("envoy.filters.listener.tls_inspector", "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector");
const originalDestination = filter("envoy.filters.listener.original_dst", "envoy.extensions.filters.listener.original_dst.v3.OriginalDst");
/** `only`: the ports whose bytes are looked at; a server that speaks first is never waited for on any other port. */
function inspectors(only) {
	const both = [tlsInspector, filter("envoy.filters.listener.http_inspector", "envoy.extensions.filters.listener.http_inspector.v3.HttpInspector")];
	if (only === void 0) return both;
	const elsewhere = { not_match: anyOf(only.map((port) => ({ destination_port_range: {
		start: port,
		end: port + 1
	} }))) };
	return both.map((one) => ({
		...one,
		filter_disabled: elsewhere
	}));
}
/** A predicate that joins at least two needs a list, and one stands for itself. */
const anyOf = (rules) => rules.length === 1 && rules[0] !== void 0 ? rules[0] : { or_match: { rules } };
/** The application protocols that the HTTP inspector tells. */
const plainHttp = {
	transport_protocol: "raw_buffer",
	application_protocols: [
		"http/1.0",
		"http/1.1",
		"h2c"
	]
};
const httpConnectionManager = ({ statPrefix, routes, serverName, edge = false, tls = false }) => filter("envoy.filters.network.http_connection_manager", "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager", {
	stat_prefix: statPrefix,
	...routes,
	http_filters: [
		filter("envoy.filters.http.fault", "envoy.extensions.filters.http.fault.v3.HTTPFault"),
		filter("envoy.filters.http.cors", "envoy.extensions.filters.http.cors.v3.Cors"),
		filter("envoy.filters.http.router", "envoy.extensions.filters.http.router.v3.Router")
	],
	server_name: serverName,
	use_remote_address: edge,
	...tls ? clientDetails : {},
	normalize_path: true,
	path_with_escaped_slashes_action: "KEEP_UNCHANGED",
	http_protocol_options: { accept_http_10: true },
	upgrade_configs: [{ upgrade_type: "websocket" }],
	stream_idle_timeout: "0s"
});
/** What a client says of its own certificate is replaced by what the proxy has seen of it. */
const clientDetails = {
	forward_client_cert_details: "SANITIZE_SET",
	set_current_client_cert_details: {
		subject: true,
		cert: true,
		dns: true,
		uri: true
	}
};
/** Bytes passed on as they come, or inside an HTTP request where they go through a tunnel. */
function tcpProxy(statPrefix, to) {
	const [only] = to;
	const single = only !== void 0 && to.length === 1;
	const destination = single ? { cluster: only.cluster } : { weighted_clusters: { clusters: to.filter((one) => one.weight > 0).map(({ cluster, weight }) => ({
		name: cluster,
		weight
	})) } };
	const tunnel = single ? only.bytes?.tunnel : void 0;
	return filter("envoy.filters.network.tcp_proxy", "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy", {
		stat_prefix: statPrefix,
		...destination,
		...connectionFields(to),
		tunneling_config: tunnel && tunnelTo(tunnel)
	});
}
/** One connection has one setting, so of several clusters the first that says something is heard. */
function connectionFields(to) {
	const idle = to.map(({ bytes }) => bytes?.idleTimeout).find((one) => one !== void 0);
	return {
		hash_policy: to.some(({ bytes }) => bytes?.bySource === true) ? [{ source_ip: {} }] : void 0,
		idle_timeout: idle === void 0 ? void 0 : duration(idle)
	};
}
const tunnelTo = ({ method, host, port }) => ({
	hostname: `${host.includes(":") ? `[${host}]` : host}:${port}`,
	use_post: method === "POST" ? true : void 0
});
/** Puts the pod's labels on the connection, where a route can ask for them. */
function carryLabels(labels) {
	const values = Object.entries(labels).map(([name, value]) => ({
		object_key: labelKey(name),
		factory_key: "envoy.string",
		format_string: {
			text_format_source: { inline_string: value },
			omit_empty_values: true
		}
	}));
	if (values.length === 0) return [];
	return [filter("envoy.filters.network.set_filter_state", "envoy.extensions.filters.network.set_filter_state.v3.Config", { on_new_connection: values.filter((value) => value.format_string.text_format_source.inline_string !== "") })];
}

// src/envoy/bootstrap.ts
const admin = "sluice_admin";
/** What an acknowledgement needs of Envoy's own statistics, and no other page of its admin. */
const versions$2 = {
	"/config/versions": "/stats?type=TextReadouts&filter=version_text&format=json",
	"/config/health": "/stats?filter=(update_rejected|(cds|lds|rds[.].*)[.]update_failure|total_listeners_warming|warming_clusters)$&format=json"
};
/** The file Envoy starts with. It is the same for every proxy but for its name, and everything that varies stands elsewhere. */
const bootstrap = (key, scope) => ({
	node: {
		id: key,
		cluster: scope
	},
	admin: { address: loopback },
	dynamic_resources: {
		lds_config: watched(listenersFile),
		cds_config: watched(clustersFile)
	},
	static_resources: {
		listeners: [
			page("health", proxyPorts.health, [exact("/healthz/ready", "/ready"), ...Object.entries(versions$2).map(([path, page]) => exact(path, page))]),
			page("telemetry", proxyPorts.telemetry, [exact("/healthz/ready", "/ready"), exact("/stats/prometheus", "/stats/prometheus")]),
			page("prometheus", proxyPorts.prometheus, [exact("/stats/prometheus", "/stats/prometheus")])
		],
		clusters: [{
			name: admin,
			type: "STATIC",
			connect_timeout: "1s",
			load_assignment: {
				cluster_name: admin,
				endpoints: [{ lb_endpoints: [{ endpoint: { address: loopback } }] }]
			}
		}]
	},
	layered_runtime: { layers: [{
		name: "static",
		static_layer: {
			"re2.max_program_size.error_level": 32768,
			"re2.max_program_size.warn_level": 32768
		}
	}] }
});
const loopback = { socket_address: {
	address: "127.0.0.1",
	port_value: proxyPorts.admin
} };
/** The query is matched as absent, because Envoy would append the caller's to the admin's. */
const exact = (path, page) => ({
	match: {
		path,
		headers: [{
			name: ":path",
			string_match: { exact: path }
		}]
	},
	route: {
		cluster: admin,
		prefix_rewrite: page
	}
});
const page = (name, port, routes) => ({
	name,
	address: { socket_address: {
		address: "0.0.0.0",
		port_value: port
	} },
	filter_chains: [{ filters: [httpConnectionManager({
		statPrefix: name,
		routes: { route_config: {
			name,
			virtual_hosts: [{
				name,
				domains: ["*"],
				routes
			}]
		} }
	})] }]
});

// src/envoy/fragment.ts
const escaped = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
/** JSON in plain ASCII, so that a file's length in characters is its length in bytes. */
const asciiJson = (value) => JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);
function fragments(hash) {
	return {
		one: (value, names) => {
			const text = asciiJson(value);
			return {
				text,
				names: names.join("\n"),
				bytes: text
			};
		},
		all: (pieces) => {
			const full = pieces.filter((piece) => piece.text !== "");
			return {
				text: full.reduce((text, piece) => text === "" ? piece.text : `${text},\n${piece.text}`, ""),
				names: hash(full.map((piece) => piece.names).join("\n")),
				bytes: hash(full.map((piece) => piece.bytes).join("\n"))
			};
		}
	};
}
/** `version_info` = a hash of the names, which endpoint churn leaves alone, and one of the bytes. */
const versionOf$1 = (fragment) => `${fragment.names}.${fragment.bytes}`;
/** A whole file of resources, one value a line. */
const documentOf = (fragment) => `{"version_info":"${versionOf$1(fragment)}","resources":[\n${fragment.text}\n]}\n`;
/** The version that a file says of itself, without reading the rest of it. */
const versionIn = (text) => /^\{"version_info":"([^"]*)"/.exec(text)?.[1];
const namesPart = (version) => version.split(".", 1)[0] ?? "";
/** Whether a version is the awaited one; where only names are awaited, whether it has them. */
const isAwaited = (version, awaited) => version === awaited || namesPart(version) === awaited;

// src/envoy/certificates.ts
/** Whether a file is a certificate, a key, or a list of authorities or of revoked certificates. */
const isCertificate = (name) => /^[0-9a-f]{32}\.(crt|key|ca|crl)$/.test(name);
const certificatesIn = (files) => new Set([...files.keys()].filter(isCertificate));
const withoutCertificates = (files) => certificatesIn(files).size === 0 ? files : new Map([...files].filter(([name]) => !isCertificate(name)));
/**
* Own files with these certificates and no others. The listeners' version speaks for them: a proxy that shows it has been given them, since they
* are written before.
*/
function withCertificates(files, names, hash) {
	const sorted = [...new Set(names)].sort();
	const plain = withoutCertificates(files);
	const text = plain.get(listenersFile);
	if (text === void 0 || sorted.length === 0 && plain === files) return files;
	return new Map([
		...plain,
		[listenersFile, speakingFor(text, sorted, hash)],
		...sorted.map((name) => [name, ""])
	]);
}
/** Of a version's names the part before the dash is of the listeners themselves. */
function speakingFor(text, certificates, hash) {
	const version = versionIn(text) ?? "";
	const [listeners = ""] = namesPart(version).split("-", 1);
	const names = certificates.length === 0 ? listeners : `${listeners}-${hash(certificates.join("\n"))}`;
	return text.replace(version, `${names}${version.slice(namesPart(version).length)}`);
}

// src/envoy/balancing.ts
/** How a cluster picks among its listed endpoints. A hash without a size of its own has Envoy's default. */
function balancer({ balancer: chosen, warmup }) {
	switch (chosen?.kind) {
		case "random": return { lb_policy: "RANDOM" };
		case "roundRobin": return {
			lb_policy: "ROUND_ROBIN",
			round_robin_lb_config: slowStart(warmup)
		};
		case "ringHash": return {
			lb_policy: "RING_HASH",
			ring_hash_lb_config: sized("minimum_ring_size", chosen.minimumSize)
		};
		case "maglev": return {
			lb_policy: "MAGLEV",
			maglev_lb_config: sized("table_size", chosen.tableSize)
		};
		default: return {
			lb_policy: "LEAST_REQUEST",
			least_request_lb_config: slowStart(warmup)
		};
	}
}
const sized = (name, size) => size === void 0 ? void 0 : { [name]: size };
function slowStart(warmup) {
	if (warmup === void 0) return void 0;
	return { slow_start_config: {
		slow_start_window: duration(warmup.duration),
		aggression: warmup.aggression === void 0 ? void 0 : { default_value: warmup.aggression },
		min_weight_percent: warmup.from === void 0 ? void 0 : { value: warmup.from }
	} };
}
/** Below the panic threshold Envoy uses all endpoints; with outlier detection, only where the user says so. */
function commonBalancing({ traffic, localities }) {
	const { outlier } = traffic;
	if (outlier === void 0 && localities === void 0) return void 0;
	return {
		healthy_panic_threshold: outlier && { value: outlier.minHealthPercent ?? 0 },
		locality_weighted_lb_config: localities && {}
	};
}
function outlierDetection({ outlier }) {
	if (outlier === void 0) return void 0;
	const local = outlier.consecutiveLocalOrigin;
	return {
		...counted("consecutive_5xx", outlier.consecutive5xx),
		...counted("consecutive_gateway_failure", outlier.consecutiveGateway),
		...outlier.splitLocalOrigin ? {
			split_external_local_origin_errors: true,
			...local === void 0 || local === 0 ? {} : counted("consecutive_local_origin_failure", local),
			enforcing_local_origin_success_rate: 0
		} : {},
		interval: outlier.interval === void 0 ? void 0 : duration(outlier.interval),
		base_ejection_time: outlier.baseEjectionTime === void 0 ? void 0 : duration(outlier.baseEjectionTime),
		max_ejection_percent: outlier.maxEjectionPercent,
		enforcing_success_rate: 0
	};
}
/** A count of 0 switches its detector off. */
const counted = (name, count) => count === void 0 ? {} : {
	...count === 0 ? {} : { [name]: count },
	[`enforcing_${name}`]: count === 0 ? 0 : 100
};

// src/envoy/transport.ts
/** Where the proxy's image keeps the authorities that everyone trusts. */
const systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";
/** What lies under the HTTP or the bytes: TLS, with a PROXY header in front where one is wanted. */
function transportSocket(traffic, alpn, file) {
	const inner = traffic.tls?.mode === "tls" ? tlsSocket(traffic.tls, alpn, file) : void 0;
	if (traffic.proxyProtocol === void 0) return inner;
	return {
		name: "envoy.transport_sockets.upstream_proxy_protocol",
		typed_config: typed("envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport", {
			config: { version: traffic.proxyProtocol },
			transport_socket: inner ?? plainSocket
		})
	};
}
const plainSocket = {
	name: "envoy.transport_sockets.raw_buffer",
	typed_config: typed("envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer", {})
};
function tlsSocket(tls, alpn, file) {
	const parts = secretsOf(tls).map((secret) => part(secret, tls.names, file(secretId(secret))));
	return {
		name: "envoy.transport_sockets.tls",
		typed_config: typed("envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext", {
			sni: tls.sni,
			common_tls_context: Object.assign({}, alpn ? { alpn_protocols: ["h2"] } : {}, ...parts)
		})
	};
}
/** A certificate that cannot be read must not stop the other clusters, so it is in a file of its own wherever there is room. */
function part(secret, names, file) {
	const content = secretContent(secret);
	const config = file && {
		name: secretId(secret),
		sds_config: watched(file)
	};
	if (secret.kind === "identity") return config ? { tls_certificate_sds_secret_configs: [config] } : { tls_certificates: [content] };
	const checks = names.length === 0 ? {} : { match_typed_subject_alt_names: names.flatMap(nameMatchers) };
	return config === void 0 ? { validation_context: {
		...content,
		...checks
	} } : { combined_validation_context: {
		default_validation_context: checks,
		validation_context_sds_secret_config: config
	} };
}
/** A name may stand in a certificate as any of these. */
const nameMatchers = (name) => [
	"DNS",
	"URI",
	"IP_ADDRESS"
].map((type) => ({
	san_type: type,
	matcher: { exact: name }
}));
const folder = (path) => ({ path: path.slice(0, Math.max(path.lastIndexOf("/"), 1)) });
function secretContent(secret) {
	if (secret.kind === "identity") return {
		certificate_chain: { filename: secret.certificate },
		private_key: { filename: secret.key },
		watched_directory: folder(secret.certificate)
	};
	const path = secret.authorities === "system" ? systemAuthorities : secret.authorities.path;
	return {
		trusted_ca: { filename: path },
		watched_directory: folder(path),
		...secret.revoked === void 0 ? {} : { crl: { filename: secret.revoked } }
	};
}
/** The one resource of a secret's file. */
const secretResource = (secret) => typed("envoy.extensions.transport_sockets.tls.v3.Secret", {
	name: secretId(secret),
	[secret.kind === "identity" ? "tls_certificate" : "validation_context"]: secretContent(secret)
});
/** TLS that ends at a listener. `file` is the file of a secret by its id, and `alpn` what is offered within. */
function serverSocket(tls, alpn, file) {
	const { clients, identities, trust } = tls;
	const plain = identities.filter(({ from }) => from !== "watched");
	const named = identities.filter(({ from }) => from === "watched");
	return {
		name: "envoy.transport_sockets.tls",
		typed_config: typed("envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext", {
			require_client_certificate: clients === "required",
			common_tls_context: {
				alpn_protocols: alpn.length === 0 ? void 0 : alpn,
				tls_params: parameters(tls),
				tls_certificates: plain.length === 0 ? void 0 : plain.map(serverContent),
				tls_certificate_sds_secret_configs: named.length === 0 ? void 0 : named.map((one) => secretConfig(one, file)),
				...trust && clients !== "none" ? validation(tls, trust, file) : {}
			}
		})
	};
}
/** What is not said is left to Envoy: TLS 1.2 and newer, with suites that are safe. */
function parameters({ oldest, newest, ciphers }) {
	if (oldest === void 0 && newest === void 0 && ciphers.length === 0) return void 0;
	return {
		tls_minimum_protocol_version: oldest,
		tls_maximum_protocol_version: newest,
		cipher_suites: ciphers.length === 0 ? void 0 : ciphers
	};
}
function validation({ names, spki, hashes }, trust, file) {
	const checks = {
		match_typed_subject_alt_names: names.length === 0 ? void 0 : names.flatMap(nameMatchers),
		verify_certificate_spki: spki.length === 0 ? void 0 : spki,
		verify_certificate_hash: hashes.length === 0 ? void 0 : hashes
	};
	return trust.from === "watched" ? { combined_validation_context: {
		default_validation_context: checks,
		validation_context_sds_secret_config: secretConfig(trust, file)
	} } : { validation_context: {
		...serverContent(trust),
		...checks
	} };
}
const secretConfig = ({ secret }, file) => ({
	name: secretId(secret),
	sds_config: watched(file(secretId(secret)))
});
/** Another text has another name, so our own files are never watched. */
function serverContent({ from, secret }) {
	if (from !== "own") return secretContent(secret);
	if (secret.kind === "identity") return {
		certificate_chain: { filename: pathOf(secret.certificate) },
		private_key: { filename: pathOf(secret.key) }
	};
	const { authorities, revoked } = secret;
	return {
		trusted_ca: { filename: authorities === "system" ? systemAuthorities : pathOf(authorities.path) },
		crl: revoked === void 0 ? void 0 : { filename: pathOf(revoked) }
	};
}
/** The names of the files of ours that a socket reads. */
const ownFilesOf = ({ identities, trust }) => [...identities, ...trust === void 0 ? [] : [trust]].flatMap(({ from, secret }) => {
	if (from !== "own") return [];
	if (secret.kind === "identity") return [secret.certificate, secret.key];
	const { authorities, revoked } = secret;
	return [...authorities === "system" ? [] : [authorities.path], ...revoked === void 0 ? [] : [revoked]];
});

// src/envoy/upstream.ts
const unlimited = 4294967295;
const defaultConnectTimeout = 1e4;
/** The kernel takes no more for a socket: seconds, and probes. */
const longestProbing = 32767;
const mostProbes = 127;
const connectTimeout = ({ tcp }) => duration(tcp?.connectTimeout ?? defaultConnectTimeout);
/** Without a policy nothing is bounded, where Envoy's own defaults would be 1024 and 3 retries. */
function limits({ tcp, http, retryBudget }) {
	return { thresholds: [{
		max_connections: tcp?.maxConnections ?? unlimited,
		max_pending_requests: http?.maxPending ?? unlimited,
		max_requests: http?.maxRequests ?? unlimited,
		max_retries: http?.maxRetries ?? unlimited,
		retry_budget: retryBudget && {
			budget_percent: { value: retryBudget.percent },
			min_retry_concurrency: retryBudget.minimum
		},
		track_remaining: true
	}] };
}
function keepalive({ tcp }) {
	const settings = tcp?.keepalive;
	if (settings === void 0) return void 0;
	const seconds = (value) => value === void 0 ? void 0 : Math.min(Math.ceil(value / 1e3), longestProbing);
	return { tcp_keepalive: {
		keepalive_probes: settings.probes === void 0 ? void 0 : Math.min(settings.probes, mostProbes),
		keepalive_time: seconds(settings.time),
		keepalive_interval: seconds(settings.interval)
	} };
}
/** Whether a cluster speaks HTTP/2 whatever its client speaks. */
const alwaysTwo = (protocol, { http }) => !asClient(protocol, http) && (protocol === "http2" || protocol === "grpc" || http?.upgrade === true);
const asClient = (protocol, http) => protocol === "auto" || http?.useClientProtocol === true;
/** How HTTP is spoken upstream: as declared, or as the client speaks it where nothing is declared. */
function httpOptions(protocol, traffic) {
	const { http } = traffic;
	const bytes = protocol === "tcp" || protocol === "tls";
	const two = { http2_protocol_options: http?.maxConcurrentStreams === void 0 ? {} : { max_concurrent_streams: http.maxConcurrentStreams } };
	const declaredTwo = alwaysTwo(protocol, traffic);
	const mirrored = asClient(protocol, http) && !bytes;
	const common = connectionOptions(traffic);
	const names = bytes ? void 0 : nameOptions(traffic);
	if (common === void 0 && names === void 0 && !mirrored && (!declaredTwo || bytes)) return void 0;
	return { "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": typed("envoy.extensions.upstreams.http.v3.HttpProtocolOptions", {
		common_http_protocol_options: common,
		upstream_http_protocol_options: names,
		...mirrored ? { use_downstream_protocol_config: {
			http_protocol_options: {},
			...two
		} } : { explicit_http_config: declaredTwo ? two : { http_protocol_options: {} } }
	}) };
}
function connectionOptions({ tcp, http }) {
	const idle = http?.idleTimeout ?? tcp?.idleTimeout;
	const lifetime = tcp?.maxConnectionDuration;
	const requests = http?.maxRequestsPerConnection;
	if (idle === void 0 && lifetime === void 0 && requests === void 0) return void 0;
	return {
		idle_timeout: idle === void 0 ? void 0 : duration(idle),
		max_requests_per_connection: requests,
		max_connection_duration: lifetime === void 0 ? void 0 : duration(lifetime)
	};
}
/** Where no server name is given it is the request's host, and unless other names are, the certificate must have it. */
function nameOptions({ tls }) {
	if (tls?.mode !== "tls" || tls.sni !== void 0) return void 0;
	return {
		auto_sni: true,
		auto_san_validation: tls.trust !== void 0 && tls.names.length === 0 ? true : void 0
	};
}

// src/envoy/clusters.ts
const clusterType = "envoy.config.cluster.v3.Cluster";
/** The address that the app sees as the other end of what its sidecar passes on. */
const inboundSource = "127.0.0.6";
/** The clusters that every proxy has: nowhere, anywhere, and the app itself on a port that nothing declares. */
const fixedClusters = [typed(clusterType, {
	name: "BlackHoleCluster",
	type: "STATIC",
	connect_timeout: connectTimeout({})
}), typed(clusterType, {
	name: "PassthroughCluster",
	type: "ORIGINAL_DST",
	lb_policy: "CLUSTER_PROVIDED",
	connect_timeout: connectTimeout({}),
	circuit_breakers: limits({}),
	typed_extension_protocol_options: httpOptions("auto", {})
})];
const inboundPassthrough = appCluster("InboundPassthroughCluster", {});
/** The app's port behind a sidecar; the address is the one the client meant. */
const inboundCluster = (cluster) => appCluster(cluster.name, cluster.traffic);
function appCluster(name, { tcp, http }) {
	const inbound = {
		...tcp === void 0 ? {} : { tcp },
		...http === void 0 ? {} : { http }
	};
	return typed(clusterType, {
		name,
		type: "ORIGINAL_DST",
		lb_policy: "CLUSTER_PROVIDED",
		connect_timeout: connectTimeout(inbound),
		upstream_bind_config: { source_address: {
			address: inboundSource,
			port_value: 0
		} },
		circuit_breakers: limits(inbound),
		typed_extension_protocol_options: httpOptions("auto", inbound)
	});
}
/** A cluster with its endpoints inside, or with a file of its own for them where `file` is given; its certificates likewise. */
function outboundCluster(cluster, endpoints, file, secretFile) {
	const { name, traffic } = cluster;
	return typed(clusterType, {
		name,
		...discovery(cluster, endpoints, file),
		connect_timeout: connectTimeout(traffic),
		circuit_breakers: limits(traffic),
		outlier_detection: outlierDetection(traffic),
		common_lb_config: commonBalancing(cluster),
		upstream_connection_options: keepalive(traffic),
		transport_socket: transportSocket(traffic, alwaysTwo(cluster.protocol, traffic), secretFile),
		typed_extension_protocol_options: httpOptions(cluster.protocol, traffic)
	});
}
function discovery(cluster, endpoints, file) {
	switch (cluster.discovery) {
		case "originalDestination": return {
			type: "ORIGINAL_DST",
			lb_policy: "CLUSTER_PROVIDED",
			original_dst_lb_config: cluster.portOverride === void 0 ? void 0 : { upstream_port_override: cluster.portOverride }
		};
		case "dns": return lookedUp("STRICT_DNS", cluster, namedEndpoints(cluster, endpoints));
		case "logicalDns": {
			const [first] = namedEndpoints(cluster, endpoints);
			return first === void 0 ? {
				type: "STATIC",
				...balancer(cluster.traffic),
				load_assignment: assignment(cluster.name, [])
			} : lookedUp("LOGICAL_DNS", cluster, [first]);
		}
		case "listed": return file === void 0 ? {
			type: "STATIC",
			...balancer(cluster.traffic),
			load_assignment: assignment(cluster.name, placed(cluster, endpoints, somewhere))
		} : {
			type: "EDS",
			...balancer(cluster.traffic),
			eds_cluster_config: { eds_config: watched(file) }
		};
	}
}
/** What is looked up for a cluster. */
const namedEndpoints = (cluster, endpoints) => cluster.dnsName === void 0 ? endpointsOf(cluster, endpoints) : [{
	address: cluster.dnsName,
	port: cluster.port,
	labels: {}
}];
/**
* A proxy is not ready before each name was looked up once, in vain or not: with the resolver's own patience a DNS server that is silent would keep
* it from starting for more than a minute, with this one for some five seconds.
*/
const resolver$1 = {
	name: "envoy.network.dns_resolver.cares",
	typed_config: typed("envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig", {
		query_timeout_seconds: 1,
		query_tries: 2
	})
};
const lookedUp = (type, { name, traffic }, endpoints) => ({
	type,
	...balancer(traffic),
	dns_lookup_family: "V4_PREFERRED",
	respect_dns_ttl: true,
	typed_dns_resolver_config: resolver$1,
	load_assignment: assignment(name, endpoints.length === 0 ? [] : [{ endpoints }])
});
/** The endpoints of the cluster's port whose labels its subset selects: those that go only where no other is there. */
function endpointsOf(cluster, endpoints) {
	const all = endpoints?.get(cluster.port) ?? [];
	const { labels } = cluster;
	const mine = labels === void 0 ? all : all.filter((one) => selects$1(labels, one.labels));
	const staying = mine.filter((one) => one.draining === void 0);
	return staying.length > 0 ? staying : mine;
}
/** Groups of endpoints: a single one where localities do not matter. */
function placed(cluster, endpoints, position) {
	const all = endpointsOf(cluster, endpoints);
	if (all.length === 0) return [];
	return cluster.localities === void 0 ? [{ endpoints: all }] : arranged(all, cluster.localities, position);
}
const assignment = (name, groups) => ({
	cluster_name: name,
	endpoints: groups.map(({ endpoints, locality, priority, weight }) => ({
		locality: localityOf$1(locality),
		lb_endpoints: endpoints.map((one) => ({
			endpoint: { address: addressOf(one) },
			load_balancing_weight: one.weight
		})),
		load_balancing_weight: weight,
		priority: priority || void 0
	}))
});
const socket = "unix://";
const addressOf = ({ address, port }) => address.startsWith(socket) ? { pipe: { path: address.slice(7) } } : { socket_address: {
	address,
	port_value: port
} };
function localityOf$1(locality = "") {
	const [region = "", zone = "", subzone = ""] = locality.split("/");
	if (region + zone + subzone === "") return void 0;
	return {
		region: region || void 0,
		zone: zone || void 0,
		sub_zone: subzone || void 0
	};
}
/** The one resource of an endpoint file, as a client in this position reads it. */
const endpointResource = (cluster, endpoints, position) => typed("envoy.config.endpoint.v3.ClusterLoadAssignment", assignment(cluster.name, placed(cluster, endpoints, position)));

// src/envoy/listener.ts
function listenerName(spelled) {
	switch (spelled.kind) {
		case "virtualOutbound":
		case "virtualInbound": return spelled.kind;
		case "outboundHttp":
		case "outboundTcp":
		case "gatewayHttp":
		case "gatewayTcp":
		case "gatewayTls": return `${spelled.address}_${spelled.port}`;
	}
}
const listener = (name, address, port, fields) => typed("envoy.config.listener.v3.Listener", {
	name,
	address: { socket_address: {
		address,
		port_value: port
	} },
	...fields
});
const everywhere$3 = "0.0.0.0";
/** Where a listener finds its routes: in their file or, for want of one, in itself. */
function routeSource(name, inline, { fileName, routes }) {
	if (inline === void 0) return { rds: {
		route_config_name: name,
		config_source: watched(fileName("rds", name))
	} };
	const { "@type": _, ...fields } = JSON.parse(routes(inline).text);
	return { route_config: fields };
}
const rawFilters = (clusters) => [tcpProxy(clusters[0]?.cluster ?? "none", clusters)];
const rawChain = ({ to: clusters, ...which }) => ({
	...chainMatch(which),
	filters: rawFilters(clusters)
});
const prefixRanges = (subnets) => subnets.map(({ address, bits }) => ({
	address_prefix: address,
	prefix_len: bits
}));
/** The connections that a chain takes. */
function chainMatch({ sni, subnets }) {
	const match = {
		...sni.length === 0 ? {} : { server_names: sni },
		...subnets.length === 0 ? {} : { prefix_ranges: prefixRanges(subnets) }
	};
	return sni.length + subnets.length === 0 ? {} : { filter_chain_match: match };
}
/** Server names are read off the client's first bytes, however long those take. */
const readsNames = (chains) => chains.some((chain) => chain.sni.length > 0) ? {
	listener_filters: [tlsInspector],
	listener_filters_timeout: "0s",
	continue_on_listener_filters_timeout: true
} : {};

// src/envoy/gateway-listeners.ts
/** An address that a Gateway binds need not be the pod's: a listener that cannot be made would hold up all others. */
const binding = (address) => address === "0.0.0.0" ? {} : { freebind: true };
function gatewayHttp(spelled, given) {
	const { address, port, route, inline } = spelled;
	return listener(listenerName(spelled), address, port, {
		traffic_direction: "OUTBOUND",
		...binding(address),
		filter_chains: [{ filters: [httpConnectionManager({
			statPrefix: `outbound_${address}_${port}`,
			routes: routeSource(route, inline, given),
			serverName: "istio-envoy",
			edge: true
		})] }]
	});
}
const gatewayTcp = (spelled) => listener(listenerName(spelled), spelled.address, spelled.port, {
	traffic_direction: "OUTBOUND",
	...binding(spelled.address),
	...readsNames(spelled.chains),
	filter_chains: spelled.chains.map(rawChain)
});
/** The name is always read, so that a chain that comes or goes leaves the rest of the listener, and its connections, as they are. */
const gatewayTls = (spelled, given) => listener(listenerName(spelled), spelled.address, spelled.port, {
	traffic_direction: "OUTBOUND",
	...binding(spelled.address),
	listener_filters: [tlsInspector],
	filter_chains: spelled.chains.map((chain) => tlsChain(chain, spelled, given))
});
const overHttp = ["h2", "http/1.1"];
function tlsChain({ to, tls, ...which }, { address, port }, given) {
	const socket = tls && serverSocket(tls, to.kind === "http" ? overHttp : [], (id) => given.fileName("sds", id));
	const filters = to.kind === "bytes" ? rawFilters(to.clusters) : [httpConnectionManager({
		statPrefix: `outbound_${address}_${port}`,
		routes: routeSource(to.route, to.inline, given),
		serverName: "istio-envoy",
		edge: true,
		tls: true
	})];
	return {
		...chainMatch(which),
		filters,
		transport_socket: socket
	};
}

// src/envoy/listeners.ts
/** Spells listeners. The names that others wait for are the listeners', their route files' and the clusters' that they name. */
function listenerSpelling({ one }, given) {
	const spell = memo((spelled) => one(plainListener(spelled, given), namesOf(spelled)));
	const labelled = memo((spelled, labels) => one(outboundHttp(spelled, labels, given), namesOf(spelled)));
	return (spelled, labels) => spelled.kind === "outboundHttp" ? labelled(spelled, labels) : spell(spelled);
}
function plainListener(spelled, given) {
	switch (spelled.kind) {
		case "virtualOutbound": return virtualOutbound(spelled.allowAny);
		case "virtualInbound": return virtualInbound(spelled.chains);
		case "outboundTcp": return outboundTcp(spelled);
		case "gatewayHttp": return gatewayHttp(spelled, given);
		case "gatewayTcp": return gatewayTcp(spelled);
		case "gatewayTls": return gatewayTls(spelled, given);
	}
}
function namesOf(spelled) {
	const clusters = (to) => to.map((one) => one.cluster);
	const rawClusters = ({ chains, rest }) => [...chains.flatMap((chain) => clusters(chain.to)), ...clusters(rest)];
	const name = listenerName(spelled);
	switch (spelled.kind) {
		case "virtualOutbound": return [name];
		case "virtualInbound": return [name, ...spelled.chains.map((chain) => chain.cluster)];
		case "outboundHttp": return [
			name,
			spelled.route,
			...rawClusters(spelled.raw)
		];
		case "outboundTcp": return [name, ...rawClusters(spelled.raw)];
		case "gatewayHttp": return [name, spelled.route];
		case "gatewayTcp": return [name, ...spelled.chains.flatMap((chain) => clusters(chain.to))];
		case "gatewayTls": return [name, ...spelled.chains.flatMap(({ to }) => to.kind === "http" ? [to.route] : clusters(to.clusters))];
	}
}
const to = (cluster) => [{
	cluster,
	weight: 1
}];
/** Where the pod's outgoing connections arrive; they are handed to the listener of the address they were meant for. */
const virtualOutbound = (allowAny) => listener("virtualOutbound", everywhere$3, proxyPorts.outbound, {
	use_original_dst: true,
	traffic_direction: "OUTBOUND",
	filter_chains: [{
		name: "virtualOutbound-blackhole",
		filter_chain_match: { destination_port: proxyPorts.outbound },
		filters: [tcpProxy("BlackHoleCluster", to("BlackHoleCluster"))]
	}],
	default_filter_chain: {
		name: "virtualOutbound-catchall-tcp",
		filters: [allowAny ? tcpProxy("PassthroughCluster", to("PassthroughCluster")) : tcpProxy("BlackHoleCluster", to("BlackHoleCluster"))]
	}
});
function outboundHttp(spelled, labels, given) {
	const { address, port, route, inline, raw } = spelled;
	const source = routeSource(route, inline, given);
	const http = [...carryLabels(labels), httpConnectionManager({
		statPrefix: `outbound_${route}`,
		routes: source
	})];
	return listener(listenerName(spelled), address, port, {
		bind_to_port: false,
		traffic_direction: "OUTBOUND",
		listener_filters: inspectors(),
		listener_filters_timeout: "0s",
		continue_on_listener_filters_timeout: true,
		filter_chains: [{
			name: "http",
			filter_chain_match: plainHttp,
			filters: http
		}, ...raw.chains.flatMap((chain, i) => chain.sniffed ? [within(chain, {
			name: `http-${i}`,
			filters: http
		}), rawChain(chain)] : [rawChain(chain)])],
		default_filter_chain: {
			name: "raw",
			filters: rawFilters(raw.rest)
		}
	});
}
/** The chain for what is HTTP among a chain's connections. */
const within = ({ subnets }, chain) => ({
	...chain,
	filter_chain_match: {
		...plainHttp,
		prefix_ranges: prefixRanges(subnets)
	}
});
function outboundTcp(spelled) {
	const { chains, rest } = spelled.raw;
	const last = { filters: rawFilters(rest) };
	return listener(listenerName(spelled), spelled.address, spelled.port, {
		bind_to_port: false,
		traffic_direction: "OUTBOUND",
		...readsNames(chains),
		...chains.length === 0 ? { filter_chains: [last] } : {
			filter_chains: chains.map(rawChain),
			default_filter_chain: last
		}
	});
}
/** Where what comes to the pod arrives; the address stays the one the client meant. */
function virtualInbound(chains) {
	const inspected = chains.filter(({ protocol }) => protocol !== "tcp" && protocol !== "tls").map(({ port }) => port);
	return listener("virtualInbound", everywhere$3, proxyPorts.inbound, {
		traffic_direction: "INBOUND",
		listener_filters: [originalDestination, ...inspected.length === 0 ? [] : inspectors(inspected)],
		listener_filters_timeout: "0s",
		continue_on_listener_filters_timeout: true,
		filter_chains: [{
			name: "virtualInbound-blackhole",
			filter_chain_match: { destination_port: proxyPorts.inbound },
			filters: [tcpProxy("BlackHoleCluster", to("BlackHoleCluster"))]
		}, ...chains.flatMap(inboundChains)],
		default_filter_chain: {
			name: "virtualInbound-catchall",
			filters: [tcpProxy("InboundPassthroughCluster", to("InboundPassthroughCluster"))]
		}
	});
}
/** HTTP is taken as HTTP and anything else on the same port as bytes. */
function inboundChains({ port, protocol, cluster }) {
	const bytes = {
		name: `${port}-raw`,
		filter_chain_match: { destination_port: port },
		filters: [tcpProxy(cluster, to(cluster))]
	};
	if (protocol === "tcp" || protocol === "tls") return [bytes];
	const routes = { route_config: {
		name: `inbound|${port}||`,
		virtual_hosts: [{
			name: `inbound|http|${port}`,
			domains: ["*"],
			routes: [{
				name: "default",
				match: { prefix: "/" },
				route: {
					cluster,
					timeout: "0s"
				}
			}]
		}],
		validate_clusters: false
	} };
	return [{
		name: `${port}-http`,
		filter_chain_match: {
			destination_port: port,
			...plainHttp
		},
		filters: [httpConnectionManager({
			statPrefix: `inbound_${port}`,
			routes,
			serverName: "istio-envoy"
		})]
	}, bytes];
}

// src/envoy/routes.ts
/** The largest body that a rule may answer by itself, in bytes. */
const largestBody$1 = 1048576;
/** Spells route configurations; the text of a virtual host group is made once for all scopes that share it. */
function routeSpelling({ one, all }) {
	const host = memo((spelled) => one(virtualHost$1(spelled), clustersOf(spelled)));
	const group = memo(({ hosts }) => all(hosts.map((each) => host(each))));
	const last = {
		allowAny: one(fallback("allow_any", "PassthroughCluster"), ["PassthroughCluster"]),
		blockAll: one(blockAll, []),
		notFound: one({
			name: "blackhole",
			domains: ["*"]
		}, [])
	};
	return memo((configuration) => {
		const end = configuration.fallback === "none" ? [] : [last[configuration.fallback]];
		const hosts = all([...configuration.groups.map((each) => group(each)), ...end]);
		const head = JSON.stringify(configurationFields(configuration.name)).slice(0, -1);
		return {
			...hosts,
			text: `${head},"virtual_hosts":[\n${hosts.text}\n]}`
		};
	});
}
const configurationFields = (name) => typed("envoy.config.route.v3.RouteConfiguration", {
	name,
	ignore_port_in_host_matching: true,
	max_direct_response_body_size_bytes: largestBody$1
});
const fallback = (name, cluster) => ({
	name,
	domains: ["*"],
	routes: [{
		name,
		match: { prefix: "/" },
		route: {
			cluster,
			timeout: "0s",
			max_grpc_timeout: "0s"
		}
	}]
});
const blockAll = {
	name: "block_all",
	domains: ["*"],
	routes: [{
		name: "block_all",
		match: { prefix: "/" },
		direct_response: { status: 502 }
	}]
};
/** The names of all clusters that a virtual host sends to, sorted. */
function clustersOf(host) {
	const named = host.routes.flatMap(({ action }) => action.kind === "routeTo" ? [...action.clusters, ...action.mirrors].map((to) => to.cluster) : []);
	return [...new Set(named)].sort();
}
const virtualHost$1 = (host) => ({
	name: host.name,
	domains: host.domains,
	...host.requireTls ? { require_tls: "ALL" } : {},
	include_request_attempt_count: true,
	routes: host.routes.map(route)
});
function route(spelled) {
	const { name, action, headers } = spelled;
	return {
		...name === "" ? {} : { name },
		match: routeMatch(spelled.match),
		...spelled.match?.statPrefix === void 0 ? {} : { stat_prefix: spelled.match.statPrefix },
		...actionFields(action),
		...headerFields(headers),
		typed_per_filter_config: perFilter(spelled.fault, spelled.cors)
	};
}
function actionFields(action) {
	switch (action.kind) {
		case "routeTo": return { route: routeAction(action) };
		case "redirect": return { redirect: redirectAction(action) };
		case "respond": return { direct_response: respond(action) };
	}
}
function routeAction(action) {
	return {
		...destination(action.clusters),
		...rewrite(action.rewrite),
		...action.authority === void 0 ? {} : { host_rewrite_literal: action.authority },
		timeout: duration(action.timeout),
		max_grpc_timeout: duration(action.timeout),
		retry_policy: retryPolicy(action.retries),
		...action.mirrors.length === 0 ? {} : { request_mirror_policies: action.mirrors.map(mirrorPolicy) },
		...listed$1("hash_policy", action.hash.map(hashPolicy))
	};
}
function destination(clusters) {
	const [only] = clusters;
	if (only !== void 0 && clusters.length === 1 && only.headers === void 0 && only.authority === void 0) return { cluster: only.cluster };
	return { weighted_clusters: { clusters: clusters.map(({ cluster, weight, headers, authority }) => ({
		name: cluster,
		weight,
		...headerFields(headers),
		...authority === void 0 ? {} : { host_rewrite_literal: authority }
	})) } };
}
const mirrorPolicy = ({ cluster, share }) => ({
	cluster,
	runtime_fraction: { default_value: fraction(share) },
	disable_shadow_host_suffix_append: true
});
/** In a substitution a backslash names a group, so a literal one is doubled. */
function rewrite(how) {
	switch (how?.kind) {
		case void 0: return {};
		case "prefix": return { prefix_rewrite: how.value };
		case "whole": return { regex_rewrite: {
			pattern: { regex: "^.*$" },
			substitution: how.value.replaceAll("\\", "\\\\")
		} };
		case "regex": return { regex_rewrite: {
			pattern: { regex: how.pattern },
			substitution: how.value
		} };
	}
}
function retryPolicy(retries) {
	if (retries.attempts <= 0) return void 0;
	return {
		retry_on: retries.on.join(","),
		num_retries: retries.attempts,
		per_try_timeout: retries.perTry === void 0 ? void 0 : duration(retries.perTry),
		...retries.backoff === void 0 ? {} : { retry_back_off: { base_interval: duration(retries.backoff) } },
		...retries.statusCodes.length === 0 ? {} : { retriable_status_codes: retries.statusCodes },
		...retries.otherHosts ? otherHosts : {},
		...retries.otherLocalities ? otherLocalities : {}
	};
}
/** The balancer draws at random, and of two hosts n draws in vain come back to the one that was tried once in 2^(n+1): with the usual 5 a user would see it. */
const otherHosts = {
	retry_host_predicate: [{
		name: "envoy.retry_host_predicates.previous_hosts",
		typed_config: typed("envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate", {})
	}],
	host_selection_retry_max_attempts: 32
};
/** After each second try the localities that were tried are left out. */
const otherLocalities = { retry_priority: {
	name: "envoy.retry_priorities.previous_priorities",
	typed_config: typed("envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig", { update_frequency: 2 })
} };
const statusNames = {
	301: "MOVED_PERMANENTLY",
	302: "FOUND",
	303: "SEE_OTHER",
	307: "TEMPORARY_REDIRECT",
	308: "PERMANENT_REDIRECT"
};
/** Without a port of its own a redirect to another authority or scheme drops the request's port. */
function redirectAction(redirect) {
	return {
		response_code: statusNames[redirect.status],
		path_redirect: redirect.uri,
		host_redirect: redirect.authority,
		scheme_redirect: redirect.scheme,
		port_redirect: redirect.port
	};
}
const respond = ({ status, body }) => ({
	status,
	...body === void 0 ? {} : { body: body.encoding === "text" ? { inline_string: body.value } : { inline_bytes: body.value } }
});
/** `set` replaces and `add` appends; both take Envoy's format strings. */
function headerFields(edits) {
	if (edits === void 0) return {};
	return {
		...listed$1("request_headers_to_add", additions(edits.request)),
		...listed$1("request_headers_to_remove", edits.request.remove),
		...listed$1("response_headers_to_add", additions(edits.response)),
		...listed$1("response_headers_to_remove", edits.response.remove)
	};
}
const listed$1 = (name, items) => items.length === 0 ? {} : { [name]: items };
const additions = ({ set, add }) => [...set.map(([key, value]) => ({
	header: {
		key,
		value
	},
	append_action: "OVERWRITE_IF_EXISTS_OR_ADD"
})), ...add.map(([key, value]) => ({
	header: {
		key,
		value
	},
	append_action: "APPEND_IF_EXISTS_OR_ADD"
}))];
function perFilter(fault, cors) {
	if (fault === void 0 && cors === void 0) return void 0;
	return {
		...fault === void 0 ? {} : { "envoy.filters.http.fault": faultConfig(fault) },
		...cors === void 0 ? {} : { "envoy.filters.http.cors": corsPolicy(cors) }
	};
}
function faultConfig({ delay, abort }) {
	return typed("envoy.extensions.filters.http.fault.v3.HTTPFault", {
		delay: delay === void 0 ? void 0 : {
			fixed_delay: duration(delay.duration),
			percentage: fraction(delay.share)
		},
		abort: abort === void 0 || abort.httpStatus === void 0 && abort.grpcStatus === void 0 ? void 0 : {
			...abort.httpStatus === void 0 ? { grpc_status: abort.grpcStatus } : { http_status: abort.httpStatus },
			percentage: fraction(abort.share)
		}
	});
}
const corsPolicy = (cors) => typed("envoy.extensions.filters.http.cors.v3.CorsPolicy", {
	allow_origin_string_match: cors.origins.map(stringMatch),
	allow_methods: joined(cors.methods),
	allow_headers: joined(cors.headers),
	expose_headers: joined(cors.exposeHeaders),
	max_age: cors.maxAge === void 0 ? void 0 : String(Math.floor(cors.maxAge / 1e3)),
	allow_credentials: cors.credentials,
	forward_not_matching_preflights: cors.forwardUnmatchedPreflights
});
const joined = (items) => items.length === 0 ? void 0 : items.join(",");

// src/envoy/files.ts
/** Names that fit a ConfigMap's key stand for themselves, others by their hash. */
const fileName = (kind, name, hash) => `${kind}.${/^[-._a-zA-Z0-9]{1,200}$/.test(name) ? name : hash(name)}.json`;
/** A function from views to the files of every scope; text that did not change is not made again. */
function speller(hash) {
	const pieces = fragments(hash);
	const routes = routeSpelling(pieces);
	const endpoints = endpointSpelling(hash, pieces);
	const shared = sharedFiles(hash, pieces, routes, endpoints.shared);
	const own = ownFiles(hash, pieces, routes, endpoints.own);
	const keepGroups = keepList();
	const placedIn = memo((clusters) => clusters.filter((group) => localitiesIn(group.services).length > 0));
	const scopes = mapEach((files, each) => ({
		shared: files,
		own: each
	}));
	const nobody = /* @__PURE__ */ new Map();
	return (views) => {
		const sharedOf = shared(views.scopes);
		const ownOf = own(views.scopes.map(({ key, clusters, endpointFiles }) => {
			const placed = keepGroups(key, placedIn(clusters));
			return [key, [
				key,
				views.proxies.get(key) ?? [],
				placed,
				endpointFiles
			]];
		}));
		return scopes([...sharedOf].map(([key, files]) => [key, [files, ownOf.get(key) ?? nobody]]));
	};
}
function sharedFiles(hash, pieces, routes, endpointFiles) {
	const clusters = clusterSpelling(hash, pieces);
	const secretFiles = secretSpelling(hash, pieces);
	const inbound = memo((scope) => pieces.all([pieces.one(inboundPassthrough, []), ...scope.map((one) => pieces.one(inboundCluster(one), [one.name]))]));
	const fixed = pieces.all(fixedClusters.map((one) => pieces.one(one, [])));
	const text = memo(documentOf);
	const joined = memo((...all) => pieces.all(all));
	const keepNames = keepList();
	const speaking = memo((cds, names) => documentOf({
		...cds,
		names: hash([cds.names, ...names].join("\n"))
	}));
	const files = (rest, key, cds) => {
		const names = keepNames(key, rest.filter((_, i) => i % 2 === 0));
		const pairs = names.map((name, i) => [name, rest[2 * i + 1] ?? ""]);
		return new Map([[clustersFile, speaking(cds, names)], ...pairs]);
	};
	const ofScope = mapEach((scope) => {
		const { endpointFiles: eds, secretFiles: sds } = scope;
		const cds = joined(fixed, inbound(scope.inbound), ...scope.clusters.map((group) => clusters(group, eds, sds)));
		const rest = [
			...scope.routes.flatMap((route) => [fileName("rds", route.name, hash), text(routes(route))]),
			...scope.clusters.flatMap((group) => endpointFiles(group, eds)),
			...secretFiles(scope.clusters, sds, scope.serverSecrets)
		];
		return files(rest, scope.key, cds);
	});
	return (scopes) => ofScope(scopes.map((scope) => [scope.key, [scope]]));
}
const stateful = memo((group) => group.services.flatMap((clusters) => clusters.filter((cluster) => cluster.state !== void 0)));
const secrets = memo((group) => {
	const all = group.services.flatMap((clusters) => clusters.flatMap(({ traffic }) => secretsOf(traffic.tls)));
	return new Map(all.map((secret) => [secretId(secret), secret]));
});
/** The text of a group is made once for all scopes in which whatever can have a file of its own has one, which is nearly always. */
function clusterSpelling(hash, pieces) {
	const spell = (clusters, endpoints, hasFile) => pieces.all(clusters.map((cluster) => {
		const fileOf = (kind, name) => hasFile(kind, name) ? fileName(kind, name, hash) : void 0;
		const file = cluster.state === void 0 ? void 0 : fileOf("eds", cluster.name);
		const json = outboundCluster(cluster, endpoints, file, (id) => fileOf("sds", id));
		return pieces.one(json, [cluster.name]);
	}));
	const service = memo((clusters, endpoints) => spell(clusters, endpoints, () => true));
	const common = memo((group) => pieces.all(group.services.map((one, i) => service(one, group.endpoints[i]))));
	const special = memo((group, eds, sds) => {
		const hasFile = (kind, name) => (kind === "eds" ? eds : sds).has(name);
		return pieces.all(group.services.map((one, i) => spell(one, group.endpoints[i], hasFile)));
	});
	return (group, eds, sds) => stateful(group).every((cluster) => eds.has(cluster.name)) && [...secrets(group).keys()].every((id) => sds.has(id)) ? common(group) : special(group, eds, sds);
}
/** Names and texts of the files of secrets that the groups need, in turn. */
function secretSpelling(hash, pieces) {
	const text = memo((id, secret) => documentOf(pieces.all([pieces.one(secretResource(secret), [id])])));
	return (groups, files, ofServers) => {
		if (files.size === 0) return [];
		return [...new Map([...groups.flatMap((group) => [...secrets(group)]), ...ofServers.map((secret) => [secretId(secret), secret])])].filter(([id]) => files.has(id)).sort(([a], [b]) => compare(a, b)).flatMap(([id, secret]) => [fileName("sds", id, hash), text(id, secret)]);
	};
}
const localitiesIn = memo((services) => services.flatMap((clusters) => clusters.flatMap(({ localities }) => localities ?? [])));
/** Names and texts of a group's endpoint files: as they are where nothing is known of a client, and those that a client has otherwise. */
function endpointSpelling(hash, pieces) {
	const spell = (cluster, endpoints, position = somewhere) => documentOf(pieces.all([pieces.one(endpointResource(cluster, endpoints, position), [cluster.name])]));
	const text = memo((cluster, endpoints) => spell(cluster, endpoints));
	const textAt = memo((cluster, endpoints, position) => spell(cluster, endpoints, positionIn(position)));
	return {
		shared: memo((group, files) => group.services.flatMap((clusters, i) => clusters.filter((cluster) => cluster.state !== void 0 && files.has(cluster.name)).flatMap((cluster) => [fileName("eds", cluster.name, hash), text(cluster, group.endpoints[i])]))),
		own: memo((group, files, position) => group.services.flatMap((clusters, i) => clusters.filter((cluster) => cluster.localities !== void 0 && files.has(cluster.name)).flatMap((cluster) => {
			const mine = textAt(cluster, group.endpoints[i], position);
			if (mine === text(cluster, group.endpoints[i])) return [];
			return [[fileName("eds", cluster.name, hash), mine]];
		})))
	};
}
/** What a proxy has of its own: its listeners, and the endpoint files in which its place makes it differ from its scope. */
function ownFiles(hash, pieces, routes, endpointFiles) {
	const listener = listenerSpelling(pieces, {
		routes,
		fileName: (kind, name) => fileName(kind, name, hash)
	});
	const spell = memo((listeners, labels) => pieces.all(listeners.map((one) => listener(one, labels))));
	const files = memo(({ key, labels, shared, own }, scope) => {
		const listeners = pieces.all([spell(shared, labels), spell(own, labels)]);
		const boot = `${JSON.stringify(bootstrap(key, scope), void 0, 1)}\n`;
		return withCertificates(/* @__PURE__ */ new Map([[bootstrapFile, boot], [listenersFile, documentOf(listeners)]]), certificatesOf(own), hash);
	});
	const key = memo((group, position) => positionKey(position, localitiesIn(group.services)));
	return mapEach((scope, proxies, placed, inFiles) => new Map(proxies.map((view) => {
		const near = placed.flatMap((group) => endpointFiles(group, inFiles, key(group, view.position)));
		const base = files(view, scope);
		return [view.key, near.length === 0 ? base : new Map([...base, ...near])];
	})));
}
/** The files that only the gateway's own Secret brings, each once. */
const certificatesOf = (listeners) => [...new Set(listeners.flatMap((one) => one.kind === "gatewayTls" ? one.chains.flatMap(({ tls }) => tls ? ownFilesOf(tls) : []) : []))];

// src/envoy/limits.ts
/** Kubernetes takes 1 MiB; the rest is for the object around the files. In bytes. */
const largestConfigMap = 921600;
/** Bytes of all files; they are plain ASCII. */
const sizeOf = (files) => [...files.values()].reduce((sum, text) => sum + text.length, 0);
/** ConfigMaps that would be too large to write: their proxies keep the last one. */
function sizeProblems() {
	const ofScope = memo((view, files) => [...tooLarge(view.key, files.shared, () => heaviest$1(view)), ...[...files.own].flatMap(([key, own]) => tooLarge(key, own, () => "its listeners"))]);
	return (views, scopes) => views.flatMap((view) => {
		const files = scopes.get(view.key);
		return files === void 0 ? [] : ofScope(view, files);
	});
}
function tooLarge(key, files, from) {
	const size = sizeOf(files);
	if (size <= 921600) return [];
	const [namespace = "", name = ""] = key.split("/");
	const [largest = ["", ""]] = [...files].sort(([, a], [, b]) => b.length - a.length);
	return [{
		code: "SLU0202",
		severity: "error",
		on: {
			kind: "ConfigMap",
			namespace,
			name
		},
		path: `data[${largest[0]}]`,
		message: `The files come to ${size} bytes, more than the ${largestConfigMap} that a ConfigMap takes, most of them from ${from()}. The proxies keep their last configuration; export fewer services to namespace ${namespace}.`
	}];
}
const heaviest$1 = (view) => {
	const [largest] = [...view.clusters].sort((a, b) => b.services.length - a.services.length);
	const name = largest?.services.flat()[0]?.name.split(".")[1];
	return name === void 0 ? "its routes" : `the ${largest?.services.length} services of namespace ${name}`;
};

// src/mesh/conflicts.ts
/** Whether two tables claim the same; the checks of tables below look at nothing else. */
const claimsAlike = (a, b) => a.from.namespace === b.from.namespace && a.from.name === b.from.name && a.hosts.join() === b.hosts.join() && a.http.length === 0 === (b.http.length === 0) && reachOf(a) === reachOf(b) && seenAlike(a.visibleTo, b.visibleTo);
const seenAlike = (a, b) => a === "all" || b === "all" ? a === b : a.join() === b.join();
/** For how many of a host's ports and callers in the mesh a table has an HTTP rule. */
function reachOf({ http, gateways }) {
	const inMesh = http.flatMap(({ matches }) => matches.length === 0 ? [{}] : matches.filter((match) => (match.gateways ?? gateways).includes("mesh")));
	if (inMesh.length === 0) return "none";
	return inMesh.some(({ port, sourceNamespace }) => port === void 0 && sourceNamespace === void 0) ? "all" : "some";
}
/** Two tables with HTTP rules for one host in the mesh: the older one has it wherever it has a rule. `tables` come oldest first. */
function meshConflicts(tables) {
	const owners = /* @__PURE__ */ new Map();
	const wildcards = [];
	const problems = [];
	for (const table of tables) {
		const reach = reachOf(table);
		if (reach === "none") continue;
		for (const [i, host] of table.hosts.entries()) {
			const older = owners.get(host) ?? [];
			const owner = ownerBefore(table, older);
			if (owner?.reach !== "all") owners.set(host, [...older, {
				table,
				reach
			}]);
			if (owner !== void 0) problems.push(conflict$1(table, i, host, owner));
			if (host.startsWith("*")) wildcards.push({
				host,
				table
			});
		}
	}
	return [...problems, ...wildcards.flatMap((one) => shadowed(one.host, one.table, owners))];
}
function ownerBefore(table, older) {
	const rivals = older.filter((other) => overlaps(other.table, table));
	return rivals.find(({ reach }) => reach === "all") ?? rivals[0];
}
/** A wildcard host that one of its own names is kept from. */
function shadowed(host, table, owners) {
	const exact = [...owners].find(([other, [owner]]) => other !== host && owner?.table !== table && hostCovers(host, other));
	if (exact === void 0) return [];
	const message = `Host ${host} does not apply to ${exact[0]}, which another VirtualService names exactly: their rules do not merge.`;
	const path = `spec.hosts[${table.hosts.indexOf(host)}]`;
	return [{
		code: "SLU0106",
		severity: "warning",
		on: table.from,
		path,
		message
	}];
}
const overlaps = (a, b) => a.visibleTo === "all" || b.visibleTo === "all" || a.visibleTo.some((name) => b.visibleTo.includes(name));
function conflict$1(table, i, host, owner) {
	const { namespace, name } = owner.table.from;
	const who = `VirtualService ${namespace}/${name} is older and`;
	const isWhole = owner.reach === "all";
	const message = isWhole ? `${who} serves ${host} whole, so this one is not in force for it. Merge the two.` : `${who} serves ${host} on the ports and for the callers that its rules name, so this one is in force for the others only. Merge the two.`;
	return {
		code: "IST0109",
		severity: isWhole ? "error" : "warning",
		on: table.from,
		path: `spec.hosts[${i}]`,
		message
	};
}
/** HTTP rules for a host none of whose ports speaks HTTP. */
function httpOnTcp(tables, byHost) {
	return tables.flatMap((table) => table.http.length === 0 ? [] : table.hosts.flatMap((host) => {
		const service = byHost.get(host);
		const plain = service?.ports.every((port) => port.protocol === "tcp" || port.protocol === "tls");
		if (service === void 0 || plain !== true) return [];
		const message = `No port of ${host} speaks HTTP, so its HTTP rules never apply. Name a port http-… or set its appProtocol, or use tcp rules.`;
		return [{
			code: "SLU0107",
			severity: "warning",
			on: table.from,
			path: "spec.http",
			message
		}];
	}));
}
/** The shorter names and addresses of services, each with the service's host. */
const aliasesOf = (services) => new Map([...services].flatMap(({ name, namespace, host, addresses }) => [
	...name === "" ? [] : [`${name}.${namespace}`, `${name}.${namespace}.svc`],
	`${host}.`,
	...addresses
].map((alias) => [alias, host])));
/** Rules for a service under a name that is not its whole one. */
const namedByAlias = (tables, aliases) => tables.flatMap((table) => table.hosts.flatMap((name, i) => {
	const host = aliases.get(name);
	if (host === void 0) return [];
	const message = `Rules for ${name} do not apply: the service is known by its whole name. Write ${host}, or in its own namespace the bare name.`;
	return [{
		code: "SLU0111",
		severity: "error",
		on: table.from,
		path: `spec.hosts[${i}]`,
		message
	}];
}));

// src/mesh/audience.ts
const everyoneBut = (names) => names.length === 0 ? "all" : { except: names };
const left = (audience) => audience === "all" ? [] : audience.except;
const isList = (audience) => Array.isArray(audience);
/** The namespaces of the first that are none of the second. */
function minus(a, b) {
	if (isList(a)) return a.filter((name) => !sees(b, name));
	const gone = left(a);
	if (isList(b)) return everyoneBut([...gone, ...b.filter((name) => !gone.includes(name))]);
	return left(b).filter((name) => !gone.includes(name));
}
/** The namespaces of either. */
function union(a, b) {
	if (isList(a) && isList(b)) return [...a, ...b.filter((name) => !a.includes(name))];
	if (isList(a)) return union(b, a);
	return everyoneBut(left(a).filter((name) => !sees(b, name)));
}
const isNobody = (audience) => isList(audience) && audience.length === 0;
/** Whether some namespace is in both. */
const overlap = (a, b) => isList(a) ? a.some((name) => sees(b, name)) : isList(b) ? b.some((name) => sees(a, name)) : true;

// src/mesh/claims.ts
/**
* Settles which namespace sees which service of a host: the Kubernetes Service, then what an entry of the namespace itself says, then the older
* one. An address likewise means one service only as a Host.
*/
function settleClaims(services, entries) {
	const problems = [];
	const oldestFirst = [...entries.values()].sort((a, b) => compare(a.created, b.created) || compare(a.key, b.key));
	const taken = takenNames(services.values());
	const byHost = Map.groupBy(oldestFirst, ({ host }) => host);
	const settled = /* @__PURE__ */ new Map();
	for (const claimants of byHost.values()) for (const [service, audience, rival] of audiences(claimants, taken)) {
		if (rival !== void 0) problems.push(lostTo(service, audience, rival));
		if (!isNobody(audience) || isNobody(service.visibleTo)) settled.set(service.key, audience === service.visibleTo ? service : {
			...service,
			visibleTo: audience
		});
	}
	const byKey = [...settled].sort(([a], [b]) => compare(a, b));
	return {
		services: new Map(withHostAddresses(byKey, services.values())),
		problems
	};
}
/** The names of Kubernetes Services, short ones included; a bare one is theirs in their own namespace. */
function takenNames(services) {
	const taken = /* @__PURE__ */ new Map();
	const take = (name, holder) => {
		const held = taken.get(name);
		if (held === void 0) taken.set(name, [holder]);
		else held.push(holder);
	};
	for (const { host, name, namespace, kind, visibleTo, from } of services) {
		const holder = {
			on: from[0],
			audience: visibleTo
		};
		const local = {
			on: from[0],
			audience: sees(visibleTo, namespace) ? [namespace] : []
		};
		for (const prefix of kind === "headless" ? ["", "*."] : [""]) {
			for (const one of [
				host,
				`${name}.${namespace}.svc`,
				`${name}.${namespace}`
			]) take(`${prefix}${one}`, holder);
			take(`${prefix}${name}`, local);
		}
	}
	return taken;
}
/** Each claimant of a host with those who see it and, where that is not everyone whom it is exported to, who is in its way. */
function audiences(claimants, taken) {
	const [{ host } = { host: "" }] = claimants;
	const holders = [...taken.get(host) ?? []];
	if (holders.length === 0 && claimants.length === 1) return claimants.map((one) => [
		one,
		one.visibleTo,
		void 0
	]);
	const homes = claimants.map((one) => {
		const mine = minus(sees(one.visibleTo, one.namespace) ? [one.namespace] : [], allOf(holders));
		holders.push({
			on: one.from[0],
			audience: mine
		});
		return mine;
	});
	return claimants.map((one, i) => {
		const rest = minus(one.visibleTo, allOf(holders));
		const audience = union(homes[i] ?? [], rest);
		const lost = minus(one.visibleTo, audience);
		const rival = holders.find((holder) => overlap(holder.audience, lost));
		holders.push({
			on: one.from[0],
			audience: rest
		});
		return isNobody(lost) ? [
			one,
			one.visibleTo,
			void 0
		] : [
			one,
			audience,
			rival?.on
		];
	});
}
const allOf = (holders) => holders.reduce((all, { audience }) => union(all, audience), []);
function lostTo({ from, host }, audience, rival) {
	const [on] = from;
	const who = `${rival.kind} ${rival.namespace}/${rival.name}`;
	const message = isNobody(audience) ? `${host} is already the host of ${who}, which comes first, so this one is not in force for it. Use another host, or export them to different namespaces.` : `${host} is also a host of ${who}, which comes first in some of the namespaces that this one is exported to. Use another host, or export them to different namespaces.`;
	return {
		code: "SLU0113",
		severity: isNobody(audience) ? "warning" : "info",
		on,
		path: "spec.hosts",
		message
	};
}
/** Entries may share an address; as a Host it means the first service of those that one client can see on one port. */
function withHostAddresses(entries, services) {
	const holders = /* @__PURE__ */ new Map();
	const hold = (address, service) => {
		const held = holders.get(address);
		if (held === void 0) holders.set(address, [service]);
		else held.push(service);
	};
	const wanted = new Set(entries.flatMap(([, one]) => one.addresses));
	if (wanted.size === 0) return entries;
	for (const service of services) for (const address of service.addresses) if (wanted.has(address)) hold(address, service);
	return entries.map(([key, service]) => {
		const free = service.addresses.filter((address) => !(holders.get(address) ?? []).some((other) => rivals(other, service)));
		for (const address of free) hold(address, service);
		return [key, free.length === service.addresses.length ? service : {
			...service,
			hostAddresses: free
		}];
	});
}
const rivals = (a, b) => overlap(a.visibleTo, b.visibleTo) && a.ports.some(({ number }) => b.ports.some((port) => port.number === number));

// src/mesh/places.ts
/** Labels of a node, the newest name of each first. */
const topology = [
	["topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"],
	["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"],
	["topology.istio.io/subzone"]
];
/** A label by which a pod says its locality itself, with dots where a label's value takes no slashes. */
const localityLabel = "istio-locality";
function nodeLocalities(nodes) {
	return new Map([...nodes].flatMap(([name, { meta }]) => {
		const parts = topology.map((names) => names.map((label) => meta.labels[label]).find(Boolean) ?? "");
		return parts.some((part) => part !== "") ? [[name, parts.join("/")]] : [];
	}));
}
function saidBy(labels) {
	const said = labels[localityLabel];
	if (said === void 0 || said === "") return void 0;
	const [region = "", zone = "", subzone = ""] = said.split(said.includes("/") ? "/" : ".");
	return [
		region,
		zone,
		subzone
	].join("/");
}
/** Where a pod, or an endpoint without one, runs; `locality` is its node's. */
function placeOf(pod, node, locality) {
	const where = (pod && saidBy(pod.meta.labels)) ?? locality;
	return {
		...where === void 0 ? {} : { locality: where },
		...node === void 0 ? {} : { node }
	};
}
/** What several pods have in common of where they run. */
function commonPlace(places) {
	const [{ locality, node } = {}] = places;
	return {
		...locality !== void 0 && places.every((one) => one.locality === locality) ? { locality } : {},
		...node !== void 0 && places.every((one) => one.node === node) ? { node } : {}
	};
}

// src/mesh/services.ts
/** Protocols by the words that say them. */
const protocols$1 = {
	http: "http",
	"grpc-web": "http2",
	http2: "http2",
	"kubernetes.io/h2c": "http2",
	"kubernetes.io/ws": "http",
	"kubernetes.io/wss": "tls",
	grpc: "grpc",
	https: "tls",
	tls: "tls",
	tcp: "tcp",
	mongo: "tcp",
	redis: "tcp",
	mysql: "tcp"
};
/** `appProtocol`, else the prefix of the name up to a dash, else by sniffing (`auto`). */
function protocolOf$1(port) {
	if (port.appProtocol !== void 0) return protocols$1[port.appProtocol.toLowerCase()] ?? "auto";
	const name = port.name.toLowerCase();
	if (name === "grpc-web" || name.startsWith("grpc-web-")) return "http2";
	return protocols$1[name.split("-", 1)[0] ?? ""] ?? "auto";
}
const exportToAnnotation = "networking.istio.io/exportTo";
const distributionAnnotation = "networking.istio.io/traffic-distribution";
/** What Kubernetes' field says, or the annotation from before there was one. */
function preference$1({ trafficDistribution, meta }) {
	switch ((trafficDistribution ?? meta.annotations[distributionAnnotation])?.toLowerCase()) {
		case "preferclose":
		case "prefersamezone": return { prefers: "zone" };
		case "prefersamenode": return { prefers: "node" };
		default: return {};
	}
}
const nowhere$1 = [];
/** The shape of a service; UDP and SCTP ports are not ours to carry. */
function meshService(service) {
	const { meta } = service;
	const ports = service.ports.filter((port) => port.protocol === "TCP").map((port) => ({
		number: port.number,
		name: port.name,
		protocol: protocolOf$1(port),
		targetPort: port.targetPort
	})).sort((a, b) => a.number - b.number);
	return {
		key: objectKey(meta),
		from: [refOf$1("Service", service)],
		namespace: meta.namespace,
		name: meta.name,
		host: serviceHost$1(meta.namespace, meta.name),
		kind: service.type === "ExternalName" ? "external" : service.clusterIPs.length === 0 ? "headless" : "clusterIP",
		...service.externalName === void 0 ? {} : { externalName: service.externalName },
		addresses: service.clusterIPs,
		networks: nowhere$1,
		selector: service.selector,
		ports,
		visibleTo: visibility(meta.annotations[exportToAnnotation]?.split(","), meta.namespace),
		created: meta.created ?? "",
		...preference$1(service)
	};
}
/**
* The endpoints of a service that are ready, and those that go but still serve. `pods[i]` are the pods behind the endpoints of `slices[i]` in
* turn, for their labels, and `localities[i]` those of the nodes that they run on, of which an empty list says nothing.
*/
function serviceEndpoints(service, slices, pods, localities) {
	const found = inOneFamily(listed(slices, pods, localities), service);
	return new Map(service.ports.map((port) => {
		const sorted = [...new Map(found.flatMap((one) => {
			const endpoint = at(one, port);
			return endpoint === void 0 ? [] : [[`${endpoint.address} ${endpoint.port}`, endpoint]];
		})).values()].sort((a, b) => compare(a.address, b.address) || a.port - b.port);
		return [port.number, sorted];
	}));
}
function listed(slices, pods, localities) {
	return slices.flatMap((slice) => slice.endpoints.map((endpoint) => ({
		slice,
		endpoint
	}))).map((one, i) => ({
		...one,
		pod: pods[i],
		locality: localities[i]
	})).filter(({ slice, endpoint }) => slice.addressType !== "FQDN" && isUsable(endpoint));
}
const isDraining = ({ ready, serving, terminating }) => !ready && serving && terminating;
const isUsable = (endpoint) => endpoint.ready || isDraining(endpoint);
/** A pod of two address families has an endpoint in each, and must not get twice its share: the family of the service's first address counts. */
function inOneFamily(all, service) {
	if (new Set(all.map(({ slice }) => slice.addressType)).size < 2) return all;
	const first = service.addresses[0]?.includes(":") === true ? "IPv6" : "IPv4";
	const present = new Set(all.flatMap(({ slice, endpoint }) => slice.addressType === first ? endpoint.pod ?? [] : []));
	return all.filter(({ slice, endpoint }) => slice.addressType === first || endpoint.pod === void 0 || !present.has(endpoint.pod));
}
function at({ slice, endpoint, pod, locality }, port) {
	const number = slice.ports.find((one) => one.name === port.name)?.number;
	const [address] = endpoint.addresses;
	if (number === void 0 || address === void 0) return void 0;
	return {
		address,
		port: number,
		labels: pod?.meta.labels ?? {},
		...placeOf(pod, nodeOf(endpoint, pod), locality),
		...isDraining(endpoint) ? { draining: true } : {}
	};
}
/** The node that an endpoint runs on. */
const nodeOf = (endpoint, pod) => endpoint.node ?? pod?.node;

// src/mesh/subnets.ts
/** A network in CIDR notation, or a single address; undefined where the text is neither. */
function subnetOf(text) {
	const [address = "", length, ...more] = text.split("/");
	const v4 = octets(address);
	const numbers = v4 ?? groups(address);
	if (numbers === void 0 || more.length > 0) return void 0;
	const width = v4 === void 0 ? 16 : 8;
	const size = numbers.length * width;
	const bits = length === void 0 ? size : /^\d{1,3}$/.test(length) ? Number(length) : size + 1;
	if (bits > size) return void 0;
	const network = masked(numbers, width, bits);
	return {
		address: v4 === void 0 ? network.map((one) => one.toString(16)).join(":") : network.join("."),
		bits
	};
}
/** Whether the text is an IPv4 or IPv6 address. */
const isAddress = (text) => !text.includes("/") && subnetOf(text) !== void 0;
function masked(numbers, width, bits) {
	return numbers.map((number, i) => {
		const kept = Math.min(Math.max(bits - i * width, 0), width);
		return number & (2 ** kept - 1) * 2 ** (width - kept);
	});
}
function octets(text) {
	if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return void 0;
	const numbers = text.split(".").map(Number);
	return numbers.every((one) => one <= 255) ? numbers : void 0;
}
/** The eight groups of an IPv6 address; its last two may be written as an IPv4 address. */
function groups(text) {
	if (!text.includes(":")) return void 0;
	const tail = octets(text.slice(text.lastIndexOf(":") + 1));
	const [a = 0, b = 0, c = 0, d = 0] = tail ?? [];
	const halves = (tail === void 0 ? text : `${text.slice(0, text.lastIndexOf(":") + 1)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`).split("::").map((half) => half === "" ? [] : half.split(":"));
	const [front = [], back] = halves;
	const missing = 8 - front.length - (back ?? []).length;
	if (halves.length > 2 || (back === void 0 ? missing !== 0 : missing < 1)) return void 0;
	const all = [
		...front,
		...Array.from({ length: missing }, () => "0"),
		...back ?? []
	];
	return all.every((one) => /^[0-9a-fA-F]{1,4}$/.test(one)) ? all.map((one) => Number.parseInt(one, 16)) : void 0;
}

// src/mesh/entries.ts
/** Names are told apart without regard to case and to the dot that ends a full one. */
const entryHost = (host) => host.toLowerCase().replace(/\.$/, "");
/** Groups ServiceEntries by namespace, host and audience, in the order of their age. */
function groupEntries(entries) {
	const groups = /* @__PURE__ */ new Map();
	for (const entry of [...entries].sort(byAge)) {
		const { namespace } = entry.meta;
		const audience = String(entryAudience(entry));
		for (const host of new Set(entry.spec.hosts.map(entryHost))) {
			const key = `${namespace}/host/${host} ${audience}`;
			const group = groups.get(key);
			if (group === void 0) groups.set(key, {
				host,
				entries: [entry]
			});
			else group.entries.push(entry);
		}
	}
	return [...groups].map(([key, group]) => ({
		key,
		...group
	}));
}
const entryAudience = ({ meta, spec }) => visibility(spec.exportTo, meta.namespace);
const kinds = {
	NONE: "passthrough",
	STATIC: "static",
	DNS: "dns",
	DNS_ROUND_ROBIN: "roundRobin"
};
/** How an entry's endpoints are found; undefined for a way that is not served. */
function kindOf$1({ spec: { resolution = "NONE" } }) {
	return resolution === "DYNAMIC_DNS" ? void 0 : kinds[resolution];
}
/** The labels by which an entry picks its endpoints; undefined where it lists them. */
const selectorOf = ({ spec }) => spec.workloadSelector === void 0 ? void 0 : spec.workloadSelector.labels ?? {};
/** The labels that selectors and subsets look at. */
const memberLabels = ({ meta, spec }) => ({
	...meta.labels,
	...spec.labels
});
/** The entries of a group that find their endpoints as the oldest does; the others do not count. */
function agreeing(entries) {
	const [first] = entries;
	return first === void 0 ? [] : entries.filter((one) => kindOf$1(one) === kindOf$1(first));
}
/** The service of a group; `members` are the WorkloadEntries among its endpoints. */
function entryService(key, host, all, members) {
	const entries = agreeing(all);
	const [first] = entries;
	const kind = first && kindOf$1(first);
	if (first === void 0 || kind === void 0) return void 0;
	const { namespace } = first.meta;
	const [name = ""] = host.split(".", 1);
	const places = placesOf$3(entries);
	const names = [...new Set(entries.flatMap(({ spec }) => spec.subjectAltNames ?? []))];
	return {
		key,
		from: [
			refOf$1("ServiceEntry", first),
			...entries.slice(1).map((one) => refOf$1("ServiceEntry", one)),
			...members.map((one) => refOf$1("WorkloadEntry", one))
		],
		namespace,
		name: host === serviceHost$1(namespace, name) ? name : "",
		host,
		kind,
		...places,
		selector: entries.map(selectorOf).find((labels) => labels !== void 0) ?? {},
		ports: portsOf(entries),
		visibleTo: entryAudience(first),
		created: first.meta.created ?? "",
		...names.length === 0 ? {} : { certificateNames: names }
	};
}
/** Single addresses have listeners of their own, and networks share one. */
function placesOf$3(entries) {
	const all = [...new Set(entries.flatMap(({ spec }) => spec.addresses ?? []))];
	const isWhole = ({ address, bits }) => bits === (address.includes(":") ? 128 : 32);
	const read = all.flatMap((text) => {
		const subnet = subnetOf(text);
		return subnet === void 0 ? [] : [{
			text: text.split("/", 1)[0] ?? "",
			subnet
		}];
	});
	return {
		addresses: [...new Set(read.filter(({ subnet }) => isWhole(subnet)).map(({ text }) => text))],
		networks: read.filter(({ subnet }) => !isWhole(subnet)).map(({ subnet }) => subnet)
	};
}
/** Of two ports of one number the older entry's counts. */
function portsOf(entries) {
	const ports = /* @__PURE__ */ new Map();
	for (const port of entries.flatMap(({ spec }) => spec.ports ?? [])) if (!ports.has(port.number)) ports.set(port.number, portOf(port));
	return [...ports.values()].sort((a, b) => a.number - b.number);
}
const portOf = ({ number, name, protocol = "", targetPort }) => ({
	number,
	name,
	protocol: protocols$1[protocol.toLowerCase()] ?? "auto",
	targetPort: targetPort || number,
	byName: true
});
/** Entries of one host that do not find its endpoints as the oldest does. */
function disagreements(host, entries) {
	const [first] = entries;
	const counting = new Set(agreeing(entries));
	return entries.flatMap((one) => {
		if (first === void 0 || counting.has(one)) return [];
		const { resolution = "NONE" } = first.spec;
		const message = `ServiceEntry ${first.meta.name} of this namespace is older and says resolution ${resolution} of ${host}, so this one does not count for it. Give both the same resolution, or merge them.`;
		return [{
			code: "SLU0113",
			severity: "warning",
			on: refOf$1("ServiceEntry", one),
			path: "spec.resolution",
			message
		}];
	});
}

// src/mesh/entry-endpoints.ts
/** Whether something at this address can serve a host of this kind. */
function fitsKind(address, kind) {
	if (isAddress(address)) return true;
	const isSocket = address.startsWith("unix://");
	return kind === "static" ? isSocket : kind !== "passthrough" && !isSocket;
}
/**
* The endpoints of what ServiceEntries say of a host. `members` are the WorkloadEntries and `pods` the pods that at least one of them selects;
* `localities[i]` is that of the node of `pods[i]`, of which an empty list says nothing.
*/
function entryEndpoints(service, entries, members, pods, localities) {
	const selectable = [...members.map(ofEntry), ...pods.map((pod, i) => ofPod(pod, localities[i]))];
	const counting = agreeing(entries);
	return new Map(service.ports.map(({ number }) => {
		const found = counting.flatMap((entry) => {
			const port = entry.spec.ports?.find((one) => one.number === number);
			const kind = kindOf$1(entry);
			if (port === void 0 || kind === void 0) return [];
			return membersOf$1(entry, service.host, selectable).filter((one) => fitsKind(one.address, kind)).map((one) => endpoint(one, one.ports[port.name] || port.targetPort || number));
		});
		return [number, withinLimits([...new Map(found.map((one) => [`${one.address} ${one.port}`, one])).values()].sort((a, b) => compare(a.address, b.address) || a.port - b.port))];
	}));
}
/** The most that the weights of a cluster's endpoints may add up to; those that exceed it are made smaller in proportion. */
const heaviest = 4294967295;
function withinLimits(endpoints) {
	const sum = endpoints.reduce((total, { weight = 1 }) => total + weight, 0);
	if (sum <= heaviest) return endpoints;
	const scale = (heaviest - endpoints.length) / sum;
	return endpoints.map((one) => ({
		...one,
		weight: Math.max(1, Math.floor((one.weight ?? 1) * scale))
	}));
}
/** A host that is looked up and lists no endpoints is its own one. */
function membersOf$1(entry, host, selectable) {
	const selector = selectorOf(entry);
	if (selector !== void 0) return selectable.filter((one) => selects$1(selector, one.labels));
	const { endpoints = [], resolution } = entry.spec;
	const isLookedUp = resolution === "DNS" || resolution === "DNS_ROUND_ROBIN";
	if (endpoints.length === 0 && isLookedUp) return [{
		address: host,
		ports: {},
		labels: {}
	}];
	return endpoints.map((one) => member(one, one.labels ?? {}));
}
const ofEntry = (entry) => member(entry.spec, memberLabels(entry));
function member({ address = "", ports = {}, locality, weight }, labels) {
	return {
		address,
		ports,
		labels,
		...locality === void 0 || locality === "" ? {} : { locality },
		...weight === void 0 || weight === 0 ? {} : { weight }
	};
}
function ofPod(pod, locality) {
	const named = pod.ports.flatMap(({ name, number }) => name === void 0 ? [] : [[name, number]]);
	return {
		address: pod.ip ?? "",
		ports: Object.fromEntries(named),
		labels: pod.meta.labels,
		...placeOf(pod, pod.node, locality)
	};
}
function endpoint({ ports: _, ...member }, port) {
	return member.address.startsWith("unix://") ? {
		...member,
		port: 0
	} : {
		...member,
		port
	};
}
/** Whether a pod serves. */
const servesNow = ({ ready, terminating, ip }) => ready && !terminating && ip !== void 0;

// src/mesh/dns.ts
/** Whether the text is one label of a DNS name, in upper or lower case. */
const isLabel = (text) => /^[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(text);
/** Whether the text is a DNS name, whose first label may be or begin with `*`. A dot at the end is allowed, a number as the last label is not. */
function isDomain(text) {
	if (text.length > 255 || text === "*.") return false;
	const [first = "", ...rest] = text.split(".");
	const wild = first === "*" || isLabel(first.startsWith("*") ? first.slice(1) : first);
	const labels = rest.at(-1) === "" ? rest.slice(0, -1) : rest;
	return wild && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? "a");
}
const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
/** Whether a workload can carry the label. */
function isWorkloadLabel(key, value) {
	const [last = "", prefix, ...more] = key.split("/").reverse();
	return name.test(last) && more.length === 0 && (prefix === void 0 || isDomain(prefix)) && (value === "" || name.test(value));
}

// src/mesh/reference-refusals.ts
/** `namespace/name`, or a name that may be written with dots. */
function gatewayNames(names, path, refuse) {
	for (const [i, name] of (names ?? []).entries()) {
		const parts = name.split("/");
		const [first = "", second] = parts;
		if (!(second === void 0 ? isDomain(first) && !first.includes("*") : (first === "." || isLabel(first)) && isLabel(second)) || parts.length > 2) refuse(`${path}[${i}]`, `${JSON.stringify(name)} names no Gateway. Write its name, or namespace/name.`);
	}
}
/** Refuses weights that say nothing, and destinations that can name nothing. */
function weightRefusals(route, path, refuse) {
	if (route.length === 0) refuse(path, "The route has no destination. Name at least one.");
	route.forEach((one, i) => {
		if ((one.weight ?? 0) < 0) refuse(`${path}[${i}].weight`, `The weight ${one.weight} is negative.`);
		destinationRefusals(one.destination, `${path}[${i}].destination`, refuse);
	});
	const sum = route.reduce((total, one) => total + (one.weight ?? 0), 0);
	if (route.length > 1 && sum === 0) refuse(path, "The weights of the destinations add up to 0. Give at least one of them a weight above 0.");
	if (sum > 4294967295) refuse(path, `The weights add up to ${sum}, more than 4294967295. Use smaller numbers.`);
}
function destinationRefusals({ host, subset }, path, refuse) {
	if (host === "*" || !isDomain(host)) refuse(`${path}.host`, `${JSON.stringify(host)} is no service's name. Write a DNS name.`);
	if (subset !== void 0 && subset !== "" && !isLabel(subset)) refuse(`${path}.subset`, `${JSON.stringify(subset)} is no subset's name. Use letters, digits and dashes, at most 63.`);
}
function labelRefusals(labels, path, refuse) {
	for (const [key, value] of Object.entries(labels ?? {})) if (!isWorkloadLabel(key, value)) refuse(member$1(path, key), `No workload can carry the label ${JSON.stringify(`${key}=${value}`)}. Correct its name or value.`);
}
/** Whom an object is exported to; `namespace` is its own. */
function exportRefusals(exportTo, namespace, refuse) {
	const seen = /* @__PURE__ */ new Set();
	for (const [i, entry] of (exportTo ?? []).entries()) {
		const path = `spec.exportTo[${i}]`;
		const name = entry === "." ? namespace : entry;
		if (name !== "*" && !isLabel(name)) refuse(path, `${JSON.stringify(entry)} is no namespace. Write a namespace's name, "." for this one, or "*" for all.`);
		else if (seen.has(name)) refuse(path, `${entry} is said twice. Remove one.`);
		seen.add(name);
	}
	if (seen.has("*") && seen.size > 1) refuse("spec.exportTo", "Beside \"*\", which is every namespace, nothing else may stand. Keep one of the two.");
}

// src/mesh/refusals.ts
const refusing = (problems, on) => (path, message) => {
	problems.push({
		code: "IST0106",
		severity: "error",
		on,
		path,
		message
	});
};

// src/mesh/entry-refusals.ts
/** Mistakes for which a ServiceEntry is refused as a whole although each field fits its schema. */
function entryRefusals(object) {
	const problems = [];
	const refuse = refusing(problems, refOf$1("ServiceEntry", object));
	const { spec, meta } = object;
	hostRefusals$2(spec, refuse);
	addressRefusals(spec, refuse);
	portRefusals$1(spec, refuse);
	endpointRefusals(spec, refuse);
	if (spec.exportTo?.length !== 1 || spec.exportTo[0] !== "~") exportRefusals(spec.exportTo, meta.namespace, refuse);
	if (spec.resolution === "DYNAMIC_DNS") problems.push({
		code: "SLU0108",
		severity: "error",
		on: refOf$1("ServiceEntry", object),
		path: "spec.resolution",
		message: "DYNAMIC_DNS is not translated yet, and the object counts as absent. Name the hosts and use DNS, or NONE for wildcards."
	});
	return problems;
}
/** The same for a WorkloadEntry. */
function workloadRefusals(object) {
	const problems = [];
	const refuse = refusing(problems, refOf$1("WorkloadEntry", object));
	const { address = "", ports = {} } = object.spec;
	if (!isAddress(address) && !isSocket(address) && !isName(address)) refuse("spec.address", notReachable(address));
	if (isSocket(address) && Object.keys(ports).length > 0) refuse("spec.ports", socketPorts);
	return problems;
}
const isLookedUp = ({ resolution }) => resolution === "DNS" || resolution === "DNS_ROUND_ROBIN";
const isSocket = (address) => address.startsWith("unix:///");
const isName = (address) => isDomain(address) && !address.includes("*");
const notReachable = (address) => `${JSON.stringify(address)} is neither an IP address nor a DNS name, nor unix:// and the path of a socket.`;
const socketPorts = "A Unix socket has no ports. Remove them.";
function hostRefusals$2(spec, refuse) {
	const { hosts, endpoints = [], workloadSelector } = spec;
	if (hosts.length === 0) refuse("spec.hosts", "A ServiceEntry needs at least one host.");
	const own = isLookedUp(spec) && endpoints.length === 0 && workloadSelector === void 0;
	const seen = /* @__PURE__ */ new Set();
	for (const [i, host] of hosts.entries()) {
		const path = `spec.hosts[${i}]`;
		if (host === "*") refuse(path, "The host * would be every host. Name the hosts, or a domain as *.example.com.");
		else if (!isDomain(host) || /^\*[^.]/.test(host)) refuse(path, `${JSON.stringify(host)} is no DNS name, perhaps with *. in front.`);
		else if (own && host.startsWith("*")) refuse(path, `There is no address to look up for ${host}. Give endpoints, or use resolution NONE, which keeps the address that the client asked for.`);
		if (seen.has(entryHost(host))) refuse(path, `The host ${host} is said twice. Remove one.`);
		seen.add(entryHost(host));
	}
}
function addressRefusals(spec, refuse) {
	for (const [i, address] of (spec.addresses ?? []).entries()) {
		const path = `spec.addresses[${i}]`;
		if (subnetOf(address) === void 0) refuse(path, `${JSON.stringify(address)} is neither an IP address nor a network like 10.1.0.0/16.`);
		else if (address.includes("/") && isLookedUp(spec)) refuse(path, `A network goes with resolution NONE or STATIC only, not with ${spec.resolution}. Give single addresses.`);
	}
}
const words = "HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, MONGO, REDIS, MYSQL, TCP or TLS";
const known = /^(?:https?|http2|grpc|grpc-web|mongo|redis|mysql|tcp|tls)$/i;
function portRefusals$1({ ports = [] }, refuse) {
	for (const [i, { number, name, protocol = "" }] of ports.entries()) {
		const path = `spec.ports[${i}]`;
		if (!isLabel(name)) refuse(`${path}.name`, `${JSON.stringify(name)} is no name for a port. Use letters, digits and "-".`);
		if (protocol !== "" && !known.test(protocol)) refuse(`${path}.protocol`, `The protocol ${protocol} is not known here. Use one of ${words}.`);
		const before = ports.slice(0, i);
		if (before.some((one) => one.number === number)) refuse(`${path}.number`, `Port ${number} is declared twice. Remove one.`);
		if (before.some((one) => one.name === name)) refuse(`${path}.name`, `Two ports are called ${name}. Rename one.`);
	}
}
function endpointRefusals(spec, refuse) {
	const { endpoints = [], resolution = "NONE", ports = [] } = spec;
	if (endpoints.length > 0 && resolution === "NONE") refuse("spec.endpoints", "With resolution NONE the client says the address, so there are no endpoints. Use STATIC or DNS, or remove them.");
	if (endpoints.length > 1 && resolution === "DNS_ROUND_ROBIN") refuse("spec.endpoints", "DNS_ROUND_ROBIN looks up a single endpoint. Keep one, or use DNS.");
	const names = new Set(ports.map(({ name }) => name));
	for (const [i, one] of endpoints.entries()) {
		const path = `spec.endpoints[${i}]`;
		if (resolution !== "NONE") reachRefusals(one, spec, path, refuse);
		for (const name of Object.keys(one.ports ?? {})) if (!names.has(name)) refuse(`${path}.ports`, `No port of the entry is called ${name}. Name one of spec.ports.`);
	}
}
function reachRefusals({ address = "", ports = {} }, spec, path, refuse) {
	if (isLookedUp(spec)) {
		if (!isAddress(address) && !isName(address)) refuse(`${path}.address`, `${JSON.stringify(address)} is neither an IP address nor a DNS name.`);
		return;
	}
	if (isAddress(address)) return;
	if (!isSocket(address)) refuse(`${path}.address`, `${JSON.stringify(address)} is neither an IP address nor unix:// and the path of a socket. For names use resolution DNS.`);
	else if (Object.keys(ports).length > 0) refuse(`${path}.ports`, socketPorts);
	else if (spec.ports?.length !== 1) refuse(`${path}.address`, "A Unix socket serves one port, so the entry must have exactly one.");
}

// src/mesh/entry-warnings.ts
const isBytes = ({ protocol }) => protocol === "tcp" || protocol === "auto";
/** Ports of bytes of an entry without addresses: by nothing but its number is such a connection known. */
function unaddressed(entry) {
	const { addresses = [], ports = [] } = entry.spec;
	if (addresses.length > 0) return [];
	return ports.flatMap(({ number, protocol = "" }, i) => {
		if (protocol !== "" && protocol.toUpperCase() !== "TCP") return [];
		const message = `Without addresses it takes every connection to port ${number} whose address no other service has. Give spec.addresses.`;
		return [{
			code: "IST0134",
			severity: "warning",
			on: refOf$1("ServiceEntry", entry),
			path: `spec.ports[${i}].protocol`,
			message
		}];
	});
}
/** Services of entries with neither addresses nor server names to know their connections by, where an older one takes them all. */
function takenPorts(entries) {
	const open = [...entries].filter(({ addresses, networks }) => addresses.length + networks.length === 0);
	return [...Map.groupBy(open.flatMap((service) => service.ports.filter(isBytes).map(({ number }) => ({
		service,
		number
	}))), ({ number }) => number)].flatMap(([number, claims]) => {
		const inOrder = claims.map(({ service }) => service).sort((a, b) => compare(a.key, b.key));
		return inOrder.flatMap((service, i) => {
			const first = inOrder.slice(0, i).find((one) => overlap(one.visibleTo, service.visibleTo));
			const [on] = service.from;
			if (first === void 0) return [];
			return [{
				code: "SLU0113",
				severity: "warning",
				on,
				path: "spec.addresses",
				message: `Connections to port ${number} that no address tells apart go to ${first.host}, so none of them comes to ${service.host}. Give spec.addresses.`
			}];
		});
	});
}
/** WorkloadEntries that an entry selects and whose address it cannot use. */
function strangeMembers(entries, members) {
	return entries.flatMap((entry) => {
		const kind = kindOf$1(entry);
		const selector = selectorOf(entry);
		if (kind === void 0 || kind === "passthrough" || selector === void 0) return [];
		return members.flatMap((one) => {
			const { address = "" } = one.spec;
			if (fitsKind(address, kind) || !selects$1(selector, memberLabels(one))) return [];
			const { resolution } = entry.spec;
			const message = `WorkloadEntry ${one.meta.name} is selected, but with resolution ${resolution} its address ${address} cannot be used. Use resolution ${resolution === "STATIC" ? "DNS" : "STATIC"}, or correct the labels.`;
			return [{
				code: "SLU0112",
				severity: "warning",
				on: refOf$1("ServiceEntry", entry),
				path: "spec.workloadSelector",
				message
			}];
		});
	});
}

// src/mesh/untranslated.ts
/** Fields of Istio's that nothing here reads yet, and what the object means without them. `[]` is any item of a list. */
const untranslatedFields = {
	DestinationRule: {
		workloadSelector: "the rule applies to every client",
		...policy("trafficPolicy"),
		...policy("trafficPolicy.portLevelSettings[]"),
		...policy("subsets[].trafficPolicy"),
		...policy("subsets[].trafficPolicy.portLevelSettings[]")
	},
	Gateway: {},
	ServiceEntry: {
		"endpoints[].network": "the endpoint is reached at its address, since there is one network",
		"endpoints[].serviceAccount": "nothing asks for it, since there is no mesh CA"
	},
	WorkloadEntry: {
		network: "it is reached at its address, since there is one network",
		serviceAccount: "nothing asks for it, since there is no mesh CA"
	}
};
function policy(at) {
	return {
		[`${at}.tls.credentialName`]: "TLS is spoken without a client certificate, and the server is verified by the system's authorities. Mount the Secret into the proxy and give its paths",
		[`${at}.outlierDetection.consecutiveErrors`]: "as with Istio it has no effect, so give consecutive5xxErrors"
	};
}
const stepsOf = (pattern) => pattern.split(".").map((step) => ({
	name: step.replace("[]", ""),
	list: step.endsWith("[]")
}));
const unread = new Map(Object.entries(untranslatedFields).map(([kind, patterns]) => [kind, Object.entries(patterns).map(([pattern, instead]) => ({
	steps: stepsOf(pattern),
	instead
}))]));
/** Says of each field that is given and not read yet what is served without it. */
function untranslated(kind, object) {
	const on = refOf$1(kind, object);
	return (unread.get(kind) ?? []).flatMap(({ steps, instead }) => occurrences(object.spec, steps, "spec").map((path) => ({
		code: "SLU0108",
		severity: "warning",
		on,
		path,
		message: `This field is not translated yet: ${instead}.`
	})));
}
const nowhere = [];
/** The paths at which a pattern has a value. Nearly all have none, so an absent member ends the search before a path is written. */
function occurrences(value, steps, path) {
	const [step] = steps;
	if (step === void 0) return [path];
	const next = typeof value === "object" && value !== null ? Reflect.get(value, step.name) : void 0;
	if (next === void 0 || next === null) return nowhere;
	const rest = steps.slice(1);
	const at = `${path}.${step.name}`;
	if (!step.list) return occurrences(next, rest, at);
	return Array.isArray(next) ? next.flatMap((item, i) => occurrences(item, rest, `${at}[${i}]`)) : nowhere;
}

// src/mesh/entry-stage.ts
const nothing$1 = [];
const noEndpoints = /* @__PURE__ */ new Map();
/** A function from the tables of entries to what they add to Kubernetes' services. Without entries these stay as they are. */
function entryStage() {
	const accept = acceptStage();
	const groups = memo(groupEntries);
	const shapesOf = shapeStage();
	const settle = memo(settleClaims);
	const all = memo((services, entries) => new Map([...services, ...entries]));
	const endpointsOf = endpointStage$1();
	const told = memo(groupProblems);
	return (given, services, where) => {
		const { entries, members, problems } = accept(given.serviceEntries, given.workloadEntries);
		if (entries.length === 0) return {
			services,
			endpoints: noEndpoints,
			problems
		};
		const grouped = groups(entries);
		const claims = settle(services, shapesOf(grouped, members));
		return {
			services: all(services, claims.services),
			endpoints: endpointsOf(grouped, claims.services, members, given.pods, where),
			problems: [
				...problems,
				...claims.problems,
				...told(grouped, members, claims.services)
			]
		};
	};
}
/** The entries that are not refused, by age or by namespace. */
function acceptStage() {
	const refused = mapEach(entryRefusals);
	const refusedMembers = mapEach(workloadRefusals);
	const told = mapEach((entry) => [...untranslated("ServiceEntry", entry), ...unaddressed(entry)]);
	const toldOfMembers = mapEach((entry) => untranslated("WorkloadEntry", entry));
	return memo((entries, members) => {
		const sound = soundOf(entries, refused);
		const soundMembers = soundOf(members, refusedMembers);
		const problems = [
			...sound.problems,
			...soundMembers.problems,
			...[...told(keyed(sound.good)).values()].flat(),
			...[...toldOfMembers(keyed(soundMembers.good)).values()].flat()
		];
		const byNamespace = Map.groupBy(soundMembers.good, ({ meta }) => meta.namespace);
		return {
			entries: sound.good,
			members: byNamespace,
			problems: problems.length === 0 ? nothing$1 : problems
		};
	});
}
const keyed = (list) => list.map((one) => [objectKey(one.meta), [one]]);
function soundOf(table, refused) {
	const sorted = [...table].sort(([a], [b]) => compare(a, b));
	const found = refused(sorted.map(([key, one]) => [key, [one]]));
	return {
		good: sorted.flatMap(([key, one]) => (found.get(key) ?? []).length > 0 ? [] : [one]),
		problems: [...found.values()].flat()
	};
}
const selectorsOf = ({ entries }) => entries.map(selectorOf).filter((labels) => labels !== void 0);
/** The WorkloadEntries that an entry of the group selects. */
function membersOf(group, members) {
	const { entries } = group;
	const selectors = selectorsOf(group);
	if (selectors.length === 0) return [];
	return (members.get(entries[0]?.meta.namespace ?? "") ?? []).filter((one) => selectors.some((selector) => selects$1(selector, memberLabels(one))));
}
function shapeStage() {
	const each = mapEach(entryService);
	const present = memo((shapes) => new Map([...shapes].flatMap(([key, one]) => one === void 0 ? [] : [[key, one]])));
	return memo((groups, members) => present(each(groups.map((group) => {
		const { key, host, entries } = group;
		return [key, [
			key,
			host,
			entries,
			membersOf(group, members)
		]];
	}))));
}
function endpointStage$1() {
	const each = mapEach(entryEndpoints);
	const byNamespace = memo((pods) => Map.groupBy([...pods.values()].filter(servesNow).sort((a, b) => compare(a.meta.name, b.meta.name)), ({ meta }) => meta.namespace));
	const podsOf = (group, pods) => {
		const selectors = selectorsOf(group);
		if (selectors.length === 0) return [];
		return (byNamespace(pods).get(group.entries[0]?.meta.namespace ?? "") ?? []).filter(({ meta }) => selectors.some((selector) => selects$1(selector, meta.labels)));
	};
	return memo((groups, services, members, pods, where) => each(groups.flatMap((group) => {
		const service = services.get(group.key);
		if (service === void 0) return [];
		const behind = podsOf(group, pods);
		const localities = where.size === 0 ? [] : behind.map(({ node = "" }) => where.get(node));
		return [[group.key, [
			service,
			group.entries,
			membersOf(group, members),
			behind,
			localities
		]]];
	})));
}
function groupProblems(groups, members, services) {
	return [...groups.flatMap((group) => [...disagreements(group.host, group.entries), ...strangeMembers(group.entries, membersOf(group, members))]), ...takenPorts(services.values())];
}

// src/mesh/credentials.ts
/** The credentials of a server that ends TLS in gateway pods of a namespace: its Secrets lie there. */
function credentialsOf({ tls, from }, namespace, secrets) {
	if (tls === void 0) return { problems: [] };
	if (tls.credentials.kind === "files") return {
		credentials: inFiles(tls.credentials),
		problems: []
	};
	const found = new Found(from, namespace, secrets);
	const identities = tls.credentials.identities.map((named) => ({
		certificate: found.part(named, "certificate"),
		key: found.part(named, "key")
	}));
	const trust = trustOf$2(tls, tls.credentials, found);
	if (!found.isWhole) return { problems: found.problems };
	return {
		credentials: {
			identities,
			...trust
		},
		problems: found.problems
	};
}
const path = (of) => ({
	kind: "path",
	path: of
});
const inFiles = (given) => ({
	identities: given.identities.map(({ certificate, key }) => ({
		certificate: path(certificate),
		key: path(key)
	})),
	...given.authorities !== void 0 && { trust: {
		authorities: path(given.authorities),
		...given.revoked !== void 0 && { revoked: path(given.revoked) }
	} }
});
/** Authorities stand in a Secret of their own, `NAME-cacert`, or beside the certificate. */
function trustOf$2({ clients }, { identities, trust }, found) {
	const [first] = identities;
	if (clients === "none" || first === void 0) return {};
	const apart = {
		...first,
		name: `${first.name}-cacert`
	};
	const named = trust ?? (found.has(apart) ? apart : first);
	const authorities = found.part(named, "authorities");
	const revoked = found.lists(named, "revoked") ? found.part(named, "revoked") : void 0;
	return { trust: {
		authorities,
		...revoked && { revoked }
	} };
}
/** The fields in which a Secret may have a part: those of the type kubernetes.io/tls, and those of a generic one. */
const fieldsOf = {
	certificate: "tls.crt (or cert)",
	key: "tls.key (or key)",
	authorities: "ca.crt (or cacert), and there is no Secret NAME-cacert",
	revoked: "ca.crl"
};
var Found = class {
	problems = [];
	isWhole = true;
	from;
	namespace;
	secrets;
	constructor(from, namespace, secrets) {
		this.from = from;
		this.namespace = namespace;
		this.secrets = secrets;
	}
	has({ name }) {
		return this.secrets.has(`${this.namespace}/${name}`);
	}
	lists({ name }, part) {
		return this.secrets.get(`${this.namespace}/${name}`)?.parts[part] !== void 0;
	}
	/** The file of a part; where it is not to be had, that is told and nothing of the server is whole. */
	part(named, part) {
		const key = `${this.namespace}/${named.name}`;
		const secret = this.secrets.get(key);
		if (secret === void 0) this.lacks("IST0101", named, absent(key, named.name));
		else this.judge(named, key, secret.parts[part], part);
		return {
			kind: "own",
			file: secret?.parts[part]?.file ?? ""
		};
	}
	judge(named, key, pem, part) {
		if (pem === void 0) this.lacks("IST0161", named, `Secret ${key} has no ${fieldsOf[part].replace("NAME", named.name)}, so this server is not served. Add it.`);
		else if (pem.fault !== void 0) this.lacks("IST0161", named, `${pem.field} of Secret ${key} ${pem.fault}, so this server is not served. Correct the Secret.`);
		else if (pem.expired !== void 0) this.tell("warning", "IST0161", named, `The certificate in ${pem.field} of Secret ${key} expired at ${pem.expired}. Renew it: clients that verify it turn away.`);
	}
	lacks(code, { path }, message) {
		this.isWhole = false;
		if (this.problems.some((one) => one.path === path && one.message === message)) return;
		this.problems.push({
			code,
			severity: "error",
			on: this.from,
			path,
			message
		});
	}
	tell(severity, code, { path }, message) {
		this.problems.push({
			code,
			severity,
			on: this.from,
			path,
			message
		});
	}
};
const absent = (key, name) => `There is no Secret ${key}, where the gateway's pods look for it, so this server is not served. Create it, for instance by kubectl create secret tls ${name} --cert FILE --key FILE in that namespace, or correct the name.`;

// src/mesh/gateway-refusals.ts
/** The protocols of a server's port by what they are to a gateway; upper and lower case are alike. */
const protocols = {
	HTTP: "http",
	HTTP2: "http",
	GRPC: "http",
	"GRPC-WEB": "http",
	HTTPS: "tls",
	TLS: "tls",
	TCP: "bytes",
	MONGO: "bytes",
	MYSQL: "bytes",
	REDIS: "bytes"
};
const protocolKind = (port) => protocols[port.protocol?.toUpperCase()];
/** Where no mode is given, connections are passed on unopened. */
const passesThrough = ({ mode = "PASSTHROUGH" }) => mode === "PASSTHROUGH" || mode === "AUTO_PASSTHROUGH";
/** Mistakes for which a Gateway is refused as a whole. */
function gatewayRefusals(object) {
	const problems = [];
	const refuse = refusing(problems, refOf$1("Gateway", object));
	const servers = object.spec.servers ?? [];
	if (servers.length === 0) refuse("spec.servers", "A Gateway needs at least one server.");
	const names = /* @__PURE__ */ new Set();
	servers.forEach((server, i) => {
		const path = `spec.servers[${i}]`;
		hostRefusals$1(server, path, refuse);
		portRefusals(server, path, refuse);
		const name = server.port?.name;
		if (name && names.has(name)) refuse(`${path}.port.name`, `Another server of this Gateway has the port name ${name}. Use another one.`);
		names.add(name ?? "");
		if (server.tls !== void 0) tlsRefusals$2(server.tls, `${path}.tls`, refuse);
	});
	return problems;
}
function hostRefusals$1({ hosts = [] }, path, refuse) {
	if (hosts.length === 0) refuse(`${path}.hosts`, "The server needs at least one host; \"*\" is any.");
	hosts.forEach((text, i) => {
		const parts = text.split("/");
		const host = parts.at(-1) ?? "";
		const owner = parts.length > 1 ? parts[0] : "*";
		if (!(parts.length <= 2 && (owner === "*" || owner === "." || isLabel(owner ?? ""))) || !isDomain(host) || host !== "*" && !host.includes(".")) refuse(`${path}.hosts[${i}]`, `${JSON.stringify(text)} is no host of a Gateway. Write a name with a dot, *.suffix or *, with NAMESPACE/ in front to limit who may use it.`);
	});
}
function portRefusals({ port, bind, tls }, path, refuse) {
	const known = port;
	if (known?.number === void 0) refuse(`${path}.port.number`, "The server needs a port number.");
	if (!known?.name) refuse(`${path}.port.name`, "The port needs a name.");
	if (known?.targetPort !== void 0) refuse(`${path}.port.targetPort`, "targetPort is not supported; the Service of the gateway decides it. Remove the field.");
	if (bind !== void 0 && bind !== "" && !isAddress(bind)) refuse(`${path}.bind`, `${JSON.stringify(bind)} is no address that a gateway can listen on. Write an IP address, or remove the field.`);
	const kind = known && protocolKind(known);
	if (kind === void 0) refuse(`${path}.port.protocol`, `${JSON.stringify(known?.protocol)} is no protocol of a Gateway. Use one of ${Object.keys(protocols).join(", ")}.`);
	else if (kind === "tls" && tls === void 0) refuse(`${path}.tls`, `A server of protocol ${known?.protocol} needs TLS settings. Give tls.mode.`);
	else if (kind !== "tls" && tls !== void 0) plainRefusals(kind, tls, path, refuse);
}
/** Plain HTTP may redirect, and plain TCP has nothing to do with TLS. */
function plainRefusals(kind, tls, path, refuse) {
	if (kind === "http" && passesThrough(tls) && !hasFiles(tls)) return;
	const use = kind === "http" ? "HTTPS" : "TLS";
	refuse(`${path}.tls`, `TLS ends only at ports of protocol HTTPS or TLS. Make the port's protocol ${use}.`);
}
const hasFiles = (tls) => [
	tls.serverCertificate,
	tls.privateKey,
	tls.caCertificates
].some(isGiven);
const isGiven = (text) => text !== void 0 && text !== "";
function tlsRefusals$2(tls, path, refuse) {
	if (tls.mode === "ISTIO_MUTUAL") refuse(`${path}.mode`, "There is no mesh authority that would issue the certificates of ISTIO_MUTUAL. Use MUTUAL with a credentialName.");
	if (tls.mode === void 0 || tls.mode === "ISTIO_MUTUAL" || passesThrough(tls)) return;
	sourceRefusals(tls, path, refuse);
	digestRefusals(tls, path, refuse);
	const [oldest, newest] = [ageOf(tls.minProtocolVersion), ageOf(tls.maxProtocolVersion)];
	if (oldest !== 0 && newest !== 0 && oldest > newest) refuse(`${path}.maxProtocolVersion`, `No version is both ${tls.minProtocolVersion} or newer and ${tls.maxProtocolVersion} or older. Correct one of the two.`);
}
const versions$1 = [
	"TLS_AUTO",
	"TLSV1_0",
	"TLSV1_1",
	"TLSV1_2",
	"TLSV1_3"
];
const ageOf = (version) => version === void 0 ? 0 : versions$1.indexOf(version);
/** As many certificates as Istio takes for one server. */
const mostIdentities = 2;
function sourceRefusals(tls, path, refuse) {
	const { credentialName, credentialNames = [], tlsCertificates = [], mode } = tls;
	if ([
		isGiven(credentialName),
		credentialNames.length > 0,
		tlsCertificates.length > 0
	].filter(Boolean).length > 1) refuse(path, "Give only one of credentialName, credentialNames and tlsCertificates.");
	for (const name of ["credentialNames", "tlsCertificates"]) if ((tls[name] ?? []).length > mostIdentities) refuse(`${path}.${name}`, `A server has at most ${mostIdentities} certificates. Remove the others.`);
	const asks = mode !== "SIMPLE";
	if (isGiven(tls.caCrl) && (isGiven(credentialName) || !asks)) refuse(`${path}.caCrl`, asks ? "With a credentialName the list of revoked certificates stands in the Secret, as ca.crl. Remove the field." : "In mode SIMPLE no client shows a certificate that could be revoked. Remove the field, or use MUTUAL.");
	if (!isGiven(credentialName) && credentialNames.length === 0) fileRefusals(tls, path, refuse);
}
function fileRefusals(tls, path, refuse) {
	const { tlsCertificates = [], mode } = tls;
	(tlsCertificates.length > 0 ? tlsCertificates : [tls]).forEach((file, i) => {
		const at = tlsCertificates.length > 0 ? `${path}.tlsCertificates[${i}]` : path;
		for (const name of ["serverCertificate", "privateKey"]) if (!isGiven(file[name])) refuse(`${at}.${name}`, `Mode ${mode} needs a credentialName, or ${name} as a path.`);
	});
	if (mode !== "SIMPLE" && !isGiven(tls.caCertificates)) refuse(`${path}.caCertificates`, `Mode ${mode} needs a credentialName, or caCertificates as a path, to judge the clients' certificates.`);
	if (isGiven(tls.caCertCredentialName)) refuse(`${path}.caCertCredentialName`, "The field goes with credentialName. Use caCertificates.");
}
/** Envoy refuses the whole listener for a digest that is none. */
function digestRefusals(tls, path, refuse) {
	(tls.verifyCertificateSpki ?? []).forEach((digest, i) => {
		if (!/^[A-Za-z0-9+/]{43}=$/.test(digest)) refuse(`${path}.verifyCertificateSpki[${i}]`, `${JSON.stringify(digest)} is no SHA-256 digest in base64.`);
	});
	(tls.verifyCertificateHash ?? []).forEach((digest, i) => {
		if (!/^([0-9a-fA-F]{64}|([0-9a-fA-F]{2}:){31}[0-9a-fA-F]{2})$/.test(digest)) refuse(`${path}.verifyCertificateHash[${i}]`, `${JSON.stringify(digest)} is no SHA-256 digest in hexadecimal digits.`);
	});
}

// src/mesh/gateway-warnings.ts
/** Suites that Envoy knows; one that it does not know would cost the whole listener. Those of TLS 1.3 cannot be chosen. */
const knownCiphers = /* @__PURE__ */ new Set([
	"ECDHE-ECDSA-AES128-GCM-SHA256",
	"ECDHE-RSA-AES128-GCM-SHA256",
	"ECDHE-ECDSA-AES256-GCM-SHA384",
	"ECDHE-RSA-AES256-GCM-SHA384",
	"ECDHE-ECDSA-CHACHA20-POLY1305",
	"ECDHE-RSA-CHACHA20-POLY1305",
	"ECDHE-ECDSA-AES128-SHA",
	"ECDHE-RSA-AES128-SHA",
	"ECDHE-ECDSA-AES256-SHA",
	"ECDHE-RSA-AES256-SHA",
	"AES128-GCM-SHA256",
	"AES256-GCM-SHA384",
	"AES128-SHA",
	"AES256-SHA"
]);
/** The cipher suites that are asked for and known, each once. */
const ciphersIn = ({ cipherSuites = [] }) => [...new Set(cipherSuites.filter((name) => knownCiphers.has(name)))];
/** What of a Gateway has no effect, or not the one that it seems to have: what Istio's own validation warns of is IST0133. */
function gatewayWarnings(object) {
	const on = refOf$1("Gateway", object);
	const problems = [];
	const warn = (path, message, code = "IST0133") => problems.push({
		code,
		severity: "warning",
		on,
		path,
		message
	});
	(object.spec.servers ?? []).forEach((server, i) => {
		const path = `spec.servers[${i}]`;
		if (server.defaultEndpoint !== void 0) warn(`${path}.defaultEndpoint`, "As with Istio the field has no effect. Remove it, and name the destination in a VirtualService.", "SLU0112");
		if (server.tls !== void 0) tlsWarnings(server, server.tls, `${path}.tls`, warn);
	});
	return problems;
}
function tlsWarnings({ port }, tls, path, warn) {
	if (tls.httpsRedirect === true && protocolKind(port) !== "http") warn(`${path}.httpsRedirect`, "Only a server of protocol HTTP can redirect to https. Set it there, and remove it here.");
	if (passesThrough(tls)) {
		if (certificateFields.some((field) => (tls[field] ?? "") !== "")) warn(path, `In mode ${tls.mode ?? "PASSTHROUGH"} TLS is not opened, so its certificates are not used.`);
		return;
	}
	cipherWarnings(tls, path, warn);
	(tls.tlsCertificates ?? []).forEach(({ caCertificates = "" }, i) => {
		if (caCertificates !== "") warn(`${path}.tlsCertificates[${i}].caCertificates`, "The authorities of the clients are those in caCertificates, beside tlsCertificates. Give the path there, and remove it here.", "SLU0112");
	});
	if (tls.mode === "SIMPLE" && asksOfClients.some((field) => (tls[field] ?? []).length > 0)) warn(path, "In mode SIMPLE no client is asked for a certificate, so nothing is checked of it. Use MUTUAL or OPTIONAL_MUTUAL.", "SLU0112");
}
const certificateFields = [
	"serverCertificate",
	"privateKey",
	"caCertificates",
	"caCrl",
	"credentialName"
];
const asksOfClients = [
	"subjectAltNames",
	"verifyCertificateSpki",
	"verifyCertificateHash"
];
function cipherWarnings(tls, path, warn) {
	const { cipherSuites = [], minProtocolVersion } = tls;
	cipherSuites.forEach((name, i) => {
		if (!knownCiphers.has(name)) warn(`${path}.cipherSuites[${i}]`, `${JSON.stringify(name)} is no cipher suite that can be chosen, so it is left out. Choose among ${[...knownCiphers].join(", ")}.`);
		else if (cipherSuites.indexOf(name) !== i) warn(`${path}.cipherSuites[${i}]`, `${name} stands in the list already. Remove one of them.`);
	});
	if ((minProtocolVersion === "TLSV1_0" || minProtocolVersion === "TLSV1_1") && cipherSuites.length === 0) warn(`${path}.minProtocolVersion`, "Versions before TLS 1.2 need cipher suites that are not among the usual ones. Name them in cipherSuites, such as ECDHE-RSA-AES128-SHA.");
}

// src/mesh/balancing.ts
function balancerOf(settings) {
	if (settings?.consistentHash !== void 0) return hashBalancer(settings.consistentHash);
	switch (settings?.simple) {
		case void 0: return;
		case "ROUND_ROBIN": return { kind: "roundRobin" };
		case "RANDOM": return { kind: "random" };
		case "PASSTHROUGH": return { kind: "passthrough" };
		default: return { kind: "leastRequest" };
	}
}
/** A size of 0 is none given. */
function hashBalancer(hash) {
	const key = hashKey(hash);
	const keyed = key === void 0 ? {} : { key };
	if (hash.maglev !== void 0) {
		const { tableSize } = hash.maglev;
		return {
			kind: "maglev",
			...keyed,
			...tableSize ? { tableSize } : {}
		};
	}
	const minimumSize = (hash.ringHash ?? hash).minimumRingSize;
	return {
		kind: "ringHash",
		...keyed,
		...minimumSize ? { minimumSize } : {}
	};
}
function hashKey(hash) {
	if (hash.httpHeaderName !== void 0) return {
		kind: "header",
		name: hash.httpHeaderName
	};
	if (hash.httpQueryParameterName !== void 0) return {
		kind: "query",
		name: hash.httpQueryParameterName
	};
	if (hash.httpCookie === void 0) return hash.useSourceIp === true ? { kind: "sourceIp" } : void 0;
	const { name, path, attributes } = hash.httpCookie;
	const ttl = milliseconds(hash.httpCookie.ttl);
	return {
		kind: "cookie",
		name,
		...path === void 0 ? {} : { path },
		...ttl === void 0 ? {} : { ttl },
		attributes: (attributes ?? []).map((one) => ({
			name: one.name,
			value: one.value ?? ""
		}))
	};
}
/** The most specific pattern of a list of shares comes first, since the first that fits an endpoint has it. */
function localityOf(settings) {
	if (settings === void 0) return void 0;
	if (settings.enabled === false) return { kind: "off" };
	if (settings.distribute !== void 0 && settings.distribute.length > 0) return {
		kind: "distribute",
		shares: settings.distribute.map(({ from = "", to = {} }) => ({
			from,
			to: Object.entries(to).map(([locality, weight]) => ({
				locality,
				weight
			})).sort((a, b) => width(a.locality) - width(b.locality) || compare(a.locality, b.locality))
		}))
	};
	return {
		kind: "failover",
		regions: (settings.failover ?? []).map(({ from = "", to = "" }) => ({
			from,
			to
		})),
		labels: settings.failoverPriority ?? []
	};
}
/** How many of a locality's three parts a pattern leaves open. */
const width = (pattern) => {
	return 3 - pattern.split("/").filter((part) => part !== "" && part !== "*").length;
};
function warmupOf(settings) {
	const { warmup, warmupDurationSecs } = settings ?? {};
	const duration = milliseconds(warmup?.duration ?? warmupDurationSecs);
	if (duration === void 0 || duration === 0) return void 0;
	return {
		duration,
		...warmup?.minimumPercent === void 0 ? {} : { from: warmup.minimumPercent },
		...warmup?.aggression === void 0 ? {} : { aggression: warmup.aggression }
	};
}

// src/mesh/traffic.ts
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));
/** The settings of a policy in numbers: durations in milliseconds, absent ones left to Envoy's or Istio's defaults. */
function traffic(policy) {
	return defined({
		tcp: tcpPool(policy.connectionPool?.tcp),
		http: httpPool(policy.connectionPool?.http),
		outlier: outlier(policy.outlierDetection),
		balancer: balancerOf(policy.loadBalancer),
		locality: localityOf(policy.loadBalancer?.localityLbSetting),
		warmup: warmupOf(policy.loadBalancer),
		tls: tlsOf(policy.tls),
		proxyProtocol: policy.proxyProtocol === void 0 ? void 0 : policy.proxyProtocol.version ?? "V1",
		retryBudget: retryBudget(policy.retryBudget),
		tunnel: tunnelOf(policy.tunnel)
	});
}
/** Istio's API cannot tell 0 from absent, so 0 sets no bound. */
const bound = (value) => value || void 0;
function tcpPool(tcp) {
	if (tcp === void 0) return void 0;
	const keepalive = tcp.tcpKeepalive;
	return defined({
		maxConnections: bound(tcp.maxConnections),
		connectTimeout: milliseconds(tcp.connectTimeout),
		maxConnectionDuration: milliseconds(tcp.maxConnectionDuration),
		idleTimeout: milliseconds(tcp.idleTimeout),
		keepalive: keepalive === void 0 ? void 0 : defined({
			probes: bound(keepalive.probes),
			time: bound(milliseconds(keepalive.time)),
			interval: bound(milliseconds(keepalive.interval))
		})
	});
}
function httpPool(http) {
	if (http === void 0) return void 0;
	return defined({
		maxPending: bound(http.http1MaxPendingRequests),
		maxRequests: bound(http.http2MaxRequests),
		maxRetries: bound(http.maxRetries),
		maxRequestsPerConnection: bound(http.maxRequestsPerConnection),
		maxConcurrentStreams: bound(http.maxConcurrentStreams),
		idleTimeout: milliseconds(http.idleTimeout),
		upgrade: http.h2UpgradePolicy === "UPGRADE",
		useClientProtocol: http.useClientProtocol ?? false
	});
}
function outlier(settings) {
	if (settings === void 0) return void 0;
	return defined({
		consecutive5xx: settings.consecutive5xxErrors,
		consecutiveGateway: settings.consecutiveGatewayErrors,
		consecutiveLocalOrigin: settings.consecutiveLocalOriginFailures,
		splitLocalOrigin: settings.splitExternalLocalOriginErrors ?? false,
		interval: milliseconds(settings.interval),
		baseEjectionTime: milliseconds(settings.baseEjectionTime),
		maxEjectionPercent: bound(settings.maxEjectionPercent),
		minHealthPercent: settings.minHealthPercent
	});
}
/** Nothing may go in plain text that was to be encrypted, so TLS is spoken even where a part of its settings cannot be read. */
function tlsOf(tls) {
	if (tls === void 0) return void 0;
	if (tls.mode === void 0 || tls.mode === "DISABLE") return { mode: "disable" };
	const { clientCertificate: certificate, privateKey: key } = tls;
	const given = tls.mode === "MUTUAL" && certificate !== void 0 && key !== void 0;
	const verified = tls.insecureSkipVerify !== true;
	return defined({
		mode: "tls",
		sni: tls.sni || void 0,
		identity: given ? {
			certificate,
			key
		} : void 0,
		trust: verified ? trustOf$1(tls) : void 0,
		names: verified ? tls.subjectAltNames ?? [] : []
	});
}
const trustOf$1 = ({ caCertificates, caCrl }) => defined({
	authorities: caCertificates ? { path: caCertificates } : "system",
	revoked: caCrl || void 0
});
const retryBudget = (budget) => budget && {
	percent: budget.percent ?? 20,
	minimum: budget.minRetryConcurrency ?? 3
};
const tunnelOf = (tunnel) => tunnel && {
	method: tunnel.protocol === "POST" ? "POST" : "CONNECT",
	host: tunnel.targetHost,
	port: tunnel.targetPort
};

// src/mesh/gateways.ts
/** The servers of a Gateway. */
function readGateway(object) {
	const refused = gatewayRefusals(object);
	if (refused.length > 0) return {
		servers: [],
		problems: refused
	};
	const from = refOf$1("Gateway", object);
	return {
		servers: (object.spec.servers ?? []).flatMap((server, i) => {
			const protocol = protocolOf(server);
			if (protocol === void 0) return [];
			const path = `spec.servers[${i}]`;
			const ends = protocol === "https" || protocol === "tls" ? server.tls : void 0;
			return [defined({
				gateway: objectKey(object.meta),
				from,
				path,
				namespace: object.meta.namespace,
				selector: object.spec.selector ?? {},
				port: server.port.number,
				portName: server.port.name,
				protocol,
				bind: server.bind === "" || server.bind === everywhere$2 ? void 0 : server.bind,
				httpsRedirect: server.tls?.httpsRedirect ?? false,
				hosts: server.hosts.map((host) => serverHost(host, object.meta.namespace)),
				tls: ends && serverTls(ends, `${path}.tls`)
			})];
		}),
		problems: gatewayWarnings(object)
	};
}
const everywhere$2 = "0.0.0.0";
function protocolOf({ port, tls }) {
	switch (protocolKind(port)) {
		case "http": return "http";
		case "bytes": return "tcp";
		case "tls":
			if (tls?.mode === "AUTO_PASSTHROUGH") return "autoPassthrough";
			if (tls === void 0 || passesThrough(tls)) return "passthrough";
			return port.protocol.toUpperCase() === "HTTPS" ? "https" : "tls";
		case void 0: return;
	}
}
function serverHost(text, namespace) {
	const slash = text.indexOf("/");
	if (slash === -1) return { host: text.toLowerCase() };
	const owner = text.slice(0, slash);
	const host = text.slice(slash + 1).toLowerCase();
	return owner === "*" ? { host } : {
		namespace: owner === "." ? namespace : owner,
		host
	};
}
const clients = {
	SIMPLE: "none",
	OPTIONAL_MUTUAL: "optional",
	MUTUAL: "required"
};
function serverTls(tls, path) {
	const { mode } = tls;
	if (mode !== "SIMPLE" && mode !== "MUTUAL" && mode !== "OPTIONAL_MUTUAL") return void 0;
	return defined({
		clients: clients[mode],
		credentials: credentials(tls, path),
		names: tls.subjectAltNames ?? [],
		spki: tls.verifyCertificateSpki ?? [],
		hashes: tls.verifyCertificateHash ?? [],
		oldest: versionOf(tls.minProtocolVersion),
		newest: versionOf(tls.maxProtocolVersion),
		ciphers: ciphersIn(tls)
	});
}
const versions = {
	TLSV1_0: "TLSv1_0",
	TLSV1_1: "TLSv1_1",
	TLSV1_2: "TLSv1_2",
	TLSV1_3: "TLSv1_3"
};
const versionOf = (version) => version && versions[version];
/** A name may say where Secrets are kept, which is here in any case. */
const secretName = (name) => name.replace(/^kubernetes:\/\//, "");
function credentials(tls, path) {
	const { credentialName = "", credentialNames = [], tlsCertificates = [] } = tls;
	const trust = tls.caCertCredentialName === void 0 || tls.caCertCredentialName === "" ? void 0 : {
		name: secretName(tls.caCertCredentialName),
		path: `${path}.caCertCredentialName`
	};
	const named = credentialName === "" ? credentialNames.map((name, i) => ({
		name: secretName(name),
		path: `${path}.credentialNames[${i}]`
	})) : [{
		name: secretName(credentialName),
		path: `${path}.credentialName`
	}];
	if (named.length > 0) return {
		kind: "secrets",
		identities: named,
		...trust && { trust }
	};
	return {
		kind: "files",
		identities: (tlsCertificates.length > 0 ? tlsCertificates : [tls]).map(({ serverCertificate = "", privateKey = "" }) => ({
			certificate: serverCertificate,
			key: privateKey
		})),
		...tls.caCertificates && { authorities: tls.caCertificates },
		...tls.caCrl && { revoked: tls.caCrl }
	};
}
/** The names under which a table is served by a server: the narrower of each pair of hosts. */
const servedHosts = (server, table) => [...new Set(server.hosts.flatMap(({ namespace, host }) => namespace !== void 0 && namespace !== table.from.namespace ? [] : table.hosts.flatMap((name) => narrower(host, name) ?? [])))];

// src/mesh/ports.ts
/** Where a gateway's pod listens for a server: behind the number that its Service has, or at that number where no Service has it. */
const targetPort = (server, workload) => workload.exposes.find((one) => one.number === server.port)?.target ?? server.port;
const kindOf = ({ protocol }) => protocol === "http" || protocol === "tcp" ? protocol : "tls";
/** The listeners that a gateway's pods open for the servers that select them. `servers` come oldest first. */
function openPorts(servers, workload) {
	const ports = /* @__PURE__ */ new Map();
	const conflicts = [];
	for (const server of servers) {
		if (!selects$1(server.selector, workload.labels)) continue;
		const port = targetPort(server, workload);
		const id = `${server.bind ?? ""}_${port}`;
		const open = ports.get(id);
		const conflict = open && conflictWith(open, server);
		if (conflict !== void 0) conflicts.push(conflict);
		else ports.set(id, {
			port,
			bind: server.bind,
			kind: kindOf(server),
			servers: [...open?.servers ?? [], server]
		});
	}
	return {
		ports: [...ports.values()].sort((a, b) => a.port - b.port),
		conflicts
	};
}
function conflictWith({ kind, servers }, server) {
	const [first] = servers;
	if (first === void 0) return void 0;
	if (kind !== kindOf(server) || kind === "tcp") return {
		server,
		rival: first,
		over: "port"
	};
	if (kind === "http") return void 0;
	for (const rival of servers) {
		const host = server.hosts.find((one) => rival.hosts.some((other) => other.host === one.host))?.host;
		if (host !== void 0) return {
			server,
			rival,
			over: { host }
		};
	}
}

// src/mesh/gateway-problems.ts
/** What is wrong between gateways and those who name them, should run them, or bring their certificates. */
function gatewayProblems(gateways, tables, workloads, secrets) {
	const running = workloads.filter((one) => one.role === "gateway");
	const all = [...gateways.values()].map(({ servers }) => servers);
	return [
		...tables.flatMap((table) => bindingProblems(gateways, table)),
		...all.flatMap((servers) => placementProblems(servers, running)),
		...conflictProblems(all.flat(), running),
		...all.flat().flatMap((server) => credentialProblems(server, running, secrets))
	];
}
function bindingProblems(gateways, table) {
	const named = table.gateways.flatMap((name, i) => name === "mesh" ? [] : [{
		name,
		path: `spec.gateways[${i}]`,
		gateway: gateways.get(name)
	}]);
	const absent = named.flatMap(({ name, path, gateway }) => {
		if (gateway !== void 0) return [];
		const message = `There is no Gateway ${name}, so nothing of this is served there. Create it, or correct the name (namespace/name for another namespace).`;
		return [{
			code: "IST0101",
			severity: "error",
			on: table.from,
			path,
			message
		}];
	});
	const served = named.flatMap(({ name, path, gateway }) => gateway === void 0 || gateway.servers.length === 0 ? [] : [{
		name,
		path,
		hosts: table.hosts.filter((host) => serves(gateway, table, host))
	}]);
	return [
		...absent,
		...unservedHosts(table, served),
		...idleGateways(table, served)
	];
}
const serves = ({ servers }, table, host) => servers.some((server) => servedHosts(server, {
	...table,
	hosts: [host]
}).length > 0);
/** Hosts that no gateway has, and that the mesh is not asked to serve. */
function unservedHosts(table, bindings) {
	if (bindings.length === 0 || table.gateways.includes("mesh")) return [];
	const names = bindings.map(({ name }) => name).join(", ");
	return table.hosts.flatMap((host, at) => {
		if (bindings.some(({ hosts }) => hosts.includes(host))) return [];
		const message = `${bindings.length === 1 ? `Gateway ${names} has` : `The Gateways ${names} have`} no server for host ${host}, so it is not served there. Add the host to the Gateway.`;
		return [{
			code: "IST0132",
			severity: "warning",
			on: table.from,
			path: `spec.hosts[${at}]`,
			message
		}];
	});
}
/** Gateways that have none of the hosts, while these are served elsewhere. */
function idleGateways(table, bindings) {
	const elsewhere = table.gateways.includes("mesh") || bindings.some(({ hosts }) => hosts.length > 0);
	return bindings.flatMap(({ name, path, hosts }) => {
		if (hosts.length > 0 || !elsewhere) return [];
		const message = `Gateway ${name} has no server for any of the hosts, so nothing of this is served there. Add a host to the Gateway, or take the Gateway away here.`;
		return [{
			code: "IST0132",
			severity: "warning",
			on: table.from,
			path,
			message
		}];
	});
}
const runnersOf = (server, running) => running.filter((one) => selects$1(server.selector, one.labels));
function placementProblems(servers, running) {
	const [first] = servers;
	if (first === void 0) return [];
	const runners = runnersOf(first, running);
	if (runners.length === 0) {
		const message = `No gateway pod has the labels ${Object.entries(first.selector).map(([name, value]) => `${name}=${value}`).join(", ")}, so nothing runs this Gateway. Correct the selector, or start a gateway with these labels.`;
		return [{
			code: "IST0101",
			severity: "error",
			on: first.from,
			path: "spec.selector",
			message
		}];
	}
	return servers.flatMap((server) => {
		if (!runners.some((one) => !one.exposes.some((port) => port.number === server.port))) return [];
		const message = `No Service of the gateway's pods has port ${server.port}; the pods listen on ${server.port} themselves. Add the port to the Service.`;
		return [{
			code: "IST0162",
			severity: "warning",
			on: server.from,
			path: `${server.path}.port.number`,
			message
		}];
	});
}
/** The younger of two servers that want the same is told once, however many gateways they share. */
function conflictProblems(servers, running) {
	const conflicts = /* @__PURE__ */ new Map();
	for (const workload of running) for (const conflict of openPorts(servers, workload).conflicts) if (!conflicts.has(conflict.server)) conflicts.set(conflict.server, conflict);
	return [...conflicts.values()].map(({ server, rival, over }) => {
		const [path, what] = over === "port" ? [`${server.path}.port`, `port ${rival.port} of these pods, as ${rival.protocol}`] : [`${server.path}.hosts`, `host ${over.host} at port ${rival.port} of these pods`];
		const way = over === "port" ? "Use another port." : "Name the host in one of them only.";
		const message = `Gateway ${rival.gateway} already has ${what}, so this server is not served. ${way}`;
		return {
			code: "IST0145",
			severity: "error",
			on: server.from,
			path,
			message
		};
	});
}
function credentialProblems(server, running, secrets) {
	return [...new Set(runnersOf(server, running).map((one) => one.namespace))].flatMap((namespace) => credentialsOf(server, namespace, secrets).problems);
}

// src/mesh/placeless.ts
const ofPort = {
	http: ["http"],
	http2: ["http"],
	grpc: ["http"],
	tcp: ["tcp"],
	tls: ["tls"],
	auto: ["http", "tcp"]
};
const ofServer = {
	http: ["http"],
	https: ["http"],
	tcp: ["tcp"],
	tls: ["tcp"],
	passthrough: ["tls"],
	autoPassthrough: []
};
/** A function from tables, services and servers to what is told of rules that never apply, since no port takes any of their kind. */
function placelessStage() {
	const mayBe = memo(mayBePlaceless);
	const servicesOf = memo(namedServices);
	const serversOf = memo(namedServers);
	const each = mapEach(placelessRules);
	const byHost = memo((services) => Map.groupBy(services.values(), ({ host }) => host));
	const all = memo((routes, hosts, servers) => {
		const tables = new Set([...routes.mesh, ...routes.gateway].filter((table) => mayBe(table)));
		return [...each([...tables].map((table) => [`${table.from.namespace}/${table.from.name}`, [
			table,
			servicesOf(table, hosts),
			serversOf(table, servers)
		]])).values()].flat();
	});
	return (routes, services, servers) => all(routes, byHost(services), servers);
}
/** Whether a table may have rules without a place; of nearly all tables it is plain that they have none. */
const mayBePlaceless = (table) => table.tcp.length + table.tls.length > 0 || table.gateways.some((name) => name !== "mesh") || table.http.every(({ matches }) => matches.length > 0 && matches.every(({ port }) => port !== void 0));
/** The services that the hosts of a table name. */
const namedServices = ({ hosts, gateways }, byHost) => gateways.includes("mesh") ? hosts.flatMap((host) => host.startsWith("*") ? [...byHost.values()].flat().filter((service) => hostCovers(host, service.host)) : byHost.get(host) ?? []) : [];
/** The servers of the Gateways that a table names which serve one of its hosts. */
const namedServers = (table, servers) => servers.filter((server) => table.gateways.includes(server.gateway) && servedHosts(server, table).length > 0);
function placesOf$2({ hosts, gateways }, services, servers) {
	const known = new Set(services.map(({ host }) => host));
	const isStranger = gateways.includes("mesh") && hosts.some((host) => !known.has(host));
	return [
		...services.flatMap(({ ports }) => ports.flatMap(({ number, protocol }) => ofPort[protocol].map((kind) => ({
			kind,
			port: number,
			gateway: "mesh"
		})))),
		...isStranger ? [{
			kind: "http",
			port: 80,
			gateway: "mesh"
		}] : [],
		...servers.flatMap(({ protocol, port, gateway }) => ofServer[protocol].map((kind) => ({
			kind,
			port,
			gateway
		})))
	];
}
/** The rules of a table that have no place. `services` and `servers` are those that it names. */
function placelessRules(table, services, servers) {
	const { from: on, gateways, http } = table;
	if (servers.length === 0 && gateways.some((name) => name !== "mesh")) return [];
	const places = placesOf$2(table, services, servers);
	const hasPlace = (kind, matches) => places.some((place) => place.kind === kind && (matches.length === 0 ? gateways.includes(place.gateway) : matches.some((match) => (match.port ?? place.port) === place.port && (match.gateways ?? gateways).includes(place.gateway))));
	const tell = (kind, path) => {
		const message = why(kind, places, services, table);
		return {
			code: "SLU0114",
			severity: "warning",
			on,
			path,
			message
		};
	};
	const placeless = (kind) => table[kind].flatMap(({ matches }, i) => hasPlace(kind, matches) ? [] : [tell(kind, `spec.${kind}[${i}]`)]);
	const isIdle = http.length > 0 && !http.some(({ matches }) => hasPlace("http", matches));
	const isNew = servers.length > 0 || places.some(isHttp);
	return [
		...isIdle && isNew ? [tell("http", "spec.http")] : [],
		...placeless("tcp"),
		...placeless("tls")
	];
}
const isHttp = ({ kind }) => kind === "http";
const spoken = {
	http: "speaks HTTP",
	tcp: "is plain TCP",
	tls: "is TLS that is passed on"
};
const portNames = {
	http: "http-…",
	tcp: "tcp-…",
	tls: "tls-…"
};
const serverModes = {
	http: "protocol HTTP",
	tcp: "protocol TCP",
	tls: "protocol TLS and mode PASSTHROUGH"
};
/** `places` are all that the table has, of whatever kind. */
function why(kind, places, services, { hosts, gateways }) {
	const named = gateways.filter((name) => name !== "mesh").map((name) => `Gateway ${name}`);
	const where = [hosts.join(", "), ...named].join(" and ");
	if (places.some((place) => place.kind === kind)) return `No port of ${where} that ${spoken[kind]} fits the port and gateways of the matches, so this never applies. Correct match.port and match.gateways.`;
	if (services.length === 0 && named.length === 0) return `There is no service ${where}, and of a host that no service has only HTTP rules are served, so this never applies. Create the service, or correct the hosts.`;
	const [first = "", ...rest] = `${[...gateways.includes("mesh") ? [`name a port of the service ${portNames[kind]} or set its appProtocol`] : [], ...named.length > 0 ? [`give the Gateway a server of ${serverModes[kind]}`] : []].join(", ")}, or write rules of the kind that its ports take.`;
	return `No port of ${where} ${spoken[kind]}, so this never applies. ${first.toUpperCase()}${rest.join("")}`;
}

// src/mesh/locality-warnings.ts
/** Failovers that never take place, since no endpoint is ever left out. */
function idleFailovers(rule) {
	const { trafficPolicy = {}, subsets = [] } = rule.spec;
	return [["spec.trafficPolicy", trafficPolicy], ...subsets.map((subset, i) => [`spec.subsets[${i}].trafficPolicy`, {
		...subset.trafficPolicy,
		...inherited(trafficPolicy, subset.trafficPolicy)
	}])].flatMap(([path, policy]) => [[path, policy], ...(policy.portLevelSettings ?? []).map((one, i) => [`${path}.portLevelSettings[${i}]`, one])]).flatMap(([path, { loadBalancer, outlierDetection }]) => {
		const setting = loadBalancer?.localityLbSetting;
		const field = ["failover", "failoverPriority"].find((name) => (setting?.[name] ?? []).length > 0);
		if (field === void 0 || setting?.enabled === false || outlierDetection !== void 0) return [];
		const message = "It has no effect, since no endpoint is ever left out. Set outlierDetection beside it.";
		const at = `${path}.loadBalancer.localityLbSetting.${field}`;
		return [{
			code: "IST0133",
			severity: "warning",
			on: refOf$1("DestinationRule", rule),
			path: at,
			message
		}];
	});
}
const inherited = (rule, own = {}) => {
	const outlierDetection = own.outlierDetection ?? rule.outlierDetection;
	return outlierDetection === void 0 ? {} : { outlierDetection };
};

// src/mesh/policies.ts
/** Groups rules by namespace, host and audience; the key sorts canonically. */
function groupRules(rules) {
	const groups = /* @__PURE__ */ new Map();
	for (const rule of [...rules].sort(byAge)) {
		const { namespace } = rule.meta;
		const audience = visibility(rule.spec.exportTo, namespace);
		const key = `${namespace} ${resolveHost(rule.spec.host, namespace)} ${String(audience)}`;
		groups.set(key, [...groups.get(key) ?? [], rule]);
	}
	return groups;
}
/** Merges rules, oldest first: the first one's policy wins, subsets add up, and of two with one name the older stays. */
function policyGroup(rules) {
	const first = rules[0];
	if (first === void 0) return void 0;
	const { namespace } = first.meta;
	const subsets = /* @__PURE__ */ new Map();
	const problems = [];
	const owner = rules.find((rule) => rule.spec.trafficPolicy !== void 0);
	const base = owner?.spec.trafficPolicy ?? {};
	for (const rule of rules) {
		(rule.spec.subsets ?? []).forEach((subset, i) => {
			if (subsets.has(subset.name)) problems.push(duplicateSubset(rule, subset, i));
			else subsets.set(subset.name, {
				...declared(rule, i),
				...mergedSubset(base, subset)
			});
		});
		if (rule !== owner && owner !== void 0 && rule.spec.trafficPolicy !== void 0) problems.push(secondPolicy(rule, owner));
	}
	return {
		namespace,
		host: resolveHost(first.spec.host, namespace),
		visibleTo: visibility(first.spec.exportTo, namespace),
		policy: {
			from: inForce(rules, owner, subsets).map((rule) => refOf$1("DestinationRule", rule)),
			traffic: traffic(base),
			ports: portPolicies(base, {}),
			subsets: [...subsets.values()].sort((a, b) => compare(a.name, b.name))
		},
		problems
	};
}
/** The rules of a group of which something is in force; where none says anything, their being there still hides those of other namespaces. */
function inForce(rules, owner, subsets) {
	const declaring = new Set([...subsets.values()].map(({ on }) => on.name));
	const speaking = rules.filter((rule) => rule === owner || declaring.has(rule.meta.name));
	return speaking.length === 0 ? rules : speaking;
}
const declared = (rule, i) => ({
	on: refOf$1("DestinationRule", rule),
	path: `spec.subsets[${i}]`
});
function mergedSubset(rule, subset) {
	const own = subset.trafficPolicy ?? {};
	return {
		name: subset.name,
		labels: subset.labels ?? {},
		traffic: traffic({
			...rule,
			...own
		}),
		ports: portPolicies(rule, own)
	};
}
/** The policies of the ports that a rule or its subset names: the rule's for the port, over it the subset's, over that the subset's for the port. */
function portPolicies(rule, subset) {
	const named = [rule, subset].flatMap(({ portLevelSettings = [] }) => portLevelSettings.flatMap(({ port }) => port?.number ?? []));
	return new Map([...new Set(named)].map((port) => {
		const { portLevelSettings, ...inherited } = atPort(rule, port);
		return [port, traffic(atPort({
			...inherited,
			...subset
		}, port))];
	}));
}
/** A port-level policy replaces what it could say and inherits nothing of it; of two for one port the first counts. */
function atPort(policy, port) {
	const found = policy.portLevelSettings?.find((one) => one.port?.number === port);
	if (found === void 0) return policy;
	const { connectionPool, loadBalancer, outlierDetection, tls, ...rest } = policy;
	const { port: _, ...own } = found;
	return {
		...rest,
		...own
	};
}
const duplicateSubset = (rule, subset, i) => ({
	code: "SLU0109",
	severity: "warning",
	on: refOf$1("DestinationRule", rule),
	path: `spec.subsets[${i}].name`,
	message: `Subset ${subset.name} of ${rule.spec.host} is defined twice, and the first definition is in force. Rename one of them.`
});
const secondPolicy = (rule, owner) => ({
	code: "SLU0109",
	severity: "warning",
	on: refOf$1("DestinationRule", rule),
	path: "spec.trafficPolicy",
	message: `DestinationRule ${owner.meta.namespace}/${owner.meta.name} already gives ${rule.spec.host} a traffic policy, so this one is not in force. Merge the two.`
});
/** Of several groups the one for the most specific host. */
function mostSpecific(groups) {
	let best;
	for (const group of groups) if (best === void 0 || group.host.length > best.host.length) best = group;
	return best;
}
/**
* Which policy a service's clients apply: the rule of the client's namespace, then of the service's, then of the root namespace,
* and in each the most specific host. `groups` are those that cover the service's host.
*/
function servicePolicies(service, rootNamespace, groups) {
	const seenBy = (client) => {
		for (const owner of [
			client,
			service.namespace,
			rootNamespace
		]) {
			const best = mostSpecific(groups.filter((group) => group.namespace === owner && (group.visibleTo === "all" || client !== void 0 && sees(group.visibleTo, client))));
			if (best !== void 0) return best.policy;
		}
	};
	const everyone = seenBy(void 0);
	const special = new Set(groups.flatMap((group) => [group.namespace, ...group.visibleTo === "all" ? [] : group.visibleTo]));
	const byClient = /* @__PURE__ */ new Map();
	for (const client of [...special].sort(compare)) {
		const policy = seenBy(client);
		if (policy !== everyone) byClient.set(client, policy);
	}
	return {
		everyone,
		byClient
	};
}
/** An index that answers which groups cover a host. */
function groupIndex(groups) {
	const exact = /* @__PURE__ */ new Map();
	const wild = [];
	for (const group of groups) if (group.host.startsWith("*")) wild.push(group);
	else exact.set(group.host, [...exact.get(group.host) ?? [], group]);
	return (host) => [...exact.get(host) ?? [], ...wild.filter((group) => hostCovers(group.host, host))];
}
const none$1 = {};
/** What a rule or a subset says of a port. */
const trafficAt = (policy, port) => policy?.ports.get(port) ?? policy?.traffic ?? none$1;
const policyFor = (policies, client) => policies === void 0 ? void 0 : policies.byClient.has(client) ? policies.byClient.get(client) : policies.everyone;

// src/mesh/balancer-refusals.ts
/** Sizes that Envoy takes. */
const largestRing = 8388608;
const largestTable = 5000011;
function balancerRefusals(balancer, path, refuse) {
	if (balancer?.consistentHash !== void 0) hashRefusals(balancer.consistentHash, `${path}.consistentHash`, refuse);
	durationRefusal(balancer?.warmupDurationSecs, `${path}.warmupDurationSecs`, refuse, true);
	durationRefusal(balancer?.warmup?.duration, `${path}.warmup.duration`, refuse, true);
	if (balancer?.localityLbSetting !== void 0) localityRefusals(balancer.localityLbSetting, `${path}.localityLbSetting`, refuse);
}
function hashRefusals(hash, path, refuse) {
	for (const field of ["httpHeaderName", "httpQueryParameterName"]) {
		const name = hash[field];
		if (name !== void 0 && !isPlain(name)) refuse(`${path}.${field}`, notPlain);
	}
	cookieRefusals(hash.httpCookie, `${path}.httpCookie`, refuse);
	const rings = [[`${path}.ringHash.minimumRingSize`, hash.ringHash?.minimumRingSize], [`${path}.minimumRingSize`, hash.minimumRingSize]];
	for (const [at, size] of rings) if (size !== void 0 && size > largestRing) refuse(at, `A ring of ${size} points is too large. Give at most ${largestRing}.`);
	const size = hash.maglev?.tableSize ?? 0;
	if (size !== 0 && (size > largestTable || !isPrime(size))) refuse(`${path}.maglev.tableSize`, `The size of a Maglev table must be a prime number up to ${largestTable}, which ${size} is not. 65537 is the usual one.`);
}
function cookieRefusals(cookie, path, refuse) {
	if (cookie === void 0) return;
	if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(cookie.name)) refuse(`${path}.name`, "A cookie needs a name of ASCII characters without spaces and separators.");
	if (!isAttribute(cookie.path ?? "")) refuse(`${path}.path`, "The path of a cookie has ASCII characters only, and no \";\".");
	durationRefusal(cookie.ttl, `${path}.ttl`, refuse, true);
	(cookie.attributes ?? []).forEach(({ name, value = "" }, i) => {
		const at = `${path}.attributes[${i}]`;
		if (!isPlain(name)) refuse(`${at}.name`, notPlain);
		if (!isAttribute(value)) refuse(`${at}.value`, "The value of an attribute has ASCII characters only, and no \";\".");
	});
}
const isPlain = (name) => /^[!-~]+$/.test(name);
const isAttribute = (value) => /^[ -:<-~]*$/.test(value);
const notPlain = "The name must have at least one character, all of them ASCII and none of them a space.";
function isPrime(number) {
	if (number < 2) return false;
	for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false;
	return true;
}
function localityRefusals(setting, path, refuse) {
	(setting.distribute ?? []).forEach(({ from = "", to = {} }, i) => {
		const at = `${path}.distribute[${i}]`;
		const weights = Object.values(to);
		const sum = weights.reduce((total, weight) => total + weight, 0);
		if (from === "") refuse(`${at}.from`, "The shares need the locality of the clients; \"*\" is any.");
		if (weights.includes(0)) refuse(`${at}.to`, "A share is 0. Leave that locality out instead.");
		if (sum !== 100) refuse(`${at}.to`, `The shares add up to ${sum}. They must add up to 100.`);
	});
	(setting.failover ?? []).forEach(({ from = "", to = "" }, i) => {
		const at = `${path}.failover[${i}]`;
		if (from === "" || to === "") refuse(at, "A failover needs a region under from and another under to.");
		else if (from === to) refuse(`${at}.to`, `Region ${from} cannot stand in for itself. Name another one.`);
		else if (/[/*]/.test(from + to)) refuse(at, "A failover is between regions, without zones and without \"*\".");
	});
}

// src/mesh/policy-refusals.ts
/** Mistakes for which a DestinationRule is refused as a whole although each field fits its schema. */
function ruleRefusals(object) {
	const problems = [];
	const refuse = refusing(problems, refOf$1("DestinationRule", object));
	const { host, trafficPolicy, subsets = [] } = object.spec;
	if (host === void 0 || host === "") refuse("spec.host", "A DestinationRule needs a host.");
	if (trafficPolicy !== void 0) policyRefusals(trafficPolicy, "spec.trafficPolicy", refuse);
	subsets.forEach((subset, i) => {
		const path = `spec.subsets[${i}]`;
		if (subset.name === "") refuse(`${path}.name`, "A subset needs a name, by which routes refer to it.");
		if (subset.name?.includes("|")) refuse(`${path}.name`, `The name ${subset.name} holds a "|". Use letters, digits, "-", "_" and ".".`);
		if (subset.trafficPolicy !== void 0) policyRefusals(subset.trafficPolicy, `${path}.trafficPolicy`, refuse);
	});
	return problems;
}
function policyRefusals(policy, path, refuse) {
	partRefusals(policy, path, refuse);
	tunnelRefusals(policy, `${path}.tunnel`, refuse);
	(policy.portLevelSettings ?? []).forEach((one, i) => {
		const at = `${path}.portLevelSettings[${i}]`;
		if (one.port?.number === void 0) refuse(`${at}.port.number`, "A port-level policy needs the number of its port.");
		partRefusals(one, at, refuse);
	});
}
/** What a policy and a port's policy have in common. */
function partRefusals(policy, path, refuse) {
	poolRefusals(policy.connectionPool, `${path}.connectionPool`, refuse);
	outlierRefusals(policy.outlierDetection, `${path}.outlierDetection`, refuse);
	balancerRefusals(policy.loadBalancer, `${path}.loadBalancer`, refuse);
	tlsRefusals$1(policy.tls, `${path}.tls`, refuse);
}
function poolRefusals(pool, path, refuse) {
	const { tcp, http } = pool ?? {};
	durationRefusal(tcp?.connectTimeout, `${path}.tcp.connectTimeout`, refuse);
	durationRefusal(tcp?.maxConnectionDuration, `${path}.tcp.maxConnectionDuration`, refuse);
	durationRefusal(tcp?.idleTimeout, `${path}.tcp.idleTimeout`, refuse, true);
	durationRefusal(http?.idleTimeout, `${path}.http.idleTimeout`, refuse);
	if (http?.h2UpgradePolicy === "UPGRADE" && http.useClientProtocol === true) refuse(`${path}.http.useClientProtocol`, "The client's protocol cannot be kept where h2UpgradePolicy: UPGRADE changes it. Remove one of the two.");
}
function outlierRefusals(outlier, path, refuse) {
	durationRefusal(outlier?.interval, `${path}.interval`, refuse);
	durationRefusal(outlier?.baseEjectionTime, `${path}.baseEjectionTime`, refuse);
}
/** The longest name that TLS carries, in bytes. */
const longestName = 255;
function tlsRefusals$1(tls, path, refuse) {
	if (tls?.mode === void 0 || tls.mode === "DISABLE") return;
	if (tls.mode === "ISTIO_MUTUAL") {
		refuse(`${path}.mode`, "ISTIO_MUTUAL needs the certificates of a mesh CA, and there is none here. Use MUTUAL with files of your own, or DISABLE.");
		return;
	}
	certificateRefusals(tls, path, refuse);
	const sni = tls.sni ?? "";
	if (sni.length > longestName || !/^[!-~]*$/.test(sni)) refuse(`${path}.sni`, `A server name has at most ${longestName} ASCII characters, and no spaces. Write an international name in its ASCII form (xn--…).`);
}
function certificateRefusals(tls, path, refuse) {
	if (tls.mode === "MUTUAL" && !tls.credentialName) {
		if (!tls.clientCertificate) refuse(`${path}.clientCertificate`, "MUTUAL needs the path of the client's certificate.");
		if (!tls.privateKey) refuse(`${path}.privateKey`, "MUTUAL needs the path of the client's private key.");
	}
	if (tls.credentialName && (tls.clientCertificate || tls.privateKey || tls.caCertificates)) refuse(`${path}.credentialName`, "The certificates come from a Secret or from files, not from both. Remove credentialName or the paths.");
}
function tunnelRefusals({ tunnel }, path, refuse) {
	if (tunnel === void 0) return;
	if (tunnel.protocol !== void 0 && ![
		"",
		"CONNECT",
		"POST"
	].includes(tunnel.protocol)) refuse(`${path}.protocol`, `The protocol ${tunnel.protocol} is neither CONNECT nor POST.`);
	if (!/^[!-$&-~]+$/.test(tunnel.targetHost)) refuse(`${path}.targetHost`, "The tunnel needs the name or the address of the host at its far end.");
}

// src/mesh/selection.ts
/** Subsets that no ready pod of the service fits. */
function emptySubsets(service, policies, endpoints) {
	if (service === void 0 || service.kind === "external") return [];
	const pods = [...endpoints?.values() ?? []].flat();
	return [.../* @__PURE__ */ new Set([policies.everyone, ...policies.byClient.values()])].flatMap((policy) => (policy?.subsets ?? []).flatMap((subset) => {
		const { on, path } = subset;
		if (pods.some((pod) => selects$1(subset.labels, pod.labels))) return [];
		const labels = Object.entries(subset.labels).map(([name, value]) => `${name}=${value}`);
		const message = `No ready pod of ${service.host} has the labels ${labels.join(", ")} of subset ${subset.name}; requests to it are answered with 503. Start such pods, or correct the labels.`;
		return [{
			code: "IST0173",
			severity: "warning",
			on,
			path: `${path}.labels`,
			message
		}];
	}));
}
/** A rule for a host that no service has. */
function unknownHost(rule, host, hosts) {
	if (host.startsWith("*") ? [...hosts].some((one) => hostCovers(host, one)) : hosts.has(host)) return [];
	const message = `There is no service ${host}, so the rule applies to nothing. Create the service, or correct the host.`;
	return [{
		code: "IST0174",
		severity: "warning",
		on: refOf$1("DestinationRule", rule),
		path: "spec.host",
		message
	}];
}

// src/mesh/policy-stage.ts
/** A function from DestinationRules to the policies of every service. */
function policyStage() {
	const read = policies();
	const ruled = memo((all) => new Map([...all].filter(([, one]) => one.everyone !== void 0 || one.byClient.size > 0)));
	const empty = mapTable((one, key, shapes, endpoints) => [
		shapes.get(key),
		one,
		endpoints.get(key)
	], emptySubsets);
	const told = memo((problems) => [...problems.values()].flat());
	return (table, shapes, root, endpoints) => {
		const made = read(table, shapes, root);
		const thin = told(empty(ruled(made.policies), shapes, endpoints));
		return {
			policies: made.policies,
			problems: [...made.problems, ...thin]
		};
	};
}
function policies() {
	const refused = mapEach(ruleRefusals);
	const unread = mapEach((rule) => untranslated("DestinationRule", rule));
	const idle = mapEach(idleFailovers);
	const groups = mapEach(policyGroup);
	const each = mapEach(servicePolicies);
	return memo((table, shapes, root) => {
		const refusals = refused(byKey(table).map(([key, rule]) => [key, [rule]]));
		const good = byKey(table).flatMap(([key, rule]) => (refusals.get(key) ?? []).length > 0 ? [] : [rule]);
		const merged = [...groups([...groupRules(good)].map(([key, rules]) => [key, [rules]])).values()].filter((group) => group !== void 0);
		const covering = groupIndex(merged);
		const hosts = new Set([...shapes.values()].map((service) => service.host));
		const problems = [
			...[...refusals.values()].flat(),
			...[...unread(good.map((rule) => [objectKey(rule.meta), [rule]])).values()].flat(),
			...[...idle(good.map((rule) => [objectKey(rule.meta), [rule]])).values()].flat(),
			...merged.flatMap((group) => group.problems),
			...good.flatMap((rule) => unknownHost(rule, resolveHost(rule.spec.host, rule.meta.namespace), hosts))
		];
		return {
			policies: each([...shapes].map(([key, service]) => [key, [
				service,
				root,
				covering(service.host)
			]])),
			problems
		};
	});
}

// src/mesh/delegates.ts
const none = [];
/** `namespace/name` of each delegate that an object names, once; always the same list where it names none. */
function delegateKeys({ meta, spec }) {
	const keys = new Set((spec.http ?? []).flatMap((rule) => keyOf(rule, meta.namespace) ?? []));
	return keys.size === 0 ? none : [...keys];
}
const keyOf = ({ delegate }, namespace) => delegate === void 0 ? void 0 : `${delegate.namespace || namespace}/${delegate.name ?? ""}`;
/** The rules that a rule of a root stands for: the delegate's, narrowed by the root's conditions. `path` is the rule's in the root. */
function delegated(rule, path, root, delegates, report) {
	const key = keyOf(rule, root.meta.namespace);
	if (key === void 0) return [{ rule: qualified(rule, root.meta.namespace) }];
	const delegate = delegates.get(key);
	const missing = whyMissing(key, delegate, root.meta.namespace);
	if (delegate === void 0 || missing !== void 0) {
		report.onRoot("IST0101", "error", `${path}.delegate`, `${missing} The rule is passed over.`);
		return [];
	}
	const outer = qualified(rule, root.meta.namespace);
	const by = refOf$1("VirtualService", delegate);
	return (delegate.spec.http ?? []).flatMap((one, i) => {
		const inner = qualified(one, delegate.meta.namespace);
		const match = mergedMatches(outer.match ?? [], inner.match ?? []);
		if (match !== void 0) return [{
			rule: merged(outer, inner, match),
			by
		}];
		report.onDelegate(delegate)("SLU0121", "error", `spec.http[${i}].match`, `A condition lies outside those of ${path} in VirtualService ${root.meta.namespace}/${root.meta.name}, which delegates here, so this rule is passed over. Narrow it: a longer prefix, and equal values elsewhere.`);
		return [];
	});
}
function whyMissing(key, delegate, namespace) {
	if (delegate === void 0) return `VirtualService ${key} is no delegate: it does not exist, has hosts, or is refused itself. Create or correct it, or correct the name (and namespace, for another one).`;
	if (sees(visibility(delegate.spec.exportTo, delegate.meta.namespace), namespace)) return void 0;
	return `VirtualService ${key} is not exported to namespace ${namespace}. Add it to the exportTo there.`;
}
/** The rule with whole names, which mean the same in any namespace. */
function qualified(rule, namespace) {
	const whole = (to) => ({
		...to,
		host: resolveHost(to.host, namespace)
	});
	const many = (all) => all?.map((one) => ({
		...one,
		destination: whole(one.destination)
	}));
	return {
		...rule,
		...defined({
			match: rule.match?.map((match) => ({
				...match,
				...defined({ gateways: match.gateways?.map((name) => gatewayKey(name, namespace)) })
			})),
			route: many(rule.route),
			mirrors: many(rule.mirrors),
			mirror: rule.mirror === void 0 ? void 0 : whole(rule.mirror)
		})
	};
}
/** The delegate's rule, with the root's fields where it has none. */
function merged(root, inner, match) {
	const { delegate: _, name, ...inherited } = root;
	return {
		...inherited,
		...inner,
		match,
		name: joinedName(name, inner.name, "-")
	};
}
const joinedName = (outer, inner, between) => [outer, inner].filter((part) => part !== void 0 && part !== "").join(between);
/** Every pair of conditions that can hold together; undefined where one of the delegate's fits none of the root's. */
function mergedMatches(root, inner) {
	if (root.length === 0) return inner;
	if (inner.length === 0) return root;
	const pairs = inner.map((one) => root.filter((other) => !conflict(other, one)).map((other) => both(other, one)));
	return pairs.some((fitting) => fitting.length === 0) ? void 0 : pairs.flat();
}
/** Where both name a thing the delegate's is the narrower. */
function both(root, inner) {
	return {
		...root,
		...inner,
		name: joinedName(root.name, inner.name, "-"),
		headers: {
			...root.headers,
			...inner.headers
		},
		withoutHeaders: {
			...root.withoutHeaders,
			...inner.withoutHeaders
		},
		queryParams: {
			...root.queryParams,
			...inner.queryParams
		},
		sourceLabels: {
			...root.sourceLabels,
			...inner.sourceLabels
		},
		port: inner.port || root.port || 0,
		sourceNamespace: inner.sourceNamespace || root.sourceNamespace || "",
		gateways: inner.gateways?.length ? inner.gateways : root.gateways ?? [],
		statPrefix: inner.statPrefix || root.statPrefix || ""
	};
}
function conflict(root, inner) {
	const texts = [
		"uri",
		"scheme",
		"method",
		"authority"
	].some((field) => outside(root[field], inner[field]));
	const tables = [
		"headers",
		"withoutHeaders",
		"queryParams"
	].some((field) => Object.entries(inner[field] ?? {}).some(([name, value]) => outside(root[field]?.[name], value)));
	return texts || tables || otherPlace(root, inner);
}
/** Whether the two are never looked at for the same client, port or gateway. */
function otherPlace(root, inner) {
	const labels = Object.entries(inner.sourceLabels ?? {}).some(([name, value]) => (root.sourceLabels?.[name] ?? value) !== value);
	const gateways = root.gateways?.length ? (inner.gateways ?? []).some((name) => !root.gateways?.includes(name)) : false;
	return labels || gateways || (root.ignoreUriCase ?? false) !== (inner.ignoreUriCase ?? false) || (root.port && inner.port ? root.port !== inner.port : false) || (root.sourceNamespace ? inner.sourceNamespace !== root.sourceNamespace : false);
}
/** Whether the delegate's condition is not known to be within the root's. */
function outside(root, inner) {
	if (root === void 0 || inner === void 0) return false;
	if (root.regex || inner.regex) return true;
	if (root.exact) return inner.exact !== root.exact;
	const text = inner.prefix || inner.exact;
	return !root.prefix || !text?.startsWith(root.prefix);
}

// src/mesh/matches.ts
/** The longest regular expression that Istio takes, and the largest RE2 program that our proxies accept (the bootstrap's error level). */
const longestRegex = 1024;
const largestRegex = 32768;
/** One string condition; undefined where it is wrong, which `complain` is told. An empty prefix is wrong in anything but a path. */
function matcher(match, path, regex, complain) {
	if (match.exact !== void 0) return {
		kind: "exact",
		value: match.exact
	};
	if (match.prefix !== void 0) {
		if (match.prefix !== "") return {
			kind: "prefix",
			value: match.prefix
		};
		complain(`${path}.prefix`, "The prefix is empty. Write \"/\" to match every path, or leave the condition out.");
		return;
	}
	if (match.regex === void 0) return { kind: "present" };
	const wrong = regexFault(match.regex, regex);
	if (wrong === void 0) return {
		kind: "regex",
		value: match.regex
	};
	complain(`${path}.regex`, `The regular expression ${shown(match.regex)} cannot be used: ${wrong}. Use RE2's syntax.`);
}
function regexFault(pattern, check) {
	if (pattern === "") return "it is empty";
	if (pattern.length > longestRegex) return `it is longer than ${longestRegex} characters`;
	const { error, size } = check(pattern);
	if (error !== void 0) return error;
	return size > largestRegex ? `its program of ${size} steps is larger than ${largestRegex}` : void 0;
}
const shown = (text) => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
/** A match request. `broken` says that a condition of it is wrong, so that the rule cannot be served as meant. */
function httpMatch(match, path, regex, complain) {
	let broken = false;
	const one = (field, at) => {
		if (field === void 0) return void 0;
		if (at === "uri" && field.prefix === "") return {
			kind: "prefix",
			value: ""
		};
		const read = matcher(field, `${path}.${at}`, regex, complain);
		if (read === void 0) broken = true;
		return read;
	};
	const named = (table, at, invert) => Object.entries(table ?? {}).sort(([a], [b]) => compare(a, b)).flatMap(([name, field]) => {
		const read = one(field, member$1(at, name));
		return read === void 0 ? [] : [{
			name: at === "queryParams" ? name : name.toLowerCase(),
			matcher: read,
			invert
		}];
	});
	const gateways = (match.gateways ?? []).length === 0 ? void 0 : match.gateways;
	const anyone = gateways !== void 0;
	return {
		match: defined({
			name: match.name || void 0,
			statPrefix: match.statPrefix || void 0,
			uri: one(match.uri, "uri"),
			ignoreUriCase: match.ignoreUriCase ?? false,
			method: one(match.method, "method"),
			authority: one(match.authority, "authority"),
			scheme: one(match.scheme, "scheme"),
			headers: [...named(match.headers, "headers", false), ...named(match.withoutHeaders, "withoutHeaders", true)],
			query: named(match.queryParams, "queryParams", false),
			sourceLabels: anyone ? {} : match.sourceLabels ?? {},
			sourceNamespace: anyone ? void 0 : match.sourceNamespace || void 0,
			gateways,
			port: match.port || void 0
		}),
		broken
	};
}
/** Whether a match takes every request that reaches its rule. */
const matchesAll = (match) => (match.uri === void 0 || match.uri.kind === "present" || match.uri.kind === "prefix" && (match.uri.value === "/" || match.uri.value === "") || match.uri.kind === "regex" && match.uri.value === ".*") && [
	match.method,
	match.authority,
	match.scheme,
	match.sourceNamespace,
	match.gateways,
	match.port
].every((condition) => condition === void 0) && match.headers.length === 0 && match.query.length === 0 && Object.keys(match.sourceLabels).length === 0;

// src/mesh/effects.ts
/** A percentage in millionths, which is as fine as Envoy divides. */
const millionths = (percent) => Math.round((percent?.value ?? 0) * 1e4);
/** Without a percentage a fault never fires. */
function readFault(fault) {
	if (fault === void 0) return void 0;
	const { delay, abort } = fault;
	const duration = milliseconds(delay?.fixedDelay);
	const share = (percentage, percent) => percentage === void 0 ? (percent ?? 0) * 1e4 : millionths(percentage);
	const delays = delay === void 0 || duration === void 0 || duration <= 0 ? void 0 : {
		share: share(delay.percentage, delay.percent),
		duration
	};
	const aborts = abort === void 0 ? void 0 : defined({
		share: share(abort.percentage, void 0),
		httpStatus: abort.httpStatus,
		grpcStatus: grpcCode(abort.grpcStatus)
	});
	return delays === void 0 && aborts === void 0 ? void 0 : defined({
		delay: delays,
		abort: aborts
	});
}
const grpcCodes = [
	"OK",
	"CANCELLED",
	"UNKNOWN",
	"INVALID_ARGUMENT",
	"DEADLINE_EXCEEDED",
	"NOT_FOUND",
	"ALREADY_EXISTS",
	"PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION",
	"ABORTED",
	"OUT_OF_RANGE",
	"UNIMPLEMENTED",
	"INTERNAL",
	"UNAVAILABLE",
	"DATA_LOSS",
	"UNAUTHENTICATED"
];
/** The number of a gRPC status; undefined where there is none of this name. */
function grpcCode(name) {
	if (name === void 0) return void 0;
	const at = grpcCodes.indexOf(name);
	return at === -1 ? void 0 : at;
}
/** A rule's CORS policy; an origin that cannot be read is reported and matches nothing. */
function readCors(cors, path, regex, complain) {
	if (cors === void 0) return void 0;
	const origins = (cors.allowOrigins ?? []).flatMap((origin, i) => {
		const read = matcher(origin, `${path}.allowOrigins[${i}]`, regex, complain);
		return read === void 0 ? [] : [read];
	});
	const exact = cors.allowOrigins === void 0 ? (cors.allowOrigin ?? []).map((value) => ({
		kind: "exact",
		value
	})) : [];
	return defined({
		origins: [...origins, ...exact],
		methods: cors.allowMethods ?? [],
		headers: cors.allowHeaders ?? [],
		exposeHeaders: cors.exposeHeaders ?? [],
		maxAge: milliseconds(cors.maxAge),
		credentials: cors.allowCredentials,
		forwardUnmatchedPreflights: cors.unmatchedPreflights !== "IGNORE"
	});
}

// src/mesh/formats.ts
/** Commands of Envoy's format strings that take no argument. */
const plain = [
	"DOWNSTREAM_(?:LOCAL|REMOTE|DIRECT_LOCAL|DIRECT_REMOTE)_ADDRESS(?:_WITHOUT_PORT)?",
	"DOWNSTREAM_(?:LOCAL|REMOTE)_PORT",
	"DOWNSTREAM_TLS_(?:VERSION|CIPHER|SESSION_ID)",
	"DOWNSTREAM_PEER_(?:SUBJECT|ISSUER|SERIAL|URI_SAN|DNS_SAN|FINGERPRINT_256|FINGERPRINT_1|CERT|CERT_V_START|CERT_V_END)",
	"DOWNSTREAM_LOCAL_(?:SUBJECT|URI_SAN|DNS_SAN)",
	"UPSTREAM_(?:HOST|CLUSTER|CLUSTER_RAW|PROTOCOL|REQUEST_ATTEMPT_COUNT|TLS_VERSION|TRANSPORT_FAILURE_REASON)",
	"UPSTREAM_(?:LOCAL|REMOTE)_(?:ADDRESS(?:_WITHOUT_PORT)?|PORT)",
	"RESPONSE_(?:CODE|CODE_DETAILS|FLAGS|FLAGS_LONG|DURATION|TX_DURATION)",
	"START_TIME|PROTOCOL|HOSTNAME|DURATION|REQUEST_DURATION|ROUTE_NAME|REQUESTED_SERVER_NAME|VIRTUAL_CLUSTER_NAME",
	"BYTES_(?:RECEIVED|SENT)|CONNECTION_ID|STREAM_ID|TRACE_ID|GRPC_STATUS|CONNECTION_TERMINATION_DETAILS|PATH"
];
const word = "[A-Za-z0-9_.-]+";
const header = ":?[A-Za-z0-9_-]+";
/** Those that take one, with arguments of which Envoy is known to understand each. */
const withArgument = [
	`(?:REQ|RESP|TRAILER)\\(${header}(?:\\?${header})?\\)(?::[0-9]{1,4})?`,
	"START_TIME\\((?:%[YmdHMSsjyBbaAeFT]|%[1-9]f|[A-Za-z0-9 :./,_+-])*\\)",
	`(?:DYNAMIC|UPSTREAM|CLUSTER)_METADATA\\((?:${word}(?::${word})*|\\["${word}"(?:, ?"${word}")*\\])\\)`,
	`(?:FILTER_STATE|PER_REQUEST_STATE|ENVIRONMENT)\\(${word}\\)`,
	`QUERY_PARAM\\(${word}\\)(?::[0-9]{1,4})?`,
	"PATH\\((?:WQ|NQ)(?::(?:ORIG|PATH|ORIG_OR_PATH))?\\)"
];
const command = new RegExp(`%%|%(?:${[...plain, ...withArgument].join("|")})%|%`, "g");
/** A header's value in which only commands that Envoy knows are commands; any other percent sign stands for itself. */
const safeFormat = (value) => value.replace(command, (found) => found === "%" ? "%%" : found);

// src/mesh/headers.ts
const isHost = (name) => name.toLowerCase() === "host" || name.toLowerCase() === ":authority";
const goodName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What may stand in a header's value, and so in the Host, path and redirect that a rule sets. */
const fitsHeader = (value) => !badValue.test(value);
const badValue = /[^\P{Cc}\t]/u;
/** What `set`, `add` and `remove` do to requests and responses; a name or value that HTTP forbids is reported and left out. */
function readHeaders(headers, path, report) {
	if (headers === void 0) return {};
	const request = edit(headers.request, `${path}.request`, true, report);
	const response = edit(headers.response, `${path}.response`, false, report);
	const { set = {}, add = {} } = headers.request ?? {};
	const host = [...Object.entries(set), ...Object.entries(add)].find(([name]) => isHost(name));
	return {
		...[request, response].every((one) => one.set.length + one.add.length + one.remove.length === 0) ? {} : { edits: {
			request,
			response
		} },
		...host === void 0 || !fitsHeader(host[1]) ? {} : { authority: host[1] }
	};
}
/** Both edits, the second's after the first's. */
function joinedEdits(first, second) {
	if (first === void 0 || second === void 0) return first ?? second;
	const join = (a, b) => ({
		set: [...a.set, ...b.set],
		add: [...a.add, ...b.add],
		remove: [.../* @__PURE__ */ new Set([...a.remove, ...b.remove])]
	});
	return {
		request: join(first.request, second.request),
		response: join(first.response, second.response)
	};
}
function edit(operations, path, hasHost, report) {
	const usable = (verb, name, value) => {
		const setsHost = hasHost && isHost(name) && verb !== "remove";
		const wrong = !(setsHost || !name.startsWith(":") && !isHost(name) && goodName.test(name)) || !fitsHeader(value);
		if (wrong) report("SLU0102", "error", member$1(`${path}.${verb}`, name), `Header ${JSON.stringify(name)} cannot be edited so: HTTP forbids the name or the value. It is left as it is.`);
		return !wrong && !setsHost;
	};
	const pairs = (verb) => Object.entries(operations?.[verb] ?? {}).filter(([name, value]) => usable(verb, name, value)).sort(([a], [b]) => compare(a, b)).map(([name, value]) => [name, safeFormat(value)]);
	return {
		set: pairs("set"),
		add: pairs("add"),
		remove: (operations?.remove ?? []).filter((name) => usable("remove", name, ""))
	};
}

// src/mesh/retries.ts
const connectionFailures = [
	"connect-failure",
	"refused-stream",
	"unavailable",
	"cancelled",
	"retriable-status-codes"
];
/** Two more tries, on another host, where no application can have seen the request. */
const defaultRetries = {
	attempts: 2,
	on: connectionFailures,
	statusCodes: [],
	otherHosts: true,
	otherLocalities: false
};
/** A rule's retries; without any they are the default ones. */
function readRetries(retries) {
	if (retries === void 0) return defaultRetries;
	const words = (retries.retryOn ?? "").split(",").map((word) => word.trim()).filter((word) => word !== "");
	const codes = words.filter((word) => /^\d{3}$/.test(word)).map(Number);
	const conditions = words.filter((word) => !/^\d{3}$/.test(word));
	if (codes.length > 0 && !conditions.includes("retriable-status-codes")) conditions.push("retriable-status-codes");
	return defined({
		attempts: retries.attempts ?? 0,
		on: words.length === 0 ? connectionFailures : conditions,
		statusCodes: codes,
		perTry: milliseconds(retries.perTryTimeout) || void 0,
		backoff: milliseconds(retries.backoff) || void 0,
		otherHosts: retries.retryIgnorePreviousHosts ?? true,
		otherLocalities: retries.retryRemoteLocalities ?? false
	});
}

// src/mesh/targets.ts
/** The service that a namespace sees, or the first where it sees none. */
const seenFrom = (known, namespace) => known?.others === void 0 || sees(known.service.visibleTo, namespace) ? known : known.others.find(({ service }) => sees(service.visibleTo, namespace)) ?? known;
/** Where a destination leads, as seen from the namespace of its rule. A wrong one is reported and stays, as invalid. */
function resolveTarget(destination, namespace, path, registry, report) {
	const host = resolveHost(destination.host, namespace);
	const subset = destination.subset ?? "";
	const known = registry(host);
	const only = known?.service.ports.length === 1 ? known.service.ports[0]?.number : void 0;
	const port = destination.port?.number ?? only;
	const wrong = mistake(destination, namespace, host, known);
	if (wrong === void 0) return {
		kind: "cluster",
		host,
		subset,
		port
	};
	report("IST0101", "error", `${path}.${wrong.field}`, wrong.message);
	return {
		kind: "invalid",
		host,
		subset,
		port,
		why: wrong.message
	};
}
function mistake(destination, namespace, host, known) {
	if (known === void 0 || !sees(known.service.visibleTo, namespace)) return {
		field: "host",
		message: `There is no service ${host}. Its share of the requests is answered with 503; create the service, or correct the host${hint(destination.host, namespace)}.`
	};
	const { ports } = known.service;
	const number = destination.port?.number;
	if (number !== void 0 && !ports.some((port) => port.number === number)) return {
		field: "port.number",
		message: `Service ${host} has no port ${number}, only ${ports.map((port) => port.number).join(", ")}.`
	};
	const { subset } = destination;
	if (subset === void 0 || subset === "") return void 0;
	const policy = policyFor(known.policies, namespace);
	if (policy?.subsets.some((one) => one.name === subset) === true) return void 0;
	const declared = policy?.subsets.map((one) => one.name).join(", ") ?? "";
	return {
		field: "subset",
		message: `No DestinationRule for ${host} declares subset ${subset}${declared === "" ? "" : ` (declared: ${declared})`}. Its share of the requests is answered with 503; declare the subset, or name another one.`
	};
}
const hint = (name, namespace) => name.includes(".") ? "" : ` (${JSON.stringify(name)} means the service in namespace ${namespace})`;

// src/mesh/actions.ts
const unavailable = {
	kind: "respond",
	status: 503
};
/** What a rule does with a request. A rule that cannot be served as meant answers 503. */
function readAction(rule, path, reading) {
	if (!textsFit(rule, path, reading)) return unavailable;
	if (rule.redirect !== void 0) return redirect(rule.redirect, `${path}.redirect`, reading);
	if (rule.directResponse !== void 0) {
		const { status, body } = rule.directResponse;
		return defined({
			kind: "respond",
			status,
			body: bodyOf(body)
		});
	}
	return forward(rule, path, reading);
}
function bodyOf(body) {
	if (body?.string !== void 0) return {
		encoding: "text",
		value: body.string
	};
	return body?.bytes === void 0 ? void 0 : {
		encoding: "base64",
		value: body.bytes
	};
}
/** Whether the texts that a rule puts into requests and redirects may stand in HTTP's header fields; one that may not is reported. */
function textsFit(rule, path, { report }) {
	const { rewrite, redirect: to } = rule;
	const wrong = [
		["rewrite.uri", rewrite?.uri],
		["rewrite.authority", rewrite?.authority],
		["rewrite.uriRegexRewrite.rewrite", rewrite?.uriRegexRewrite?.rewrite],
		["redirect.uri", to?.uri],
		["redirect.authority", to?.authority]
	].filter(([, text]) => text !== void 0 && !fitsHeader(text));
	for (const [field] of wrong) report("SLU0102", "error", `${path}.${field}`, "The text holds a character that HTTP forbids, such as a line break. The rule answers 503.");
	return wrong.length === 0;
}
function forward(rule, path, reading) {
	const rewrite = readRewrite(rule.rewrite, `${path}.rewrite`, reading);
	if (rewrite === "broken") return unavailable;
	const to = weighted(rule.route ?? [], `${path}.route`, reading);
	const authority = rule.rewrite?.authority ?? readHeaders(rule.headers, `${path}.headers`, () => {}).authority;
	return defined({
		kind: "forward",
		to,
		rewrite,
		authority: authority === "" ? void 0 : authority,
		timeout: milliseconds(rule.timeout),
		retries: readRetries(rule.retries),
		mirrors: mirrors(rule, path, reading)
	});
}
/** One destination gets everything whatever its weight; of several, a missing weight counts 0. */
function weighted(destinations, path, reading) {
	const alone = destinations.length === 1;
	return destinations.map((one, i) => {
		const at = `${path}[${i}]`;
		const headers = readHeaders(one.headers, `${at}.headers`, reading.report);
		if (!alone && one.weight === void 0) reading.report("SLU0103", "warning", `${at}.weight`, "A missing weight among several destinations counts 0: this one gets nothing. Say a weight.");
		return defined({
			weight: alone ? 1 : one.weight ?? 0,
			target: resolveTarget(one.destination, reading.namespace, `${at}.destination`, reading.registry, reading.report),
			headers: headers.edits,
			authority: headers.authority
		});
	});
}
function readRewrite(rewrite, path, reading) {
	const regex = rewrite?.uriRegexRewrite;
	if (regex?.match !== void 0) return matcher({ regex: regex.match }, `${path}.uriRegexRewrite.match`, reading.regex, (at, message) => reading.report("SLU0102", "error", at, `${message} The rule answers 503.`)) === void 0 ? "broken" : {
		kind: "regex",
		pattern: regex.match,
		value: regex.rewrite ?? ""
	};
	return rewrite?.uri === void 0 || rewrite.uri === "" ? void 0 : {
		kind: "uri",
		value: rewrite.uri
	};
}
const redirectCodes = [
	301,
	302,
	303,
	307,
	308
];
function redirect(spec, path, reading) {
	const status = spec.redirectCode || 301;
	if (!redirectCodes.includes(status)) {
		reading.report("SLU0102", "error", `${path}.redirectCode`, `A redirect cannot have status ${status}, only ${redirectCodes.join(", ")}. The rule answers 503.`);
		return unavailable;
	}
	const { scheme, port, derivePort } = spec;
	return defined({
		kind: "redirect",
		status,
		uri: spec.uri || void 0,
		authority: spec.authority || void 0,
		scheme: scheme === "http" || scheme === "https" ? scheme : void 0,
		port: port || (derivePort === "FROM_REQUEST_PORT" ? "request" : void 0)
	});
}
function mirrors(rule, path, reading) {
	const whole = rule.mirrorPercent ?? rule.mirror_percent;
	const old = rule.mirrorPercentage ?? (whole === void 0 ? void 0 : { value: whole });
	const listed = (rule.mirrors ?? []).map((one, i) => ({
		...one,
		path: `${path}.mirrors[${i}].destination`
	}));
	return [...rule.mirror === void 0 ? [] : [{
		destination: rule.mirror,
		percentage: old,
		path: `${path}.mirror`
	}], ...listed].flatMap((one) => {
		const target = resolveTarget(one.destination, reading.namespace, one.path, reading.registry, reading.report);
		const share = one.percentage === void 0 ? 1e6 : millionths(one.percentage);
		return share === 0 ? [] : [{
			target,
			share
		}];
	});
}

// src/mesh/effect-refusals.ts
/** Refuses what is below a millisecond or finer than one, and what no proxy can count. */
function durationRefusals(text, path, refuse) {
	if (text === void 0) return;
	const time = milliseconds(text);
	if (time === void 0) refuse(path, `${JSON.stringify(text)} is not a length of time. Write it like 5s, 1m30s or 250ms.`);
	else if (time < 1) refuse(path, `${text} is shorter than 1ms, the least there is. To have no limit leave the field out.`);
	else if (time % 1 !== 0) refuse(path, `${text} is finer than a millisecond. Round it.`);
	else if (time >= 9e12) refuse(path, `${text} is longer than 285 years. Use a shorter time.`);
}
const retryConditions = /* @__PURE__ */ new Set([
	"5xx",
	"gateway-error",
	"reset",
	"reset-before-request",
	"connect-failure",
	"retriable-4xx",
	"refused-stream",
	"retriable-status-codes",
	"retriable-headers",
	"envoy-ratelimited",
	"http3-post-connect-failure",
	"cancelled",
	"deadline-exceeded",
	"internal",
	"resource-exhausted",
	"unavailable"
]);
function retryRefusals(retries, path, refuse) {
	if (retries === void 0) return;
	const { attempts = 0, perTryTimeout, retryOn = "", retryRemoteLocalities, backoff } = retries;
	if (attempts === 0 && (perTryTimeout ?? retryRemoteLocalities ?? backoff ?? (retryOn === "" ? void 0 : retryOn)) !== void 0) refuse(path, "With attempts: 0 there are no retries, so no other field may stand beside it. Remove them, or raise attempts.");
	for (const word of retryOn === "" ? [] : retryOn.split(",")) {
		if (retryConditions.has(word) || /^[1-5]\d\d$/.test(word)) continue;
		refuse(`${path}.retryOn`, `${JSON.stringify(word)} is no condition to retry on. Use status codes and ${[...retryConditions].join(", ")}, with commas and without spaces.`);
	}
	durationRefusals(perTryTimeout, `${path}.perTryTimeout`, refuse);
	durationRefusals(backoff, `${path}.backoff`, refuse);
}
/** The least share but nothing that a proxy can tell, in percent. */
const leastShare = 1e-4;
function shareRefusals(share, path, refuse) {
	const value = share?.value ?? 0;
	if (value > 0 && value < leastShare) refuse(`${path}.value`, `${value} percent is less than ${leastShare}, the least there is. Use 0 or more.`);
}
function faultRefusals(fault, path, refuse) {
	if (fault === void 0) return;
	const { delay, abort } = fault;
	if (delay === void 0 && abort === void 0) refuse(path, "The fault does nothing. Give it a delay, an abort or both.");
	shareRefusals(delay?.percentage, `${path}.delay.percentage`, refuse);
	shareRefusals(abort?.percentage, `${path}.abort.percentage`, refuse);
	durationRefusals(delay?.fixedDelay, `${path}.delay.fixedDelay`, refuse);
	if (delay?.exponentialDelay !== void 0) refuse(`${path}.delay.exponentialDelay`, "Delays that grow are not supported. Use fixedDelay.");
	if (abort?.http2Error !== void 0) refuse(`${path}.abort.http2Error`, "Aborts with an HTTP/2 error are not supported. Use httpStatus or grpcStatus.");
	if (abort?.grpcStatus !== void 0 && grpcCode(abort.grpcStatus) === void 0) refuse(`${path}.abort.grpcStatus`, `${JSON.stringify(abort.grpcStatus)} is no status of gRPC. Write its name, such as UNAVAILABLE.`);
}
const methods = [
	"*",
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"CONNECT",
	"OPTIONS",
	"TRACE"
];
function corsRefusals(cors, path, refuse) {
	if (cors === void 0) return;
	for (const [i, origin] of (cors.allowOrigins ?? []).entries()) if (!origin.exact && !origin.prefix && !origin.regex) refuse(`${path}.allowOrigins[${i}]`, "The origin is empty. Say exact, prefix or regex.");
	for (const [i, method] of (cors.allowMethods ?? []).entries()) if (!methods.includes(method)) refuse(`${path}.allowMethods[${i}]`, `${JSON.stringify(method)} is no method. Use ${methods.join(", ")}.`);
	headerNames(cors.allowHeaders, `${path}.allowHeaders`, refuse);
	headerNames(cors.exposeHeaders, `${path}.exposeHeaders`, refuse);
	durationRefusals(cors.maxAge, `${path}.maxAge`, refuse);
	if (cors.maxAge !== void 0 && (milliseconds(cors.maxAge) ?? 0) % 1e3 !== 0) refuse(`${path}.maxAge`, `${cors.maxAge} is finer than a second, which no browser is told. Round it.`);
}
function headerNames(names, path, refuse) {
	for (const [i, name] of (names ?? []).entries()) if (name !== "*" && !/^[-_A-Za-z0-9]+$/.test(name)) refuse(`${path}[${i}]`, `${JSON.stringify(name)} is no header's name. Use letters, digits, dashes and underscores.`);
}

// src/mesh/http-refusals.ts
/** What makes one HTTP rule unfit, so that its object is refused. */
function httpRefusals(rule, path, inDelegate, refuse) {
	actionRefusals(rule, path, inDelegate, refuse);
	for (const [i, match] of (rule.match ?? []).entries()) matchRefusals(match, `${path}.match[${i}]`, refuse);
	if (rule.route !== void 0) weightRefusals(rule.route, `${path}.route`, refuse);
	mirrorRefusals(rule, path, refuse);
	redirectRefusals(rule.redirect, `${path}.redirect`, refuse);
	responseRefusals(rule.directResponse, `${path}.directResponse`, refuse);
	rewriteRefusals(rule.rewrite, `${path}.rewrite`, refuse);
	authorityRefusals(rule, path, refuse);
	retryRefusals(rule.retries, `${path}.retries`, refuse);
	faultRefusals(rule.fault, `${path}.fault`, refuse);
	corsRefusals(rule.corsPolicy, `${path}.corsPolicy`, refuse);
	durationRefusals(rule.timeout, `${path}.timeout`, refuse);
}
function actionRefusals(rule, path, inDelegate, refuse) {
	const given = [
		"route",
		"redirect",
		"directResponse",
		"delegate"
	].filter((action) => rule[action] !== void 0);
	if (given.length === 0) refuse(path, "The rule does nothing. Give it a route, a redirect, a directResponse or a delegate.");
	if (given.length > 1) refuse(path, `The rule has ${given.join(" and ")}. Keep one of them.`);
	if (inDelegate && rule.delegate !== void 0) refuse(`${path}.delegate`, "A delegate cannot delegate further. Write the rules here.");
	const [action] = given;
	if (action !== "redirect" && action !== "directResponse") return;
	for (const field of ["rewrite", "fault"]) if (rule[field] !== void 0) refuse(`${path}.${field}`, `A rule with ${action} forwards nothing, so it can have no ${field}. Remove one of the two.`);
}
const pseudo = [
	":method",
	":scheme",
	":authority",
	":path",
	":status"
];
function matchRefusals(match, path, refuse) {
	for (const field of ["headers", "withoutHeaders"]) for (const name of Object.keys(match[field] ?? {})) if (!pseudo.includes(name) && !/^[-_A-Za-z0-9]+$/.test(name)) refuse(member$1(`${path}.${field}`, name), `${JSON.stringify(name)} is no header's name. Use letters, digits, dashes and underscores.`);
	for (const name of Object.keys(match.queryParams ?? {})) if (name === "" || name.length > 1e3) refuse(member$1(`${path}.queryParams`, name), "A query parameter has a name of 1 to 1000 characters.");
	const { sourceNamespace } = match;
	if (sourceNamespace !== void 0 && sourceNamespace !== "" && !isLabel(sourceNamespace)) refuse(`${path}.sourceNamespace`, `${JSON.stringify(sourceNamespace)} is no namespace's name.`);
	labelRefusals(match.sourceLabels, `${path}.sourceLabels`, refuse);
	gatewayNames(match.gateways, `${path}.gateways`, refuse);
}
function mirrorRefusals({ mirror, mirrors = [] }, path, refuse) {
	if (mirror !== void 0) destinationRefusals(mirror, `${path}.mirror`, refuse);
	if (mirror !== void 0 && mirrors.length > 0) refuse(`${path}.mirrors`, "The rule has mirror and mirrors. Move the one into the other.");
	for (const [i, one] of mirrors.entries()) destinationRefusals(one.destination, `${path}.mirrors[${i}].destination`, refuse);
}
function redirectRefusals(redirect, path, refuse) {
	if (redirect === void 0) return;
	const { uri, authority, scheme, port, derivePort, redirectCode } = redirect;
	if (!uri && !authority && !scheme && port === void 0 && derivePort === void 0) refuse(path, "The redirect leads to where the request already is. Give it a uri, authority, scheme or port.");
	if (scheme !== void 0 && ![
		"",
		"http",
		"https"
	].includes(scheme)) refuse(`${path}.scheme`, `The scheme ${JSON.stringify(scheme)} is neither http nor https.`);
	if (redirectCode !== void 0 && redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399)) refuse(`${path}.redirectCode`, `${redirectCode} is no redirect's status. Use 301, 302, 303, 307 or 308.`);
}
/** The largest body that a rule may answer with, in bytes. */
const largestBody = 1048576;
function responseRefusals(response, path, refuse) {
	const { string, bytes } = response?.body ?? {};
	if (string !== void 0 && utf8Length(string) > largestBody) refuse(`${path}.body.string`, `The body is longer than ${largestBody} bytes. Let a service answer.`);
	if (bytes === void 0) return;
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bytes) || bytes.length % 4 !== 0) refuse(`${path}.body.bytes`, "The bytes are not in base64. Encode them, or use string.");
	else if (bytes.length / 4 * 3 > largestBody) refuse(`${path}.body.bytes`, `The body is longer than ${largestBody} bytes. Let a service answer.`);
}
/** The bytes of a text: one for ASCII, and at most three for each of its other units. */
const utf8Length = (text) => text.length + (text.match(/[\u0080-\u07ff\ud800-\udfff]/g)?.length ?? 0) + 2 * (text.match(/[\u0800-\ud7ff\ue000-\uffff]/g)?.length ?? 0);
function rewriteRefusals(rewrite, path, refuse) {
	if (rewrite === void 0) return;
	const { uri, authority, uriRegexRewrite: regex } = rewrite;
	if (uri && regex !== void 0) refuse(`${path}.uri`, "The rewrite has uri and uriRegexRewrite. Keep one of them.");
	if (!uri && !authority && regex === void 0) refuse(path, "The rewrite changes nothing. Give it a uri, a uriRegexRewrite or an authority.");
	for (const field of ["match", "rewrite"]) if (regex !== void 0 && (regex[field] ?? "") === "") refuse(`${path}.uriRegexRewrite.${field}`, "A uriRegexRewrite needs both match and rewrite.");
}
const isAuthority = (name) => ["host", ":authority"].includes(name.toLowerCase());
/** The authority can be set in one place of a rule only. */
function authorityRefusals({ rewrite, headers }, path, refuse) {
	const edits = headers?.request ?? {};
	const set = ["set", "add"].flatMap((verb) => Object.entries(edits[verb] ?? {}).flatMap(([name, value]) => isAuthority(name) && value !== "" ? [member$1(`${path}.headers.request.${verb}`, name)] : []));
	const [first, second] = [...rewrite?.authority ? [`${path}.rewrite.authority`] : [], ...set];
	if (second !== void 0) refuse(second, `The authority is already set by ${first}. Keep one of them.`);
}

// src/mesh/virtualservice-refusals.ts
/** Mistakes for which a VirtualService is refused as a whole although each field fits its schema. */
function refusals(object) {
	const problems = [];
	const refuse = refusing(problems, refOf$1("VirtualService", object));
	const { spec } = object;
	const delegate = isDelegate(object);
	if (delegate) delegateRefusals(spec, refuse);
	else hostRefusals(spec, refuse);
	gatewayNames(spec.gateways, "spec.gateways", refuse);
	exportRefusals(spec.exportTo, object.meta.namespace, refuse);
	const { http = [], tcp = [], tls = [] } = spec;
	if (http.length + tcp.length + tls.length === 0) refuse("spec", "A VirtualService without rules does nothing. Give it http, tls or tcp rules.");
	for (const [i, rule] of http.entries()) httpRefusals(rule, `spec.http[${i}]`, delegate, refuse);
	for (const [i, rule] of tcp.entries()) l4Refusals(rule, `spec.tcp[${i}]`, refuse);
	for (const [i, rule] of tls.entries()) tlsRefusals(rule, `spec.tls[${i}]`, spec.hosts ?? [], refuse);
	return problems;
}
/** A VirtualService without hosts holds rules for others, which hand requests on to it. */
const isDelegate = ({ spec }) => (spec.hosts ?? []).length === 0;
function delegateRefusals(spec, refuse) {
	for (const field of [
		"gateways",
		"tls",
		"tcp"
	]) if ((spec[field] ?? []).length > 0) refuse(`spec.${field}`, `A VirtualService without hosts is a delegate, which has http rules only. Give it hosts, or remove ${field}.`);
}
function hostRefusals({ hosts = [], gateways = [] }, refuse) {
	const inMesh = gateways.length === 0 || gateways.includes("mesh");
	for (const [i, host] of hosts.entries()) {
		const path = `spec.hosts[${i}]`;
		if (!isDomain(host) && !isAddress(host)) refuse(path, `${JSON.stringify(host)} is neither a DNS name, perhaps with * in front, nor an address.`);
		else if (host === "*" && inMesh) refuse(path, "The host * cannot be bound to the mesh. Name the hosts, or bind it to gateways only.");
		const twin = hosts.findIndex((other, j) => j < i && (hostCovers(other, host) || hostCovers(host, other)));
		if (twin !== -1) refuse(path, `The host ${host} overlaps with ${hosts[twin]} of the same object. Remove one of them.`);
	}
}
function l4Refusals(rule, path, refuse) {
	weightRefusals(rule.route ?? [], `${path}.route`, refuse);
	for (const [i, match] of (rule.match ?? []).entries()) l4MatchRefusals(match, `${path}.match[${i}]`, refuse);
}
function tlsRefusals(rule, path, hosts, refuse) {
	l4Refusals(rule, path, refuse);
	const matches = rule.match ?? [];
	if (matches.length === 0) refuse(`${path}.match`, "A TLS rule needs a match with sniHosts.");
	for (const [i, match] of matches.entries()) sniRefusals(match.sniHosts ?? [], hosts, `${path}.match[${i}]`, refuse);
}
function l4MatchRefusals(match, path, refuse) {
	for (const [i, subnet] of (match.destinationSubnets ?? []).entries()) if (subnetOf(subnet) === void 0) refuse(`${path}.destinationSubnets[${i}]`, `${JSON.stringify(subnet)} is no network. Write one like 10.1.0.0/16, or an address.`);
	labelRefusals(match.sourceLabels, `${path}.sourceLabels`, refuse);
	gatewayNames(match.gateways, `${path}.gateways`, refuse);
}
function sniRefusals(names, hosts, path, refuse) {
	if (names.length === 0) refuse(`${path}.sniHosts`, "A TLS match needs at least one server name.");
	for (const [i, name] of names.entries()) {
		if (isAddress(name)) continue;
		if (!isDomain(name)) refuse(`${path}.sniHosts[${i}]`, `${JSON.stringify(name)} is no DNS name, perhaps with * in front.`);
		else if (!hosts.some((host) => hostCovers(host, name))) refuse(`${path}.sniHosts[${i}]`, `The server name ${name} is under none of the object's hosts (${hosts.join(", ")}). Add it to spec.hosts.`);
	}
}

// src/mesh/routes.ts
/** Every host that a VirtualService's destinations and mirrors name, fully qualified. */
function destinationHosts(object) {
	const { http, tcp, tls } = object.spec;
	const named = [...(http ?? []).flatMap((rule) => [
		...(rule.route ?? []).map((one) => one.destination.host),
		...(rule.mirrors ?? []).map((one) => one.destination.host),
		...rule.mirror === void 0 ? [] : [rule.mirror.host]
	]), ...[...tcp ?? [], ...tls ?? []].flatMap((rule) => (rule.route ?? []).map((one) => one.destination.host))];
	return [...new Set(named.map((host) => resolveHost(host, object.meta.namespace)))];
}
/**
* A VirtualService read once; `known[i]` is what is known of `hosts[i]`, which its destinations and those of its delegates name.
* One without hosts is read for its mistakes alone: it is served where others delegate to it.
*/
function readRoutes(object, hosts, known, delegates, regex) {
	const on = refOf$1("VirtualService", object);
	const refused = refusals(object);
	if (refused.length > 0) return {
		table: void 0,
		problems: refused
	};
	const problems = [];
	const reportOn = (ref) => (code, severity, path, message) => problems.push({
		code,
		severity,
		on: ref,
		path,
		message
	});
	const byHost = new Map(hosts.map((host, i) => [host, known[i]]));
	const { namespace } = object.meta;
	const reading = {
		namespace,
		registry: (host) => byHost.get(host),
		regex,
		report: reportOn(on)
	};
	const { spec } = object;
	const http = httpRoutes((spec.http ?? []).map((rule) => ({ rule })), reading);
	if (isDelegate(object)) return {
		table: void 0,
		problems
	};
	return {
		table: {
			from: on,
			hosts: [...new Set((spec.hosts ?? []).map((host) => resolveHost(host, namespace)))],
			gateways: gatewaysOf(spec, namespace),
			visibleTo: visibility(spec.exportTo, namespace),
			http: delegates.length === 0 ? http : joinedRoutes(object, delegates, reading, reportOn),
			tcp: tcpRoutes$1(spec, reading),
			tls: tlsRoutes$1(spec, reading)
		},
		problems
	};
}
/** The rules of a root with those of its delegates in their places. What is wrong within a rule is told where the rule is written. */
function joinedRoutes(root, delegates, reading, reportOn) {
	const usable = new Map(delegates.flatMap((one) => one === void 0 || !isDelegate(one) || refusals(one).length > 0 ? [] : [[objectKey(one.meta), one]]));
	const report = {
		onRoot: reading.report,
		onDelegate: (one) => reportOn(refOf$1("VirtualService", one))
	};
	return httpRoutes((root.spec.http ?? []).flatMap((rule, i) => delegated(rule, `spec.http[${i}]`, root, usable, report)), {
		...reading,
		report: () => {}
	});
}
const gatewaysOf = (spec, namespace) => spec.gateways === void 0 || spec.gateways.length === 0 ? ["mesh"] : [...new Set(spec.gateways.map((name) => gatewayKey(name, namespace)))];
/** The rules in order; those behind one that takes everything are cut. */
function httpRoutes(rules, reading) {
	const routes = [];
	for (const [i, { rule, by }] of rules.entries()) {
		const read = httpRoute(rule, `spec.http[${i}]`, reading);
		routes.push(...by === void 0 ? read : read.map((one) => ({
			...one,
			by
		})));
		if (read.some((one) => one.matches.length === 0 || one.matches.some(matchesAll)) && rule.delegate === void 0 && i + 1 < rules.length) {
			reading.report("IST0130", "warning", `spec.http[${i + 1}]`, `No request reaches this rule, nor those behind it: rule ${i} takes every request. Move the narrower rules before it.`);
			break;
		}
	}
	return routes;
}
/** One rule; matches that are partly wrong become a rule of their own, which answers 503 to what is left of them. */
function httpRoute(rule, path, reading) {
	const good = [];
	const broken = [];
	(rule.match ?? []).forEach((item, i) => {
		const at = `${path}.match[${i}]`;
		const read = httpMatch(item, at, reading.regex, (where, message) => reading.report("SLU0101", "error", where, `${message} What the other conditions of this match leave answers 503.`));
		const gateways = read.match.gateways?.map((name) => gatewayKey(name, reading.namespace));
		const match = gateways === void 0 ? read.match : {
			...read.match,
			gateways
		};
		if (!read.broken) good.push(match);
		else if (!matchesAll(match)) broken.push(match);
	});
	const whole = (rule.match ?? []).length === 0;
	const base = { name: rule.name ?? "" };
	const routes = [];
	if (whole || good.length > 0) routes.push({
		...base,
		matches: good,
		...effects(rule, path, reading)
	});
	if (broken.length > 0) routes.push({
		...base,
		matches: broken,
		action: unavailable
	});
	adviseOn(rule, path, reading.report);
	return routes;
}
function effects(rule, path, reading) {
	return defined({
		action: readAction(rule, path, reading),
		fault: readFault(rule.fault),
		headers: readHeaders(rule.headers, `${path}.headers`, reading.report).edits,
		cors: readCors(rule.corsPolicy, `${path}.corsPolicy`, reading.regex, (at, message) => reading.report("SLU0102", "error", at, message))
	});
}
/** What is served as written, and is seldom what was meant. */
function adviseOn(rule, path, report) {
	if (rule.fault !== void 0 && (rule.retries !== void 0 || rule.timeout !== void 0)) report("SLU0104", "warning", `${path}.fault`, "An injected delay does not count into the timeout, and an injected abort is not retried: both act before the upstream request.");
	const prefix = (rule.match ?? []).map((item) => item.uri?.prefix ?? "").find((text) => text !== "" && !text.endsWith("/"));
	if (rule.rewrite?.uri !== "/" || prefix === void 0) return;
	report("SLU0105", "warning", `${path}.rewrite.uri`, `Rewriting the prefix ${prefix} to / makes ${prefix}/x into //x, and matches ${prefix}0 as well. Match ${prefix}/ besides, or use uriRegexRewrite.`);
}
const l4Match = (match, namespace) => defined({
	port: match.port || void 0,
	subnets: (match.destinationSubnets ?? []).flatMap((text) => subnetOf(text) ?? []),
	sourceLabels: match.sourceLabels ?? {},
	sourceNamespace: match.sourceNamespace || void 0,
	gateways: (match.gateways ?? []).length === 0 ? void 0 : match.gateways?.map((name) => gatewayKey(name, namespace))
});
const tcpRoutes$1 = (spec, reading) => (spec.tcp ?? []).map((rule, i) => ({
	matches: (rule.match ?? []).map((match) => l4Match(match, reading.namespace)),
	to: weighted(rule.route ?? [], `spec.tcp[${i}].route`, reading)
}));
const tlsRoutes$1 = (spec, reading) => (spec.tls ?? []).map((rule, i) => ({
	matches: (rule.match ?? []).map((match, j) => ({
		...l4Match(match, reading.namespace),
		sniHosts: serverNames(match.sniHosts ?? [], `spec.tls[${i}].match[${j}].sniHosts`, reading.report)
	})),
	to: weighted(rule.route ?? [], `spec.tls[${i}].route`, reading)
}));
/** Envoy knows a `*` for whole labels only; a name that it does not know is reported and left out. */
function serverNames(names, path, report) {
	return names.flatMap((name, i) => {
		if (!name.startsWith("*") || name === "*" || name.startsWith("*.")) return name.toLowerCase();
		report("SLU0101", "error", `${path}[${i}]`, `The server name ${name} has * beside other letters, which no proxy can match. Write *.${name.slice(name.indexOf(".") + 1)}; until then the name is left out.`);
		return [];
	});
}

// src/mesh/route-stage.ts
/** A function from VirtualServices to the tables of their rules, oldest first, and what is known of the hosts that they may name. */
function routeStage(regex) {
	const known = knownHosts();
	const order = ageOrder();
	const delegates = delegateStage();
	const read = mapTable((one, _key, lookup, others) => {
		const named = delegateKeys(one).map((key) => others.get(key));
		const all = [one, ...named].flatMap((each) => each === void 0 ? [] : destinationHosts(each));
		const hosts = [...new Set(all)];
		return [
			one,
			hosts,
			hosts.map((host) => seenFrom(lookup.get(host), one.meta.namespace)),
			named,
			regex
		];
	}, readRoutes);
	const collect = collectStage();
	return (table, shapes, policies) => {
		const lookup = known(shapes, policies);
		return {
			...collect(read(table, lookup, delegates(table)), order(table)),
			known: lookup
		};
	};
}
function knownHosts() {
	const each = mapEach((service, policies) => ({
		service,
		policies
	}));
	const join = memo((first, ...others) => ({
		...first,
		others
	}));
	const grouped = memo((all) => byHost(all, join));
	return memo((shapes, policies) => grouped(each([...shapes].map(([key, service]) => [key, [service, policies.get(key)]]))));
}
/** Services by host; those that different namespaces see under one host are joined. */
function byHost(all, join) {
	const first = /* @__PURE__ */ new Map();
	const others = /* @__PURE__ */ new Map();
	for (const one of all.values()) {
		const { host } = one.service;
		const more = others.get(host);
		if (!first.has(host)) first.set(host, one);
		else if (more === void 0) others.set(host, [one]);
		else more.push(one);
	}
	for (const [host, more] of others) {
		const one = first.get(host);
		if (one !== void 0) first.set(host, join(one, ...more));
	}
	return first;
}
/** The keys of a table's objects, the oldest first; the same list while none is made or removed. */
function ageOrder() {
	const births = mapTable(({ meta }) => [
		meta.created ?? "",
		meta.namespace,
		meta.name
	], (...birth) => birth);
	const sorted = memo((all) => [...all].map(([key, [created, namespace, name]]) => ({
		key,
		meta: {
			created,
			namespace,
			name
		}
	})).sort(byAge).map(({ key }) => key));
	return (table) => sorted(births(table));
}
/** The objects that others name as delegates; nearly always the same ones. */
function delegateStage() {
	const namedBy = mapTable((one) => [delegateKeys(one)], (keys) => keys);
	const named = memo((all) => [...new Set([...all.values()].flat())]);
	const keep = mapEach((one) => one);
	return (table) => keep(named(namedBy(table)).flatMap((key) => {
		const one = table.get(key);
		return one === void 0 ? [] : [[key, [one]]];
	}));
}
function collectStage() {
	const keep = keepList();
	const indexOf = memo((mesh, gateway) => ({
		mesh,
		gateway
	}));
	return memo((read, order) => {
		const problems = [];
		const mesh = [];
		const gateway = [];
		for (const key of order) {
			const one = read.get(key);
			problems.push(...one?.problems ?? []);
			const gateways = one?.table?.gateways ?? [];
			if (one?.table === void 0) continue;
			if (gateways.includes("mesh")) mesh.push(one.table);
			if (gateways.some((name) => name !== "mesh")) gateway.push(one.table);
		}
		return {
			index: indexOf(keep("mesh", mesh), keep("gateway", gateway)),
			problems
		};
	});
}

// src/mesh/service-stage.ts
/** A function from Services to what is said of them, by key. */
function serviceStage() {
	const each = mapEach(meshService);
	return memo((table) => each(byKey(table).map(([key, one]) => [key, [one]])));
}
/** A function from slices to the endpoints of every service. */
function endpointStage() {
	const each = mapTable(({ service, slices }, _key, pods, where) => {
		const behind = slices.flatMap((slice) => slice.endpoints.map((one) => one.pod === void 0 ? void 0 : pods.get(one.pod)));
		return [
			service,
			slices,
			behind,
			(where.size === 0 ? [] : slices.flatMap((slice) => slice.endpoints)).map((one, i) => where.get(nodeOf(one, behind[i]) ?? ""))
		];
	}, serviceEndpoints);
	const grouped = slicesByService();
	const joined = mapTable((service, key, groups) => [service, groups.get(key) ?? nothing], (service, slices) => ({
		service,
		slices
	}));
	return memo((shapes, slices, pods, where) => each(joined(shapes, grouped(slices)), pods, where));
}
const nothing = [];
/** A function from slices to those of each service, under the service's key. */
function slicesByService() {
	const owners = mapTable(({ meta, service }) => [`${meta.namespace}/${service}`], (owner) => owner);
	const group = memo((all) => {
		const sorted = byKey(all).map(([key, owner]) => ({
			key,
			owner
		}));
		const groups = Map.groupBy(sorted, ({ owner }) => owner);
		return new Map([...groups].map(([owner, slices]) => [owner, slices.map(({ key }) => key)]));
	});
	const members = mapTable((keys, _owner, slices) => keys.flatMap((key) => slices.get(key) ?? []), (...slices) => slices);
	return (slices) => members(group(owners(slices)), slices);
}

// src/mesh/workloads.ts
/** Labels that a controller adds to each roll-out of the same template; nothing may depend on them. */
const rolling = /* @__PURE__ */ new Set([
	"pod-template-hash",
	"controller-revision-hash",
	"pod-template-generation",
	"statefulset.kubernetes.io/pod-name",
	"apps.kubernetes.io/pod-index"
]);
/** The own ConfigMap's key, for a pod that is a proxy. */
function ownKey(pod) {
	const name = pod.meta.annotations[annotations.configMap];
	const shared = pod.meta.annotations[annotations.sharedConfigMap];
	return name === void 0 || shared === void 0 ? void 0 : `${pod.meta.namespace}/${name}`;
}
/** `pods` share one own ConfigMap; `services` are those of their namespace, oldest first; `localities[i]` is that of the node of `pods[i]`. */
function workload(key, pods, services, localities) {
	const first = pods[0];
	if (first === void 0) return void 0;
	const { namespace } = first.meta;
	const mine = services.filter((service) => Object.keys(service.selector).length > 0 && selects$1(service.selector, first.meta.labels));
	return {
		key,
		scope: `${namespace}/${first.meta.annotations[annotations.sharedConfigMap] ?? ""}`,
		namespace,
		labels: stableLabels(first.meta.labels),
		pods: pods.map((pod) => `${namespace}/${pod.meta.name}`),
		role: isGateway(first) ? "gateway" : "sidecar",
		serves: inboundPorts(first, mine),
		exposes: exposedPorts(first, mine),
		...commonPlace(pods.map((pod, i) => placeOf(pod, pod.node, localities[i])))
	};
}
const isGateway = (pod) => (pod.meta.annotations[annotations.injectTemplates] ?? "").split(",").includes("gateway");
const stableLabels = (labels) => Object.fromEntries(Object.entries(labels).filter(([name]) => !rolling.has(name)).sort(([a], [b]) => compare(a, b)));
const targetOf = (port, pod) => (port.byName ? pod.ports.find((one) => one.name === port.name)?.number : void 0) ?? (typeof port.targetPort === "number" ? port.targetPort : pod.ports.find((one) => one.name === port.targetPort)?.number);
/** The first service that declares a port decides its protocol. */
function inboundPorts(pod, services) {
	const ports = /* @__PURE__ */ new Map();
	for (const service of services) for (const port of service.ports) {
		const target = targetOf(port, pod);
		if (target === void 0 || ports.has(target)) continue;
		const { number, protocol } = port;
		const from = service.from.filter(({ kind }) => kind === "ServiceEntry");
		ports.set(target, {
			port: target,
			number,
			protocol,
			service: service.key,
			host: service.host,
			from
		});
	}
	return [...ports.values()].sort((a, b) => a.port - b.port);
}
function exposedPorts(pod, services) {
	const found = services.flatMap((service) => service.ports.flatMap((port) => {
		const target = targetOf(port, pod);
		return target === void 0 ? [] : [{
			number: port.number,
			target
		}];
	}));
	return found.filter((port, i) => found.findIndex((other) => other.number === port.number) === i);
}

// src/mesh/workload-stage.ts
/** A function from pods to the workloads that they are of, under the keys of their own ConfigMaps. */
function workloadStage() {
	const each = mapEach(workload);
	const inNamespaces = memo((shapes) => {
		const oldestFirst = [...shapes.values()].sort((a, b) => compare(a.created, b.created) || compare(a.key, b.key));
		return Map.groupBy(oldestFirst, (service) => service.namespace);
	});
	return memo((shapes, pods, where) => {
		const services = inNamespaces(shapes);
		const groups = Map.groupBy(byKey(pods).map(([, pod]) => pod), (pod) => ownKey(pod) ?? "");
		groups.delete("");
		return each([...groups].sort(([a], [b]) => compare(a, b)).map(([key, members]) => [key, [
			key,
			members,
			services.get(members[0]?.meta.namespace ?? "") ?? [],
			members.map((pod) => where.get(pod.node ?? ""))
		]]));
	});
}

// src/mesh/resolve.ts
/** A function from snapshots to meshes that keeps what did not change from one call to the next. */
function resolver(given) {
	const settings = memo((config) => ({
		allowAny: config.outboundTrafficPolicy?.mode !== "REGISTRY_ONLY",
		rootNamespace: config.rootNamespace ?? "istio-system"
	}));
	const services = serviceStage();
	const localities = memo(nodeLocalities);
	const entries = entryStage();
	const endpoints = endpointStage();
	const joined = memo((some, others) => others.size === 0 ? some : new Map([...some, ...others]));
	const workloads = workloadStage();
	const policies = policyStage();
	const routes = routeStage(given.regex);
	const servers = serverStage();
	const gatewayFaults = memo(gatewayProblems);
	const clashes = memo((tables, known) => [...meshConflicts(tables), ...httpOnTcp(tables, new Map([...known].map(([host, { service }]) => [host, service])))]);
	const claimed = keepAlike(claimsAlike);
	const aliases = memo((shapes) => aliasesOf(shapes.values()));
	const misnamed = memo(namedByAlias);
	const placeless = placelessStage();
	const workloadList = memo((map) => [...map.values()]);
	return (snapshot) => {
		const set = settings(snapshot.config);
		const own = services(snapshot.services);
		const where = localities(snapshot.nodes);
		const added = entries(snapshot, own, where);
		const shapes = added.services;
		const ends = joined(endpoints(own, snapshot.slices, snapshot.pods, where), added.endpoints);
		const proxies = workloads(shapes, snapshot.pods, where);
		const rules = policies(snapshot.destinationRules, shapes, set.rootNamespace, ends);
		const read = routes(snapshot.virtualServices, shapes, rules.policies);
		const gates = servers(snapshot.gateways);
		const claims = claimed(read.index.mesh);
		return {
			services: shapes,
			endpoints: ends,
			workloads: proxies,
			policies: rules.policies,
			routes: read.index,
			servers: gates.servers,
			secrets: snapshot.secrets,
			settings: set,
			problems: [
				...added.problems,
				...read.problems,
				...rules.problems,
				...gates.problems,
				...clashes(claims, read.known),
				...misnamed(claims, aliases(shapes)),
				...placeless(read.index, shapes, gates.servers),
				...gatewayFaults(gates.gateways, read.index.gateway, workloadList(proxies), snapshot.secrets)
			]
		};
	};
}
function serverStage() {
	const each = mapEach(readGateway);
	const collect = memo((gateways) => {
		return {
			gateways,
			servers: [...gateways.values()].flatMap((one) => one.servers),
			problems: [...gateways.values()].flatMap((one) => one.problems)
		};
	});
	const sorted = memo((table) => each([...table.values()].sort(byAge).map((one) => [objectKey(one.meta), [one]])));
	return (table) => collect(sorted(table));
}

// src/proxy/touches.ts
const objectId = ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`;
const nobody$3 = [];
/**
* A function from lists of things to the ids of what they come from. Nearly always a thing that was made anew comes from the same objects, and then
* the answer is the list that was given for them last.
*/
function originStage(from, keep) {
	return memo((items) => keep([...new Set(items.flatMap(from).map(objectId))]));
}
/** Lists of the same ids become one list. */
function keepIds() {
	const known = /* @__PURE__ */ new Map();
	const textOf = memo((ids) => ids.join());
	return {
		keep: (ids) => {
			const text = ids.join();
			const kept = known.get(text) ?? ids;
			known.set(text, kept);
			return kept;
		},
		sweep: (used) => {
			const texts = new Set([...used].map(textOf));
			for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
		}
	};
}
/** A function from views to what each object touches; an answer that did not change keeps its identity. */
function touchStage() {
	const { keep, sweep } = keepIds();
	const ofHosts = originStage((host) => host.from, keep);
	const ofServices = originStage((clusters) => clusters.flatMap((cluster) => cluster.from), keep);
	const ofInbound = originStage((cluster) => cluster.from, keep);
	const ofListeners = originStage(listenerRefs, keep);
	const keepScopes = keepList();
	const keepAll = keepList();
	const keepParts = keepList();
	const ofProxies = memo((views) => [...new Set(views.flatMap(({ shared, own }) => [shared, own]))].map(ofListeners));
	const ofScope = mapEach(({ key, routes, clusters, inbound }, views) => {
		const parts = [
			...routes.flatMap(({ groups }) => groups.map((group) => ofHosts(group.hosts))),
			...clusters.map((group) => ofServices(group.services)),
			ofInbound(inbound),
			...ofProxies(views)
		];
		return keepParts(key, [...new Set(parts)]);
	});
	const invert = memo((scopes) => {
		const touched = /* @__PURE__ */ new Map();
		for (let i = 0; i < scopes.length; i += 2) {
			const [scope, parts] = [scopes[i], scopes[i + 1]];
			if (typeof scope !== "string" || typeof parts !== "object") continue;
			for (const id of new Set(parts.flat())) {
				const list = touched.get(id);
				if (list === void 0) touched.set(id, [scope]);
				else list.push(scope);
			}
		}
		return new Map([...touched].map(([id, list]) => [id, keepScopes(id, list)]));
	});
	return ({ scopes, proxies }) => {
		const all = [...ofScope(scopes.map((scope) => [scope.key, [scope, proxies.get(scope.key) ?? nobody$3]]))].flat();
		const kept = keepAll("", all);
		if (kept === all) sweep(all.flatMap((each) => typeof each === "string" ? [] : each));
		return invert(kept);
	};
}
const listenerRefs = (listener) => {
	const inline = inlined(listener).flatMap((routes) => routes.groups);
	const own = "raw" in listener ? listener.raw.from : "from" in listener ? listener.from : [];
	return inline.length === 0 ? own : [...own, ...inline.flatMap(({ hosts }) => hosts.flatMap(({ from }) => from))];
};
/** The routes that stand in a listener for want of a file. */
function inlined(listener) {
	if ("inline" in listener) return listener.inline === void 0 ? [] : [listener.inline];
	if (listener.kind !== "gatewayTls") return [];
	return listener.chains.flatMap(({ to }) => to.kind === "http" && to.inline !== void 0 ? [to.inline] : []);
}

// src/proxy/budget.ts
const perSecret = 2;
const preference = [
	"localities",
	"ejections",
	"warmup",
	"limits"
];
/** `routes` are the names of the route files in order, `servers` the ids of the certificates that listeners name; `services` the clusters of each group. */
function spend(scope, routes, servers, ...services) {
	const room = 98;
	const stateful = services.flatMap((group) => statefulClusters(group)).sort((a, b) => preference.indexOf(a.state) - preference.indexOf(b.state) || compare(a.name, b.name)).map((cluster) => cluster.name);
	const afterRoutes = Math.max(0, room - routes.length);
	const encrypted = services.flatMap((group) => encryptedClusters(group));
	const upstream = [...new Set(encrypted.flatMap((one) => one.secrets))].sort(compare);
	const secrets = [.../* @__PURE__ */ new Set([...servers, ...upstream])];
	const secretFiles = new Set(secrets.slice(0, Math.floor(afterRoutes / perSecret)));
	const left = afterRoutes - perSecret * secretFiles.size;
	return {
		scope,
		inlineRoutes: new Set(routes.slice(room)),
		endpointFiles: new Set(stateful.slice(0, left)),
		inlineEndpoints: stateful.slice(left),
		secretFiles,
		inlineSecrets: encrypted.filter((one) => !one.secrets.every((secret) => secretFiles.has(secret))).map((one) => one.name)
	};
}
const encryptedClusters = memo((services) => services.flatMap((clusters) => clusters.flatMap(({ name, traffic }) => traffic.tls?.mode === "tls" ? [{
	name,
	secrets: secretsOf(traffic.tls).map(secretId)
}] : [])));
const statefulClusters = memo((services) => services.flatMap((clusters) => clusters.filter((cluster) => cluster.state !== void 0)));

// src/proxy/cluster-policies.ts
/** A function from meshes to the index, which stays the same while no policy in it changes. */
function clusterPolicies() {
	const each = mapEach((service, policies) => ({
		service,
		policies
	}));
	const relevant = memo((services, policies) => each([...policies].flatMap(([key, one]) => {
		const service = services.get(key);
		return service === void 0 || !matters(one) ? [] : [[key, [service, one]]];
	})));
	const index = memo(indexOf);
	return ({ services, policies }) => index(relevant(services, policies));
}
function indexOf(ruled) {
	const byHost = Map.groupBy(ruled.values(), ({ service }) => service.host);
	const varies = ({ service, policies }) => policies.byClient.size > 0 || service.visibleTo !== "all";
	return {
		varying: new Set([...byHost].filter(([, all]) => all.some(varies)).map(([host]) => host)),
		of: (client, cluster) => {
			const [, port = "", subset = "", host = ""] = cluster.split("|");
			const seen = byHost.get(host)?.find(({ service }) => sees(service.visibleTo, client));
			if (seen === void 0 || !seen.service.ports.some(({ number }) => number === Number(port))) return void 0;
			const policy = policyFor(seen.policies, client);
			const chosen = subset === "" ? policy : policy?.subsets.find((one) => one.name === subset);
			const traffic = trafficAt(chosen, Number(port));
			return hasSay(traffic) ? traffic : void 0;
		}
	};
}
const matters = ({ everyone, byClient }) => [everyone, ...byClient.values()].some((policy) => policy !== void 0 && all(policy).some(hasSay));
const all = ({ traffic, ports, subsets }) => [
	traffic,
	...ports.values(),
	...subsets.flatMap((subset) => [subset.traffic, ...subset.ports.values()])
];
const hasSay = ({ balancer, tcp, tunnel }) => balancer?.kind === "ringHash" || balancer?.kind === "maglev" || tcp?.idleTimeout !== void 0 || tunnel !== void 0;
/** Clusters with what their policies say of bytes that go there from a namespace. */
const withBytes = (to, policies, client) => to.map((one) => {
	const policy = policies.of(client, one.cluster);
	if (policy === void 0) return one;
	const { balancer, tcp, tunnel } = policy;
	const bytes = {
		bySource: (balancer?.kind === "ringHash" || balancer?.kind === "maglev") && balancer.key?.kind === "sourceIp",
		...tcp?.idleTimeout === void 0 ? {} : { idleTimeout: tcp.idleTimeout },
		...tunnel === void 0 ? {} : { tunnel }
	};
	return {
		...one,
		bytes
	};
});

// src/proxy/clusters.ts
/** The clusters of every scope, one group per namespace of services; scopes that see the same share the group. */
function clusterStage() {
	const ofService = memo(serviceClusters);
	const keep = keepList();
	const clustersOf = memo((planned, policies) => [...planned.groups].map(([key, { client, role, services }]) => {
		const clusters = services.map((one) => ofService(one, policyFor(policies.get(one.key), client), role));
		return {
			key,
			services,
			clusters: keep(key, clusters)
		};
	}));
	const groups = mapEach((services, endpoints) => ({
		services,
		endpoints
	}));
	const plan = memo(planGroups);
	const ofScopes = memo((planned, policies, endpoints) => {
		const made = groups(clustersOf(planned, policies).map(({ key, services, clusters }) => [key, [clusters, services.map((one) => endpoints.get(one.key))]]));
		return new Map([...planned.scopes].map(([scope, keys]) => [scope, keys.flatMap((key) => made.get(key) ?? [])]));
	});
	return ({ services, policies, endpoints }, scopes) => ofScopes(plan(services, policies, scopes), policies, endpoints);
}
/** Which groups there are and which scope has which: `*` stands for every client to whom a namespace looks alike. */
function planGroups(services, policies, scopes) {
	const byNamespace = Map.groupBy(services.values(), (service) => service.namespace);
	const groups = /* @__PURE__ */ new Map();
	const perScope = /* @__PURE__ */ new Map();
	const looks = new Map([...byNamespace].map(([namespace, members]) => [namespace, look(members, policies)]));
	for (const { key, namespace: client, role } of scopes) {
		const keys = [...byNamespace].map(([namespace, members]) => {
			const seen = looks.get(namespace);
			const own = seen === void 0 || seen.limited || seen.special.has(client);
			const id = `${own ? client : "*"} ${namespace} ${role}`;
			if (!groups.has(id)) groups.set(id, {
				client: own ? client : "",
				role,
				services: members.filter((one) => sees(one.visibleTo, client))
			});
			return id;
		});
		perScope.set(key, keys);
	}
	return {
		groups,
		scopes: perScope
	};
}
/** For whom the services of a namespace look different. */
function look(services, policies) {
	return {
		limited: services.some((one) => one.visibleTo !== "all"),
		special: new Set(services.flatMap((one) => [...policies.get(one.key)?.byClient.keys() ?? []]))
	};
}
/** Every port with every subset: a weight edit or a new rule over known subsets then finds its clusters ready. */
function serviceClusters(service, policy, role) {
	return service.ports.flatMap((port) => [cluster(service, port, void 0, trafficAt(policy, port.number), role, policy), ...(policy?.subsets ?? []).map((subset) => cluster(service, port, subset, trafficAt(subset, port.number), role, policy))]);
}
const nobody$2 = [];
function cluster(service, port, subset, traffic, role, policy) {
	const discovery = discoveryOf(service, traffic, role);
	const localities = discovery === "listed" ? localitiesOf(service, traffic) : void 0;
	const entries = entriesOf(service);
	return {
		name: outboundCluster$1(port.number, subset?.name ?? "", service.host),
		port: port.number,
		discovery,
		...service.externalName === void 0 ? {} : { dnsName: service.externalName },
		protocol: port.protocol,
		labels: subset?.labels,
		...overrideOf(service, port, discovery),
		traffic: withNames(service, traffic),
		state: discovery === "listed" ? stateOf(traffic, localities) : void 0,
		localities,
		from: entries.length === 0 ? policy?.from ?? nobody$2 : [...policy?.from ?? nobody$2, ...entries]
	};
}
const entriesOf = ({ from }) => from[0].kind === "Service" ? nobody$2 : from;
/** Where a rule names nobody whose certificate is trusted, the entry may. */
function withNames({ certificateNames }, traffic) {
	const { tls } = traffic;
	if (certificateNames === void 0 || tls?.mode !== "tls" || tls.names.length > 0) return traffic;
	return {
		...traffic,
		tls: {
			...tls,
			names: certificateNames
		}
	};
}
function overrideOf({ kind }, { number, targetPort }, discovery) {
	return kind === "passthrough" && discovery === "originalDestination" && targetPort !== number && typeof targetPort === "number" ? { portOverride: targetPort } : {};
}
function discoveryOf(service, traffic, role) {
	const passes = role === "sidecar" && traffic.balancer?.kind === "passthrough";
	switch (service.kind) {
		case "external": return "dns";
		case "dns": return passes ? "originalDestination" : "dns";
		case "roundRobin": return passes ? "originalDestination" : "logicalDns";
		case "headless":
		case "passthrough": return role === "sidecar" ? "originalDestination" : "listed";
		case "clusterIP":
		case "static": return passes ? "originalDestination" : "listed";
	}
}
/** What a rule or a service says of localities comes first, since without a file of the proxy's own it has no effect. */
function stateOf(traffic, localities) {
	if (localities !== void 0 && !isDefault(localities)) return "localities";
	if (traffic.outlier !== void 0) return "ejections";
	if (traffic.warmup !== void 0) return "warmup";
	const { tcp, http } = traffic;
	const limits = [
		tcp?.maxConnections,
		http?.maxPending,
		http?.maxRequests,
		http?.maxRetries
	];
	return traffic.retryBudget !== void 0 || limits.some((limit) => limit !== void 0) ? "limits" : void 0;
}

// src/proxy/redirects.ts
/** A redirect at a place: the request's port is the one that is served there, and a scheme's own port is not written out. */
function redirectAt(redirect, place) {
	const { port, ...rest } = redirect;
	const number = port === "request" ? place.port : port;
	const scheme = redirect.scheme ?? (place.tls ? "https" : "http");
	return number === void 0 || number === usual[scheme] ? rest : {
		...rest,
		port: number
	};
}
const usual = {
	http: 80,
	https: 443
};

// src/proxy/routes.ts
/** Whether who asks changes what a table means when its file is made. */
const dependsOnClient = (table) => table.http.some((rule) => rule.matches.some((match) => match.sourceNamespace !== void 0));
/** The rules of a table that can apply at a place, one route per match. */
const routesAt = (table, place) => table.http.flatMap((rule) => ruleRoutes(rule, table, place));
/** Whether a table is for the client of a place, and any rule of it can apply there. */
const servesAt = (table, place) => sees(table.visibleTo, place.client) && table.http.some(({ matches }) => matches.length === 0 || matches.some((match) => applies(match, table, place)));
/** The VirtualServices whose rules the routes of a table are. */
const rulesFrom = (table, routes) => [table.from, ...new Set(routes.flatMap(({ by }) => by ?? []))];
function ruleRoutes(rule, table, place) {
	const { name, fault, cors, by } = rule;
	const route = (match) => ({
		name: match?.name === void 0 ? name : `${name}.${match.name}`,
		match,
		...whatIsDone(rule, match, place),
		...fault === void 0 ? {} : { fault },
		...cors === void 0 ? {} : { cors },
		...by === void 0 ? {} : { by }
	});
	if (rule.matches.length === 0) return [route(void 0)];
	return rule.matches.filter((match) => applies(match, table, place)).flatMap((match) => narrowed(match, place) ?? []).map(route);
}
/** What is left to ask of a request where the labels of who asks are known; undefined where they do not fit. */
function narrowed(match, { labels }) {
	if (labels === void 0 || Object.keys(match.sourceLabels).length === 0) return match;
	return selects$1(match.sourceLabels, labels) ? {
		...match,
		sourceLabels: {}
	} : void 0;
}
function whatIsDone({ action, headers }, match, place) {
	const edits = headers === void 0 ? {} : { headers };
	switch (action.kind) {
		case "respond": return {
			action,
			...edits
		};
		case "redirect": return {
			action: redirectAt(action, place),
			...edits
		};
		case "forward": return forwarded(action, headers, match, place);
	}
}
/** A single destination's headers are edited after the rule's; those of several are edited before them. */
function forwarded({ to, timeout, retries, authority, mirrors, rewrite }, rules, match, place) {
	const clusters = weightedClusters(to, place.port);
	const alone = clusters.length === 1 ? clusters[0] : void 0;
	const headers = joinedEdits(rules, alone?.headers);
	const host = authority ?? alone?.authority;
	return {
		action: {
			kind: "routeTo",
			clusters: alone === void 0 ? clusters : [{
				cluster: alone.cluster,
				weight: alone.weight
			}],
			...rewriteFor(rewrite, match),
			...host === void 0 ? {} : { authority: host },
			timeout: timeout ?? 0,
			retries,
			mirrors: mirrors.map(({ target, share }) => ({
				cluster: clusterOf(target, place.port),
				share
			})),
			hash: hashKeys(clusters, place)
		},
		...headers === void 0 ? {} : { headers }
	};
}
/** The keys of all clusters that hash, each once. */
function hashKeys(clusters, { policyOf }) {
	const keys = clusters.flatMap(({ cluster }) => {
		const balancer = policyOf(cluster)?.balancer;
		return (balancer?.kind === "ringHash" || balancer?.kind === "maglev") && balancer.key !== void 0 ? [balancer.key] : [];
	});
	return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}
/** `sourceNamespace`, `gateways` and `port` are decided now; the rest is left to each request. */
function applies(match, table, place) {
	if (match.port !== void 0 && match.port !== place.port) return false;
	if (!(match.gateways ?? table.gateways).includes(place.gateway)) return false;
	return match.sourceNamespace === void 0 || match.sourceNamespace === place.client;
}
/** A literal path replaces what a prefix matched, and the whole path where a regular expression matched it. */
function rewriteFor(rewrite, match) {
	if (rewrite === void 0) return {};
	if (rewrite.kind === "regex") return { rewrite };
	return { rewrite: {
		kind: match?.uri?.kind === "regex" ? "whole" : "prefix",
		value: rewrite.value
	} };
}
const clusterOf = (target, port) => outboundCluster$1(target.port ?? port, target.subset, target.host);
const weightedClusters = (to, port) => to.map(({ weight, target, headers, authority }) => ({
	cluster: clusterOf(target, port),
	weight,
	...headers === void 0 ? {} : { headers },
	...authority === void 0 ? {} : { authority }
}));

// src/proxy/servers.ts
const everywhere$1 = "0.0.0.0";
/** The listeners of a gateway's pods; what cannot be served is left out, and has been told of. */
function servedPorts(servers, workload, secrets) {
	return openPorts(servers, workload).ports.flatMap((open) => {
		const served = open.servers.flatMap((server) => {
			if (server.tls === void 0) return [{ server }];
			const { credentials } = credentialsOf(server, workload.namespace, secrets);
			return credentials === void 0 ? [] : [{
				server,
				credentials
			}];
		});
		if (isReserved(open.port) || served.length === 0) return [];
		return [{
			port: open.port,
			address: open.bind ?? everywhere$1,
			kind: open.kind,
			servers: served
		}];
	});
}
const sitesOf = (ports) => ports.flatMap(({ port, address, kind, servers }) => {
	const all = servers.map(({ server }) => server);
	if (kind === "http") return [{
		name: plainRoute$1(port, address),
		port,
		isTls: false,
		servers: all
	}];
	return all.filter(({ protocol }) => protocol === "https").map((server) => ({
		name: tlsRoute(server),
		port,
		isTls: true,
		servers: [server]
	}));
});
const plainRoute$1 = (port, address) => address === everywhere$1 ? `http.${port}` : `http.${port}.${address}`;
function tlsRoute({ port, portName, gateway, bind }) {
	const [namespace = "", name = ""] = gateway.split("/");
	return [
		"https",
		port,
		portName,
		name,
		namespace,
		...bind === void 0 ? [] : [bind]
	].join(".");
}
/** How a server ends TLS. `watched` are the ids of the secrets that have a file of their own. */
function socketOf({ server, credentials }, watched) {
	if (server.tls === void 0 || credentials === void 0) return void 0;
	const { credentials: _, ...rest } = server.tls;
	const from = (file, secret) => {
		if (file.kind === "own") return "own";
		return watched.has(secretId(secret)) ? "watched" : "listener";
	};
	const trust = trustOf(credentials);
	return {
		...rest,
		identities: credentials.identities.map((one) => {
			const secret = identityOf(one);
			return {
				secret,
				from: from(one.certificate, secret)
			};
		}),
		...trust && credentials.trust && { trust: {
			secret: trust,
			from: from(credentials.trust.authorities, trust)
		} }
	};
}
const nameOf$1 = (file) => file.kind === "own" ? file.file : file.path;
const identityOf = ({ certificate, key }) => ({
	kind: "identity",
	certificate: nameOf$1(certificate),
	key: nameOf$1(key)
});
const trustOf = ({ trust }) => trust && {
	kind: "trust",
	authorities: { path: nameOf$1(trust.authorities) },
	...trust.revoked && { revoked: nameOf$1(trust.revoked) }
};
/** The certificates that servers have in files of their containers. */
const containerSecrets = (ports) => ports.flatMap(({ servers }) => servers).filter(({ server }) => server.tls?.credentials.kind === "files").flatMap(({ credentials }) => {
	if (credentials === void 0) return [];
	const trust = trustOf(credentials);
	return [...credentials.identities.map(identityOf), ...trust === void 0 ? [] : [trust]];
});

// src/proxy/gateway.ts
/** The route configurations of a gateway: a file per port of plain HTTP, and one per server that ends TLS. */
function gatewayRoutes() {
	const sites = memo((servers, workload, secrets) => sitesOf(servedPorts(servers, workload, secrets)));
	const group = memo((...hosts) => ({ hosts }));
	const host = memo(virtualHost);
	const keep = keepList();
	const configuration = memo((name, all) => ({
		name,
		groups: [all],
		fallback: all.hosts.some((one) => one.domains.includes("*")) ? "none" : "notFound"
	}));
	const asker = memo((policies, client, labels) => ({
		client,
		labels,
		policyOf: (cluster) => policies.of(client, cluster)
	}));
	const build = memo((all, tables, from) => all.map((site) => {
		const hosts = hostsOf(site, visible(tables, from.client)).map(({ name, number, way, bound }) => {
			const pairs = bound.flatMap(({ table, gateway }) => [table, gateway]);
			return host(name, number, way, from, ...pairs);
		});
		return configuration(site.name, group(...hosts));
	}));
	return (mesh, policies, workload) => {
		const all = sites(mesh.servers, workload, mesh.secrets);
		const from = asker(policies, workload.namespace, workload.labels);
		return keep(workload.key, build(all, mesh.routes.gateway, from));
	};
}
/** The tables that are exported to the gateway's namespace. */
const visible = (tables, namespace) => tables.filter((table) => sees(table.visibleTo, namespace));
/** The hosts of a site, each with the tables that serve it, oldest first. */
function hostsOf(site, tables) {
	const claims = site.servers.flatMap((server) => claimsOf(server, tables));
	return [...Map.groupBy(claims, (claim) => claim.name)].sort(([a], [b]) => compare(a, b)).map(([name, mine]) => ({
		name,
		number: mine[0]?.server.port ?? site.port,
		way: site.isTls ? "tls" : mine.some((claim) => claim.server.httpsRedirect) ? "redirected" : "plain",
		bound: exactOnly(name, mine, tables)
	}));
}
function claimsOf(server, tables) {
	const redirected = server.httpsRedirect && server.protocol === "http" ? server.hosts.map(({ host }) => ({
		name: host,
		server
	})) : [];
	const bound = tables.filter((table) => table.gateways.includes(server.gateway)).flatMap((table) => servedHosts(server, table).map((name) => ({
		name,
		server,
		table
	})));
	return [...redirected, ...bound];
}
/** A wildcard table serves a narrower host only where no other table names that host. */
function exactOnly(name, claims, tables) {
	const gateways = /* @__PURE__ */ new Map();
	for (const { table, server } of claims) if (table !== void 0 && !gateways.has(table)) gateways.set(table, server.gateway);
	const bound = [...gateways].map(([table, gateway]) => ({
		table,
		gateway
	}));
	const exact = bound.filter(({ table }) => table.hosts.includes(name));
	return (exact.length > 0 ? exact : bound).sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
}
/** A gateway's host; `bound` alternates tables and the gateways that bind them. */
function virtualHost(name, number, way, asker, ...bound) {
	const perTable = [];
	const from = [];
	for (let i = 0; i < bound.length; i += 2) {
		const [table, gateway] = [bound[i], bound[i + 1]];
		if (typeof table !== "object" || typeof gateway !== "string") continue;
		const routes = routesAt(table, {
			...asker,
			port: number,
			gateway,
			tls: way === "tls"
		});
		perTable.push(routes);
		from.push(...rulesFrom(table, routes));
	}
	const all = perTable.flat();
	const routes = perTable.length < 2 ? all : [...all.filter((route) => !takesAll(route)), ...all.filter(takesAll)];
	return {
		name: `${name}:${number}`,
		domains: [name],
		requireTls: way === "redirected",
		routes,
		from
	};
}
/** Ports, gateways and the namespace were decided when the routes were picked, so they no longer narrow a match. */
function takesAll(route) {
	if (route.match === void 0) return true;
	const { gateways: _, port: __, sourceNamespace: ___, ...rest } = route.match;
	return matchesAll(rest);
}

// src/proxy/chains.ts
/** Whether a match is for the client; what is left of it, Envoy asks of each connection. */
const fits = (match, table, { place, labels }) => applies(match, table, place) && selects$1(match.sourceLabels, labels);
/** Where a service's plain TCP goes under the rules of tables, oldest first; `own` is where it goes without. */
function tcpRoutes(tables, own, client) {
	const chains = [];
	for (const table of tables) for (const rule of table.tcp) {
		const to = weightedClusters(rule.to, client.place.port);
		const subnets = subnetsOf(rule, table, client);
		const from = [table.from];
		if (subnets === "any") return sourced({
			chains: distinct(chains),
			rest: to
		}, from);
		if (subnets.length > 0) chains.push({
			sni: [],
			subnets,
			to,
			from
		});
	}
	return sourced({
		chains: distinct(chains),
		rest: own
	});
}
const sourced = (routes, rest = []) => ({
	...routes,
	from: sourcesOf(routes.chains, rest)
});
/** What chains are made of, and whatever they stand beside, each object once. */
const sourcesOf = (chains, beside = []) => [.../* @__PURE__ */ new Set([...chains.flatMap(({ from }) => from), ...beside])];
function subnetsOf(rule, table, client) {
	if (rule.matches.length === 0) return "any";
	const fitting = rule.matches.filter((match) => fits(match, table, client));
	return fitting.some((match) => match.subnets.length === 0) ? "any" : fitting.flatMap((match) => match.subnets);
}
/** Where a service's TLS goes; with rules, `stray` takes the connections for names that they do not say. */
function tlsRoutes(tables, own, stray, client) {
	const all = distinct(tables.flatMap((table) => table.tls.flatMap((rule) => tlsChains(rule, [table.from], client.place.port, (match) => fits(match, table, client)))));
	if (all.length === 0) return sourced({
		chains: all,
		rest: own
	});
	const everything = all.find((chain) => chain.sni.length + chain.subnets.length === 0);
	const chains = all.filter((chain) => chain !== everything);
	return sourced({
		chains,
		rest: everything?.to ?? stray
	}, everything?.from);
}
/** A chain per match of a rule; the name `*` is any. */
const tlsChains = (rule, from, port, fitting) => rule.matches.filter((match) => match.sniHosts.length > 0 && fitting(match)).map((match) => ({
	sni: match.sniHosts.includes("*") ? [] : match.sniHosts,
	subnets: match.subnets,
	to: toOf(rule.to, port),
	from
}));
const toOf = (to, port) => weightedClusters(to, port);
const textOf = (subnet) => subnet === void 0 ? "" : `${subnet.address}/${subnet.bits}`;
/** The chains without what an earlier one takes: Envoy refuses a listener in which two ask for the same. */
function distinct(chains) {
	const taken = /* @__PURE__ */ new Set();
	return chains.flatMap((chain) => Map.groupBy((chain.sni.length === 0 ? [""] : chain.sni).map((name) => {
		return {
			name,
			left: (chain.subnets.length === 0 ? [void 0] : chain.subnets).filter((subnet) => {
				const pair = `${name} ${textOf(subnet)}`;
				return !taken.has(pair) && taken.add(pair);
			})
		};
	}), ({ left }) => `${left.length} ${left.map(textOf).join()}`).values().flatMap((alike) => {
		const [{ left } = { left: [] }] = alike;
		if (left.length === 0) return [];
		return [{
			...chain,
			sni: alike.flatMap(({ name }) => name === "" ? [] : [name]),
			subnets: left.flatMap((subnet) => subnet ?? [])
		}];
	}).toArray());
}

// src/proxy/gateway-listeners.ts
/** The listeners of a gateway; each binds its port. */
function gatewayListeners() {
	const ports = memo((servers, workload, secrets) => servedPorts(servers, workload, secrets));
	const seen = memo(visible);
	const none = /* @__PURE__ */ new Map();
	const noPolicies = /* @__PURE__ */ new Map();
	const build = memo((open, workload, tables, clusters, services, policies, watched, routes) => {
		const basis = {
			workload,
			tables,
			clusters,
			services,
			policies,
			watched,
			routes
		};
		return open.flatMap((one) => listenersOf(one, basis));
	});
	return (on, workload, routes, watched) => {
		const open = ports(on.servers, workload, on.secrets);
		const asks = open.some(({ servers }) => servers.some(({ server }) => server.protocol === "autoPassthrough"));
		return build(open, workload, seen(on.routes.gateway, workload.namespace), on.clusters, asks ? on.services : none, asks ? on.policies : noPolicies, watched, routes);
	};
}
function listenersOf(open, basis) {
	switch (open.kind) {
		case "http": return [httpListener(open, basis)];
		case "tcp": return tcpListener(open, basis);
		case "tls": return tlsListener(open, basis);
	}
}
function httpListener({ port, address, servers }, { routes }) {
	const route = plainRoute$1(port, address);
	return {
		kind: "gatewayHttp",
		address,
		port,
		route,
		from: servers.map(({ server }) => server.from),
		...inlineOf(route, routes)
	};
}
/** The configuration itself where there is no file for it. */
function inlineOf(name, routes) {
	const inline = routes.find((route) => typeof route !== "string" && route.name === name);
	return inline === void 0 ? {} : { inline };
}
const boundTables = (server, tables) => tables.filter((table) => table.gateways.includes(server.gateway) && servedHosts(server, table).length > 0);
/** A port of plain TCP. Who calls is not asked. */
function tcpListener({ port, address, servers }, basis) {
	const chains = servers.flatMap(({ server }) => boundTables(server, basis.tables).flatMap((table) => {
		const to = tcpTarget(server, table);
		const from = [server.from, table.from];
		return to === void 0 ? [] : [{
			sni: [],
			subnets: [],
			to: bytesTo(to, basis),
			from
		}];
	}));
	const all = distinct(chains);
	return all.length === 0 ? [] : [{
		kind: "gatewayTcp",
		address,
		port,
		chains: all,
		from: sourcesOf(all)
	}];
}
const bytesTo = (to, { clusters, workload }) => withBytes(to, clusters, workload.namespace);
const fitting = (server, table) => ({ port, gateways }) => applies({
	...port === void 0 ? {} : { port },
	...gateways === void 0 ? {} : { gateways }
}, table, {
	port: server.port,
	client: "",
	gateway: server.gateway,
	tls: false
});
/** Where the bytes of a server's connections go by the first rule that is for it. */
function tcpTarget(server, table) {
	const fits = fitting(server, table);
	const rule = table.tcp.find(({ matches }) => matches.length === 0 || matches.some(fits));
	return rule && weightedClusters(rule.to, server.port);
}
function tlsListener({ port, address, servers }, basis) {
	const all = distinct(servers.flatMap((one) => chainsOf(one, basis)));
	const routed = servers.flatMap(({ server }) => server.protocol === "https" ? [server.from] : []);
	const from = sourcesOf(all, routed);
	return all.length === 0 ? [] : [{
		kind: "gatewayTls",
		address,
		port,
		chains: all,
		from
	}];
}
function chainsOf(served, basis) {
	const { server } = served;
	const tables = boundTables(server, basis.tables);
	switch (server.protocol) {
		case "http":
		case "tcp": return [];
		case "https": {
			const route = tlsRoute(server);
			return [ending(served, basis, {
				kind: "http",
				route,
				...inlineOf(route, basis.routes)
			})];
		}
		case "tls": return tables.flatMap((table) => {
			const to = tcpTarget(server, table);
			if (to === void 0) return [];
			return [{
				...ending(served, basis, {
					kind: "bytes",
					clusters: bytesTo(to, basis)
				}),
				from: [server.from, table.from]
			}];
		});
		case "passthrough": return tables.flatMap((table) => table.tls.flatMap((rule) => tlsChains(rule, [server.from, table.from], server.port, fitting(server, table))).map((chain) => passed(chain, basis)));
		case "autoPassthrough": return everyService(server, basis);
	}
}
/** The chain of a server that ends TLS for its hosts. */
function ending(served, { watched }, to) {
	const tls = socketOf(served, watched);
	const names = served.server.hosts.map(({ host }) => host);
	return {
		sni: names.includes("*") ? [] : [...new Set(names)],
		subnets: [],
		to,
		from: [served.server.from],
		...tls === void 0 ? {} : { tls }
	};
}
const passed = ({ to, ...chain }, basis) => ({
	...chain,
	to: {
		kind: "bytes",
		clusters: bytesTo(to, basis)
	}
});
/** Each port and subset of each service, under the name by which the gateways of other meshes ask for it. */
function everyService(server, basis) {
	const { services, policies, workload } = basis;
	return [...services.values()].flatMap(({ key, host, ports, visibleTo }) => {
		if (!server.hosts.some((one) => hostCovers(one.host, host)) || !sees(visibleTo, workload.namespace)) return [];
		const subsets = policyFor(policies.get(key), workload.namespace)?.subsets ?? [];
		return ports.flatMap(({ number }) => ["", ...new Set(subsets.map(({ name }) => name))].map((subset) => {
			const to = [{
				cluster: outboundCluster$1(number, subset, host),
				weight: 1
			}];
			const sni = [`outbound_.${number}_.${subset}_.${host}`];
			return passed({
				sni,
				subnets: [],
				to,
				from: [server.from]
			}, basis);
		}));
	});
}

// src/proxy/inbound.ts
/** What enters a pod. */
function inboundListeners() {
	const build = memo((workload, ...limits) => [{
		kind: "virtualInbound",
		chains: workload.serves.map(({ port, protocol, host }, i) => ({
			port,
			protocol,
			cluster: nameOf(port, host, limits[i])
		}))
	}]);
	return ({ policies }, workload) => build(workload, ...workload.serves.map((one) => limitsOf(policies, one, workload)));
}
/** The inbound clusters of a scope: one per port, and one more per port of each service whose connections are bounded. */
function inboundClusters() {
	const cluster = memo((traffic, from, name) => ({
		name,
		traffic,
		from
	}));
	const keep = keepList();
	const keepSources = keepList();
	const ofScope = memo((policies, scope) => {
		const found = /* @__PURE__ */ new Map();
		const add = (name, traffic, from) => found.set(name, {
			traffic,
			from: [...found.get(name)?.from ?? [], ...from]
		});
		for (const workload of scope.workloads) for (const one of workload.serves) {
			const { port, service, host } = one;
			const limits = limitsOf(policies, one, workload);
			const from = policyFor(policies.get(service), workload.namespace)?.from ?? nobody$1;
			add(inboundCluster$1(port, ""), unbounded, limits === void 0 ? [...one.from, ...from] : one.from);
			if (limits !== void 0) add(nameOf(port, host, limits), limits, from);
		}
		const sorted = [...found].sort(([a], [b]) => a < b ? -1 : 1);
		return keep(scope.key, sorted.map(([name, { traffic, from }]) => cluster(traffic, keepSources(`${name} ${scope.key}`, [...new Set(from)]), name)));
	});
	return (mesh, scope) => ofScope(mesh.policies, scope);
}
const unbounded = {};
const nobody$1 = [];
const nameOf = (port, host, limits) => inboundCluster$1(port, limits === void 0 ? "" : host);
/** A DestinationRule's connection pool bounds the service's own pods as well. */
function limitsOf(policies, { service, number }, workload) {
	const traffic = trafficAt(policyFor(policies.get(service), workload.namespace), number);
	return traffic.tcp === void 0 && traffic.http === void 0 ? void 0 : traffic;
}

// src/proxy/limits.ts
const portPath = (service, port) => `spec.ports[${service.ports.indexOf(port)}].${service.from[0].kind === "Service" ? "port" : "number"}`;
/** Clusters that were to have an endpoint file and have none, told on the rule or the Service that asks for it. */
function endpointProblems(services, policies, scope, budget) {
	const inline = new Set(budget.inlineEndpoints.map((name) => name.split("|")[3] ?? ""));
	return [...services.values()].flatMap((service) => {
		if (!inline.has(service.host)) return [];
		const [rule] = policyFor(policies.get(service.key), scope.namespace)?.from ?? [];
		return [{
			code: "SLU0201",
			severity: "warning",
			on: rule ?? service.from[0],
			path: rule === void 0 ? "spec.trafficDistribution" : "spec.trafficPolicy",
			message: `Proxies of namespace ${scope.namespace} already watch ${100} files, so an endpoint change of ${service.host} resets its ejections, warm-up and connection counts, and its localities do not count. Put the policy on fewer hosts.`
		}];
	});
}
/** What does not fit a proxy's file budget, told on the objects that ask for it. */
function budgetProblems() {
	const gateway = memo((servers, secrets, scope, budget) => {
		const [workload] = scope.workloads;
		if (workload === void 0) return [];
		return sitesOf(servedPorts(servers, workload, secrets)).filter((site) => budget.inlineRoutes.has(site.name)).flatMap((site) => site.servers.map((server) => ({
			code: "SLU0201",
			severity: "warning",
			on: server.from,
			path: `${server.path}.port.number`,
			message: `Its gateway already watches ${100} files, so the routes of port ${server.port} stand in the listener: an edit of them closes its connections after the drain time. Use fewer ports.`
		})));
	});
	const sidecar = memo((services, scope, budget) => [...services.values()].flatMap((service) => service.ports.filter((port) => budget.inlineRoutes.has(String(port.number))).map((port) => ({
		code: "SLU0201",
		severity: "warning",
		on: service.from[0],
		path: portPath(service, port),
		message: `Proxies of namespace ${scope.namespace} already watch ${100} files, so the routes of port ${port.number} stand in their listeners: an edit of them closes connections after the drain time. Use fewer HTTP port numbers.`
	}))));
	const endpoints = memo(endpointProblems);
	const secrets = memo((services, policies, scope, budget) => {
		const inline = new Set(budget.inlineSecrets.map((name) => name.split("|")[3] ?? ""));
		return [...services.values()].flatMap((service) => {
			const [on] = policyFor(policies.get(service.key), scope.namespace)?.from ?? [];
			if (!inline.has(service.host) || on === void 0) return [];
			return [{
				code: "SLU0201",
				severity: "warning",
				on,
				path: "spec.trafficPolicy.tls",
				message: `Proxies of namespace ${scope.namespace} already watch ${100} files, so the certificates for ${service.host} are read once, and one that is missing stops changes of all clusters. Use fewer different certificates.`
			}];
		});
	});
	return (mesh, scope, budget) => [
		...budget.inlineRoutes.size === 0 ? [] : scope.role === "gateway" ? gateway(mesh.servers, mesh.secrets, scope, budget) : sidecar(mesh.services, scope, budget),
		...budget.inlineEndpoints.length === 0 ? [] : endpoints(mesh.services, mesh.policies, scope, budget),
		...budget.inlineSecrets.length === 0 ? [] : secrets(mesh.services, mesh.policies, scope, budget)
	];
}
const belongs = (port) => `Port ${port} belongs to the proxy itself (it keeps ${Object.values(proxyPorts).join(", ")})`;
/** As a gateway's Service usually does, for a load balancer to ask. */
const showsHealth = (port, target) => port === proxyPorts.health && target === proxyPorts.health;
/** Ports that services and gateways want and the proxy has. */
function reservedProblems(services, servers, scopes) {
	const ofServices = [...services.values()].flatMap((service) => service.ports.flatMap((port) => {
		const { number, targetPort } = port;
		if (!isReserved(number) || showsHealth(number, targetPort)) return [];
		const [on] = service.from;
		const message = `${belongs(number)}, so no rule applies to it. Use another port.`;
		return [{
			code: "SLU0203",
			severity: "warning",
			on,
			path: portPath(service, port),
			message
		}];
	}));
	const ofServers = scopes.filter((scope) => scope.role === "gateway").flatMap((scope) => scope.workloads.slice(0, 1)).flatMap((workload) => servers.flatMap((server) => {
		const port = targetPort(server, workload);
		if (!isReserved(port) || !selects$1(server.selector, workload.labels)) return [];
		const message = `${belongs(port)}, so this server is not served. Use another port, or another targetPort in the gateway's Service.`;
		return [{
			code: "SLU0203",
			severity: "error",
			on: server.from,
			path: `${server.path}.port.number`,
			message
		}];
	}));
	return [...ofServices, ...ofServers];
}

// src/proxy/hosts.ts
/** Ports whose requests are routed by Host: declared HTTP, and those that are sniffed. */
const speaksHttp = (port) => port.protocol !== "tcp" && port.protocol !== "tls";
const httpPorts = (protocolPorts) => protocolPorts.filter(speaksHttp).map((port) => port.number);
const inBrackets = (address) => address.includes(":") ? `[${address}]` : address;
/** All names under which clients may say a service; the bare name only where it means this one (`local`). */
function domainsOf(service, local) {
	const { name, namespace, host } = service;
	const short = name === "" ? [] : [`${name}.${namespace}.svc`, `${name}.${namespace}`];
	const names = [
		host,
		`${host}.`,
		...local && name !== "" ? [name] : [],
		...short
	];
	const wild = service.kind === "headless" ? names.map((one) => `*.${one}`) : [];
	return [
		...names,
		...wild,
		...(service.hostAddresses ?? service.addresses).map(inBrackets)
	];
}
function plainRoute(host, seat) {
	const clusters = [{
		cluster: outboundCluster$1(seat.port, "", host),
		weight: 1
	}];
	return {
		name: "default",
		match: void 0,
		action: {
			kind: "routeTo",
			clusters,
			timeout: 0,
			retries: defaultRetries,
			mirrors: [],
			hash: hashKeys(clusters, seat)
		}
	};
}
const seatOf = ({ port, client, policies }) => ({
	port,
	client,
	gateway: "mesh",
	tls: false,
	policyOf: (cluster) => policies.of(client, cluster)
});
/** A service's port for the clients of a namespace (`''`: for any), under the rules of a table or, where none applies, plainly. */
function serviceHost(service, table, asking, local) {
	const seat = seatOf(asking);
	const routes = table === void 0 ? [] : routesAt(table, seat);
	return {
		name: `${service.host}:${asking.port}`,
		domains: domainsOf(service, local),
		requireTls: false,
		routes: routes.length === 0 ? [plainRoute(service.host, seat)] : routes,
		from: routes.length === 0 || table === void 0 ? [] : rulesFrom(table, routes)
	};
}
/** A host that no service has. */
function unregisteredHost(table, host, asking) {
	const routes = routesAt(table, seatOf(asking));
	return {
		name: `${host}:${asking.port}`,
		domains: [host],
		requireTls: false,
		routes,
		from: rulesFrom(table, routes)
	};
}

// src/proxy/outbound-plan.ts
const inMesh = (port, client) => ({
	port,
	client,
	gateway: "mesh",
	tls: false
});
/** Whether two tables lead to the same plan: whom they serve, where, and to which hosts they send. What else their rules do is no matter. */
const plannedAlike = (a, b) => plannedOf(a) === plannedOf(b);
const plannedOf = ({ hosts, visibleTo, gateways, http }) => JSON.stringify([
	hosts,
	visibleTo,
	gateways,
	http.map(plannedOfRule)
]);
const plannedOfRule = ({ matches, action }) => [matches.map(({ port, gateways, sourceNamespace }) => [
	port,
	gateways,
	sourceNamespace
]), action.kind === "forward" ? action.to.map(({ target }) => target.host) : []];
function placesOf$1(services) {
	const namespaces = [...Map.groupBy(services.values(), (one) => one.namespace)].map(([namespace, members]) => ({
		namespace,
		services: members,
		byPort: byHttpPort(members),
		limited: members.some((one) => one.visibleTo !== "all")
	}));
	const names = /* @__PURE__ */ new Set();
	const hidden = /* @__PURE__ */ new Map();
	for (const service of services.values()) for (const name of domainsOf(service, false)) if (service.visibleTo === "all") names.add(name);
	else hidden.set(name, [...hidden.get(name) ?? [], service.visibleTo]);
	return {
		namespaces,
		names,
		hidden
	};
}
function byHttpPort(services) {
	const pairs = services.flatMap((service) => [...new Set(httpPorts(service.ports))].map((port) => ({
		port,
		service
	})));
	const served = Map.groupBy(pairs.filter(({ port }) => !isReserved(port)), ({ port }) => port);
	return new Map([...served].map(([port, all]) => [port, all.map(({ service }) => service)]));
}
/** Which groups of virtual hosts there are, and which of them each scope has on each port. */
function planScopes(places, tables, policies, scopes) {
	const by = {
		tables,
		policies
	};
	const groups = /* @__PURE__ */ new Map();
	const strangers = unregistered(places, by);
	const varied = new Set(places.namespaces.filter((one) => one.limited || one.services.some((service) => !isUniform(service.host, by))).map((one) => one.namespace));
	return {
		groups,
		scopes: scopes.map(({ key, namespace: client }) => {
			const { hosts, varies } = strangers(client);
			const parts = [...places.namespaces.flatMap((one) => servicePlans(one, tables, client, varied.has(one.namespace))), ...hosts.length === 0 ? [] : [hostPlan(hosts, client, varies)]];
			for (const { id, plan } of parts) if (!groups.has(id)) groups.set(id, plan());
			return {
				scope: key,
				ports: [...Map.groupBy(parts, (part) => part.port)].sort(([a], [b]) => a - b).map(([port, mine]) => ({
					port,
					keys: mine.map((part) => part.id)
				}))
			};
		})
	};
}
/** Whether every client has the same routes to a host. */
function isUniform(host, { tables, policies: { varying } }) {
	if (!tables.uniform(host)) return false;
	if (varying.size === 0) return true;
	return !varying.has(host) && !tables.candidates(host).some((table) => sendsTo(table, varying));
}
const sendsTo = (table, hosts) => table.http.some(({ action }) => action.kind === "forward" && action.to.some(({ target }) => hosts.has(target.host)));
function servicePlans({ namespace, byPort, limited }, tables, client, varies) {
	const looksAs = varies ? client : "";
	const local = namespace === client;
	return [...byPort].flatMap(([port, services]) => {
		const names = limited ? services.filter((one) => sees(one.visibleTo, client)) : services;
		const place = inMesh(port, client);
		const serving = () => names.map((one) => tables.serving(one.host, place));
		const id = `${looksAs} ${local} ${namespace} ${port}`;
		return names.length === 0 ? [] : [{
			id,
			port,
			plan: () => ({
				names,
				tables: serving(),
				local,
				port,
				looksAs
			})
		}];
	});
}
function hostPlan(hosts, client, varies) {
	const looksAs = varies ? client : "";
	const port = 80;
	const names = hosts.map(({ host }) => host);
	const tables = hosts.map(({ table }) => table);
	return {
		id: `${looksAs} hosts`,
		port,
		plan: () => ({
			names,
			tables,
			local: false,
			port,
			looksAs
		})
	};
}
/** The hosts of tables that no service answers to, each with the table that serves it for a client. */
function unregistered(places, { tables, policies: { varying } }) {
	const { names, hidden } = places;
	const hosts = tables.hosts.filter((host) => !names.has(host)).sort();
	const varies = hosts.some((host) => hidden.has(host) || tables.naming(host).some((table) => table.visibleTo !== "all" || dependsOnClient(table) || sendsTo(table, varying)));
	return (client) => ({
		hosts: hosts.flatMap((host) => {
			if (hidden.get(host)?.some((audience) => sees(audience, client)) === true) return [];
			const table = tables.naming(host).find((one) => servesAt(one, inMesh(80, client)));
			return table === void 0 ? [] : [{
				table,
				host
			}];
		}),
		varies
	});
}

// src/proxy/tables.ts
const nobody = [];
/** `tables` come oldest first. */
function tableIndex(tables) {
	const byHost = /* @__PURE__ */ new Map();
	const wild = [];
	for (const table of tables) for (const host of table.hosts) {
		if (host.startsWith("*")) wild.push({
			host,
			table
		});
		const named = byHost.get(host);
		if (named === void 0) byHost.set(host, [table]);
		else named.push(table);
	}
	wild.sort((a, b) => b.host.length - a.host.length);
	const naming = (host) => byHost.get(host) ?? nobody;
	const candidates = (host) => {
		const named = naming(host);
		if (wild.length === 0) return named;
		return [...named, ...wild.filter((one) => hostCovers(one.host, host)).map((one) => one.table)];
	};
	return {
		hosts: [...byHost.keys()],
		naming,
		candidates,
		serving: (host, place) => candidates(host).find((table) => servesAt(table, place)),
		covering: (host, client) => {
			const all = new Set(candidates(host).filter((table) => sees(table.visibleTo, client)));
			return all.size < 2 ? [...all] : tables.filter((table) => all.has(table));
		},
		uniform: (host) => {
			for (const table of candidates(host)) {
				if (table.visibleTo !== "all" || dependsOnClient(table)) return false;
				if (servesEverywhere(table)) return true;
			}
			return true;
		}
	};
}
/** Whether it has a rule for each port of the mesh. */
const servesEverywhere = (table) => table.http.some(({ matches }) => matches.length === 0 || matches.some(({ port, gateways }) => port === void 0 && (gateways ?? table.gateways).includes("mesh")));

// src/proxy/outbound.ts
/**
* The route configurations of sidecars, by scope. Virtual hosts are grouped by their services' namespace, and scopes to whom a namespace
* looks alike share the group, so that its text is made once.
*/
function outboundStage() {
	const keep = keepList();
	const standIn = keepAlike(plannedAlike);
	const places = memo(placesOf$1);
	const plan = memo(planScopes);
	const inPlaceOf = memo((planned, tables) => new Map(planned.map((table, i) => [table, tables[i] ?? table])));
	const groups = groupStage();
	const takesAll = memo((group) => group.hosts.some((host) => host.domains.includes("*")));
	const index = memo(tableIndex);
	const files = mapEach((name, all, fallback) => ({
		name,
		groups: all,
		fallback
	}));
	const configurations = memo((planned, now, policies, allowAny) => {
		const made = groups(planned.groups, now, policies);
		const built = files(planned.scopes.flatMap(({ scope, ports }) => ports.map(({ port, keys }) => {
			const all = keys.flatMap((key) => made.get(key) ?? []).filter((group) => group.hosts.length > 0);
			const fallback = all.some((group) => takesAll(group)) ? "none" : allowAny ? "allowAny" : "blockAll";
			return [`${scope} ${port}`, [
				String(port),
				all,
				fallback
			]];
		})));
		return new Map(planned.scopes.map(({ scope, ports }) => [scope, ports.flatMap(({ port }) => built.get(`${scope} ${port}`) ?? [])]));
	});
	return ({ services, routes, settings }, policies, scopes) => {
		const tables = keep("http", routes.mesh.filter((table) => table.http.length > 0));
		const planned = standIn(tables);
		const planOf = plan(places(services), index(planned), policies, scopes);
		return configurations(planOf, inPlaceOf(planned, tables), policies, settings.allowAny);
	};
}
/** The virtual hosts of every planned group; one keeps its identity while its names and the tables that serve them stay. */
function groupStage() {
	const ofService = memo(serviceHost);
	const ofTable = memo(unregisteredHost);
	const asking = memo((port, client, policies) => ({
		port,
		client,
		policies
	}));
	const groups = mapEach((names, tables, port, looksAs, local, policies) => ({ hosts: names.flatMap((one, i) => {
		const table = tables[i];
		const who = asking(port, looksAs, policies);
		if (typeof one !== "string") return ofService(one, table, who, local);
		return table === void 0 ? [] : ofTable(table, one, who);
	}) }));
	return (planned, now, policies) => groups([...planned].map(([key, { names, tables, port, looksAs, local }]) => {
		return [key, [
			names,
			tables.map((table) => table && now.get(table)),
			port,
			looksAs,
			local,
			policies
		]];
	}));
}

// src/proxy/scopes.ts
/** The scopes, sorted by key; one whose workloads did not change keeps its identity. */
function scopeStage() {
	const keep = keepList();
	const scope = memo((workloads) => {
		const [first] = workloads;
		return first === void 0 ? [] : [{
			key: first.scope,
			namespace: first.namespace,
			role: first.role,
			workloads
		}];
	});
	return memo((workloads) => {
		return [...Map.groupBy(workloads.values(), (one) => one.scope)].sort(([a], [b]) => compare(a, b)).flatMap(([key, members]) => scope(keep(key, members)));
	});
}

// src/proxy/addressed.ts
/** TCP ports, and ports that are sniffed, of the services that a client sees. */
const addressedPorts = (services, headless, client) => [...services.values()].flatMap((service) => sees(service.visibleTo, client) ? service.ports.filter((port) => !isReserved(port.number) && [
	"tcp",
	"tls",
	"auto"
].includes(port.protocol)).flatMap((port) => placesOf(service, port, headless).map((at) => ({
	service,
	port,
	...at
}))) : []);
function placesOf(service, port, headless) {
	const own = service.addresses.map((address) => ({
		address,
		listensOn: port.number,
		isPod: false
	}));
	if (port.protocol === "auto") return own;
	const pods = headless.get(service.key)?.endpoints.get(port.number) ?? [];
	return [...own, ...pods.filter((one) => !isReserved(one.port)).map((one) => ({
		address: one.address,
		listensOn: one.port,
		isPod: true
	}))];
}
/** The ports that need a listener, and where their bytes go. A pod behind two headless services on one port belongs to the first that needs one. */
function served(ports, asking) {
	const first = /* @__PURE__ */ new Map();
	for (const at of ports) {
		const name = `${at.address} ${at.listensOn}`;
		if (first.has(name)) continue;
		const raw = rawRoutes(at, asking);
		if (!at.isPod || concernsClient(at, raw, asking)) first.set(name, {
			at,
			raw
		});
	}
	return [...first.values()];
}
/** Whether anything is said of a headless service to this client; if not, its bytes are passed on as they are. */
const concernsClient = ({ service }, raw, { allowAny, headless, client }) => !allowAny || raw.from.length > 0 || policyFor(headless.get(service.key)?.policies, client) !== void 0;
/** TLS ports obey TLS rules and all others TCP rules; of several tables every one has its say. */
function rawRoutes({ service, port }, { index, stray, client, labels }) {
	const own = [{
		cluster: outboundCluster$1(port.number, "", service.host),
		weight: 1
	}];
	const tables = index.covering(service.host, client);
	const from = {
		place: {
			port: port.number,
			client,
			gateway: "mesh",
			tls: false
		},
		labels: labels ?? {}
	};
	return port.protocol === "tls" ? tlsRoutes(tables, own, stray, from) : tcpRoutes(tables, own, from);
}

// src/proxy/headless.ts
/**
* Clients of a headless service call its pods by their own addresses, which no listener of a service has. Passing the bytes on is right unless
* something is said of them; only then is there a listener for each pod, since every change of its endpoints changes all proxies' listeners.
*/
function headlessEndpoints() {
	const headless = memo((services) => [...services.values()].filter(({ kind, ports }) => kind === "headless" && ports.some(({ protocol }) => protocol === "tcp" || protocol === "tls")));
	const ruled = memo((tables) => [...new Set(tables.flatMap(({ hosts, tcp, tls }) => tcp.length + tls.length > 0 ? hosts : []))]);
	const each = mapEach((endpoints, policies) => ({
		endpoints,
		policies
	}));
	return ({ services, endpoints, policies, settings, routes }) => {
		const named = ruled(routes.mesh);
		return each(headless(services).flatMap(({ key, host }) => {
			const policy = policies.get(key);
			const found = endpoints.get(key);
			return (!settings.allowAny || policy?.everyone !== void 0 || (policy?.byClient.size ?? 0) > 0 || named.some((one) => hostCovers(one, host))) && found !== void 0 ? [[key, [found, policy]]] : [];
		}));
	};
}

// src/proxy/shared-ports.ts
/** Services that share listeners with others: of some connections their networks tell, of others the server name, or nothing but the port. */
const sharingServices = (services) => [...services.values()].filter(({ kind, addresses, networks }) => (kind === "static" || kind === "dns" || kind === "roundRobin" || kind === "passthrough") && (networks.length > 0 || addresses.length === 0));
/** What the services that share listeners make of the ports of bytes. */
function sharedPorts(services, sharing) {
	const { client, stray } = sharing;
	const claims = services.filter((one) => sees(one.visibleTo, client.place.client)).flatMap((service) => service.ports.filter(({ number, protocol }) => !isReserved(number) && [
		"tcp",
		"tls",
		"auto"
	].includes(protocol)).map((port) => ({
		service,
		number: port.number,
		...claimOf(service, port, sharing)
	})));
	return new Map([...Map.groupBy(claims, ({ number }) => number)].sort(([a], [b]) => a - b).map(([number, all]) => {
		const chains = distinct(all.flatMap((one) => one.chains));
		const rest = all.find((one) => one.rest !== void 0)?.rest ?? {
			to: stray,
			from: []
		};
		return [number, {
			chains,
			rest: rest.to,
			from: sourcesOf(chains, rest.from)
		}];
	}));
}
function claimOf(service, port, { tables, client, stray }) {
	const own = [{
		cluster: outboundCluster$1(port.number, "", service.host),
		weight: 1
	}];
	const covering = tables.covering(service.host, client.place.client);
	const at = {
		...client,
		place: {
			...client.place,
			port: port.number
		}
	};
	const isTls = port.protocol === "tls";
	const { chains, rest, from } = isTls ? tlsRoutes(covering, own, stray, at) : tcpRoutes(covering, own, at);
	const { networks: subnets } = service;
	const left = {
		to: rest,
		from: [...from, ...service.from]
	};
	if (subnets.length > 0) {
		const within = chains.map((chain) => chain.subnets.length > 0 ? chain : {
			...chain,
			subnets
		});
		const sniffed = port.protocol === "auto" ? { sniffed: true } : {};
		return {
			chains: [...within, {
				sni: [],
				subnets,
				...left,
				...sniffed
			}],
			rest: void 0
		};
	}
	if (!isTls) return {
		chains,
		rest: left
	};
	const byName = {
		sni: [service.host],
		subnets: [],
		...left
	};
	return {
		chains: rest === stray ? chains : [...chains, byName],
		rest: void 0
	};
}

// src/proxy/sidecar.ts
const everywhere = "0.0.0.0";
const passthrough = [{
	cluster: "PassthroughCluster",
	weight: 1
}];
const blackHole = [{
	cluster: "BlackHoleCluster",
	weight: 1
}];
/** A function from meshes to what listeners depend on, which keeps its identity while they stay as they are. */
function listenerBasis() {
	const keep = keepList();
	const basis = memo((services, policies, servers, secrets, settings, mesh, gateway, clusters, headless) => ({
		services,
		policies,
		servers,
		secrets,
		settings,
		routes: {
			mesh,
			gateway
		},
		clusters,
		headless
	}));
	const ends = headlessEndpoints();
	return (mesh, clusters) => {
		const { services, policies, servers, secrets, settings, routes } = mesh;
		const layer4 = (tables) => tables.filter((table) => table.tcp.length + table.tls.length > 0);
		const rules = keep("mesh", layer4(routes.mesh));
		const gateway = keep("gateway", layer4(routes.gateway));
		return basis(services, policies, servers, secrets, settings, rules, gateway, clusters, ends({
			...mesh,
			routes: {
				mesh: rules,
				gateway
			}
		}));
	};
}
/** What leaves the pods of a scope: a listener per HTTP port for any address, and one per address and port of other services. */
function outboundListeners() {
	const addressed = memo(addressedPorts);
	const sharing = memo(sharingServices);
	const build = memo((services, tables, client, labels, allowAny, routes, policies, headless) => {
		const stray = allowAny ? passthrough : blackHole;
		const index = tableIndex(tables);
		const who = {
			place: {
				port: 0,
				client,
				gateway: "mesh",
				tls: false
			},
			labels: labels ?? {}
		};
		const shared = sharedPorts(sharing(services), {
			tables: index,
			client: who,
			stray
		});
		return [
			{
				kind: "virtualOutbound",
				allowAny
			},
			...wildcardListeners(routes, shared, stray).map((one) => ({
				...one,
				raw: bytesOf(one.raw, policies, client)
			})),
			...served(addressed(services, headless, client), {
				index,
				stray,
				client,
				labels,
				headless,
				allowAny
			}).map(({ at, raw }) => listenerAt(at, bytesOf(raw, policies, client)))
		];
	});
	return ({ services, settings, routes: { mesh: tables }, clusters, headless }, workload, routes) => {
		const labels = tables.some((table) => [...table.tcp, ...table.tls].some((rule) => rule.matches.some((match) => Object.keys(match.sourceLabels).length > 0))) ? workload.labels : void 0;
		const { allowAny } = settings;
		return build(services, tables, workload.namespace, labels, allowAny, routes, clusters, headless);
	};
}
/** A listener for any address per HTTP port, and per port of bytes that services without an address of their own share. */
function wildcardListeners(routes, shared, stray) {
	const unclaimed = {
		chains: [],
		rest: stray,
		from: []
	};
	const http = routes.map((route) => {
		const name = typeof route === "string" ? route : route.name;
		const port = Number(name);
		return {
			kind: "outboundHttp",
			address: everywhere,
			port,
			route: name,
			raw: shared.get(port) ?? unclaimed,
			...typeof route === "string" ? {} : { inline: route }
		};
	});
	const taken = new Set(http.map(({ port }) => port));
	const bytes = [...shared].filter(([port]) => !taken.has(port)).map(([port, raw]) => ({
		kind: "outboundTcp",
		address: everywhere,
		port,
		raw
	}));
	return [...http, ...bytes];
}
const listenerAt = ({ port, address, listensOn }, raw) => speaksHttp(port) ? {
	kind: "outboundHttp",
	address,
	port: port.number,
	route: String(port.number),
	raw
} : {
	kind: "outboundTcp",
	address,
	port: listensOn,
	raw
};
const bytesOf = (raw, policies, client) => ({
	...raw,
	chains: raw.chains.map((chain) => ({
		...chain,
		to: withBytes(chain.to, policies, client)
	})),
	rest: withBytes(raw.rest, policies, client)
});

// src/proxy/view.ts
/** A function from meshes to what every proxy does, keeping what did not change from one call to the next. */
function viewer() {
	const partsOf = partStage();
	const proxies = proxyStage();
	const limits = budgetProblems();
	const reserved = memo(reservedProblems);
	const keepScopes = keepList();
	const scopeViews = mapEach(scopeView);
	const policiesOf = clusterPolicies();
	return (mesh) => {
		const policies = policiesOf(mesh);
		const parts = partsOf(mesh, policies);
		return {
			scopes: [...scopeViews(parts.map((part) => [part.scope.key, [
				part.scope.key,
				part.groups,
				part.inbound,
				part.routes,
				part.secrets,
				part.spent
			]])).values()],
			proxies: proxies(mesh, policies, parts),
			problems: [...reserved(mesh.services, mesh.servers, keepScopes("", parts.map((part) => part.scope))), ...parts.flatMap((part) => limits(mesh, part.scope, part.spent))]
		};
	};
}
function partStage() {
	const scopesOf = scopeStage();
	const clusters = clusterStage();
	const outbound = outboundStage();
	const inbound = inboundClusters();
	const ofGateway = gatewayRoutes();
	const budget = memo(spend);
	const secretsOfServers = memo((servers, workload, secrets) => [...new Map(containerSecrets(servedPorts(servers, workload, secrets)).map((one) => [secretId(one), one])).values()]);
	const keepGroups = keepList();
	const keepRoutes = keepList();
	const keepNames = keepList();
	return (mesh, policies) => {
		const scopes = scopesOf(mesh.workloads);
		const groups = clusters(mesh, scopes);
		const sidecarRoutes = outbound(mesh, policies, scopes);
		return scopes.map((scope) => {
			const [first] = scope.workloads;
			const gateway = scope.role === "gateway" && first !== void 0;
			const routes = keepRoutes(scope.key, gateway ? ofGateway(mesh, policies, first) : sidecarRoutes.get(scope.key) ?? []);
			const mine = keepGroups(scope.key, groups.get(scope.key) ?? []);
			const names = keepNames(scope.key, routes.map((route) => route.name));
			const secrets = gateway ? secretsOfServers(mesh.servers, first, mesh.secrets) : noSecrets;
			const ids = keepNames(`${scope.key} secrets`, secrets.map(secretId));
			return {
				scope,
				routes,
				groups: mine,
				secrets,
				spent: budget(scope.key, names, ids, ...mine.map((group) => group.services)),
				inbound: gateway ? noInbound : inbound(mesh, scope)
			};
		});
	};
}
const scopeView = (key, clusters, inbound, routes, secrets, spent) => ({
	key,
	clusters,
	inbound,
	routes: routes.filter((route) => !spent.inlineRoutes.has(route.name)),
	endpointFiles: spent.endpointFiles,
	secretFiles: spent.secretFiles,
	serverSecrets: secrets
});
const noSecrets = [];
const noListeners = [];
const noInbound = [];
const positionOf = ({ locality = "", node = "", labels }) => ({
	locality,
	node,
	labels
});
/** The proxies of every scope; endpoints and rules for HTTP change none of them. */
function proxyStage() {
	const outbound = outboundListeners();
	const inbound = inboundListeners();
	const gateway = gatewayListeners();
	const basis = listenerBasis();
	const keepSources = keepList();
	const view = memo((workload, shared, own) => ({
		key: workload.key,
		labels: workload.labels,
		shared,
		own,
		position: positionOf(workload)
	}));
	const ofScope = mapEach((on, scope, sources, watched) => scope.workloads.map((workload) => scope.role === "gateway" ? view(workload, noListeners, gateway(on, workload, sources, watched)) : view(workload, outbound(on, workload, sources), inbound(on, workload))));
	return (mesh, policies, parts) => {
		const on = basis(mesh, policies);
		return ofScope(parts.map(({ scope, routes, spent }) => {
			const sources = routes.map((route) => spent.inlineRoutes.has(route.name) ? route : route.name);
			return [scope.key, [
				on,
				scope,
				keepSources(scope.key, sources),
				spent.secretFiles
			]];
		}));
	};
}

// src/translate.ts
/** The pure pipeline from end to end. One translator remembers what it made, so that the next snapshot costs what changed in it. */
function translator(given) {
	const resolve = resolver(given);
	const view = viewer();
	const spell = speller(given.hash);
	const sizes = sizeProblems();
	const touches = touchStage();
	return (snapshot) => {
		const mesh = resolve(snapshot);
		const views = view(mesh);
		const scopes = spell(views);
		return {
			mesh,
			scopes,
			workloads: mesh.workloads,
			touches: touches(views),
			problems: [
				...mesh.problems,
				...views.problems,
				...sizes(views.scopes, scopes)
			]
		};
	};
}

export { memo as S, structure as _, isCertificate as a, podGroups as b, asciiJson as c, namesPart as d, versionIn as f, injectionWebhook as g, isWhole as h, certificatesIn as i, documentOf as l, credential as m, largestConfigMap as n, withCertificates as o, schemaValidator as p, sizeOf as r, withoutCertificates as s, translator as t, isAwaited as u, analyzer as v, mapEach as x, istioInjector as y };