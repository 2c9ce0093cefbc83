import { _ as structure, g as injectionWebhook, m as credential } from "./translate-LXhMaieB.js";
import { C as meta, D as readAnnotations, O as service, S as isOver, T as podSpec, b as freeze, k as withSpec, v as keepTable, w as pod, x as endpointSlice, y as keepValue } from "./ajv-COCFKHvT.js";
import { d as istioKinds, f as objectKey, o as optional, r as integer, s as stringMap, t as fields, u as annotations } from "./fields-DgGu02Kh.js";
import { i as parse, s as templateOf, t as isMissing } from "./files-pQ9Nj4CO.js";
import { I as ownConfigMap, L as roleOf, M as whyNot, R as sharedConfigMap } from "./problems-C4Jj0eer.js";
import { basename, dirname, join, resolve } from "node:path";
import { readdirSync, statSync, watch } from "node:fs";

// src/local/beside.ts
const holderKinds = [
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"Job",
	"CronJob"
];
function beside(of) {
	const holding = holderKinds.flatMap((kind) => of(kind));
	const holders = holding.map((manifest) => {
		const { kind } = manifest.on;
		return [`${kind} ${objectKey(manifest.on)}`, {
			kind,
			meta: meta(manifest)
		}];
	});
	const webhooks = of("MutatingWebhookConfiguration").flatMap(({ raw }) => injectionWebhook(raw) ?? []);
	return {
		injectors: new Map(webhooks.map((one) => [one.name, one])),
		holders: new Map(holders),
		templates: [...of("Pod"), ...holding].filter(isNew).flatMap(template)
	};
}
const isNew = ({ raw }) => fields(raw.metadata).uid === void 0;
const template = ({ raw, on }) => {
	const held = templateOf(raw, on.namespace, on.kind);
	return held === void 0 ? [] : [held];
};

// src/api/read/order.ts
/** Orders by namespace, then name, by code units: the same on every machine. */
const byRef = (a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name);
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// src/local/catalogue.ts
/** Kinds that are read. The group counts, since others have a Service or a Gateway too. */
const readKinds = [
	{
		group: "",
		kind: "Pod"
	},
	{
		group: "",
		kind: "Service"
	},
	{
		group: "",
		kind: "Namespace"
	},
	{
		group: "",
		kind: "Node"
	},
	{
		group: "",
		kind: "Secret"
	},
	{
		group: "discovery.k8s.io",
		kind: "EndpointSlice"
	},
	{
		group: "apps",
		kind: "Deployment"
	},
	{
		group: "apps",
		kind: "StatefulSet"
	},
	{
		group: "apps",
		kind: "DaemonSet"
	},
	{
		group: "apps",
		kind: "ReplicaSet"
	},
	{
		group: "batch",
		kind: "Job"
	},
	{
		group: "batch",
		kind: "CronJob"
	},
	{
		group: "admissionregistration.k8s.io",
		kind: "MutatingWebhookConfiguration"
	},
	{
		group: "networking.istio.io",
		kind: "Gateway"
	},
	{
		group: "networking.istio.io",
		kind: "VirtualService"
	},
	{
		group: "networking.istio.io",
		kind: "DestinationRule"
	},
	{
		group: "networking.istio.io",
		kind: "ServiceEntry"
	},
	{
		group: "networking.istio.io",
		kind: "WorkloadEntry"
	}
];
const istioGroup = "networking.istio.io";
const istioVersions = /* @__PURE__ */ new Set([
	"v1",
	"v1beta1",
	"v1alpha3"
]);
const istioLater = /* @__PURE__ */ new Set(["Sidecar"]);
function catalogue(manifests) {
	const byKind = new Map(readKinds.map(({ kind }) => [kind, /* @__PURE__ */ new Map()]));
	const problems = [];
	for (const manifest of manifests) {
		const kind = readKinds.find((each) => each.kind === manifest.on.kind && each.group === manifest.group)?.kind;
		const table = kind && byKind.get(kind);
		if (table === void 0 || manifest.group === istioGroup && !istioVersions.has(manifest.version)) {
			if (manifest.group === istioGroup) problems.push(passedOver(manifest));
			continue;
		}
		const key = `${manifest.on.namespace}/${manifest.on.name}`;
		const earlier = table.get(key);
		if (earlier !== void 0) problems.push(twice(earlier, manifest));
		table.set(key, manifest);
	}
	return {
		of: (kind) => [...byKind.get(kind)?.values() ?? []].sort((a, b) => byRef(a.on, b.on)),
		problems
	};
}
function passedOver({ on, version, at }) {
	if (istioLater.has(on.kind) && istioVersions.has(version)) return {
		code: "SLU0108",
		severity: "warning",
		on,
		path: "",
		message: `${at}: a ${on.kind} is not translated yet; the traffic goes as if it were absent.`
	};
	return {
		code: "SLU0002",
		severity: "warning",
		on,
		path: "",
		message: `${at}: ${istioGroup}/${version} ${on.kind} is not a kind that is read here; the object is skipped.`
	};
}
const twice = (earlier, later) => ({
	code: "SLU0110",
	severity: "warning",
	on: later.on,
	path: "metadata.name",
	message: `The object stands in ${earlier.at} and again in ${later.at}; the later one counts. Remove or rename one of them.`
});

// src/local/secret.ts
/** What a Secret holds for TLS; `data` and `stringData` of the same bytes are the same Secret, and of both the latter counts. */
function secret(manifest) {
	const data = stringMap(manifest.raw.data);
	const plain = stringMap(manifest.raw.stringData);
	return credential(meta(manifest), (name) => {
		const encoded = data[name];
		return plain[name] ?? (encoded === void 0 ? void 0 : Buffer.from(encoded, "base64").toString());
	});
}

// src/local/addresses.ts
/** The addresses `<block>.0.1` to `<block>.255.254` of a /16 in order, those in use left out. `block` is like `198.18`. */
function* freeAddresses(block, used) {
	for (let i = 1; i < 65535; i++) {
		const address = `${block}.${i >> 8}.${i & 255}`;
		if (!used.has(address)) yield address;
	}
}

// src/local/adopt.ts
/**
* Stands in for injection: the pod, with the annotations that make it a proxy if it is to be one and has none. A pod that an API server has
* given a uid was made already, with a proxy or without.
*/
function adopt({ pod, workload }, by) {
	if (pod.meta.annotations[annotations.configMap] !== void 0) return pod;
	const isToCome = pod.uid === void 0 && isWanted(pod, by.namespaces);
	if (!isNamed(pod, workload, by.proxies) && !isToCome) return pod;
	const { namespace } = pod.meta;
	return {
		...pod,
		meta: {
			...pod.meta,
			annotations: {
				...pod.meta.annotations,
				[annotations.configMap]: ownConfigMap(workload),
				[annotations.sharedConfigMap]: sharedConfigMap(namespace, workload, roleOf(pod.meta.annotations))
			}
		}
	};
}
const isNamed = (pod, workload, proxies) => proxies.has(`${pod.meta.namespace}/${pod.meta.name}`) || proxies.has(`${pod.meta.namespace}/${workload}`);
function isWanted({ meta, hostNetwork }, namespaces) {
	const namespaceLabels = namespaces.get(meta.namespace)?.meta.labels ?? {};
	return whyNot({
		...meta,
		hostNetwork,
		namespaceLabels
	}) === void 0;
}

// src/local/endpoints.ts
/**
* The EndpointSlices that a cluster would make of a Service's selector: one per set of port numbers, since a named target port may be another
* number in another pod.
*/
function derivedSlices(service, around) {
	if (service.type === "ExternalName") return [];
	const groups = /* @__PURE__ */ new Map();
	for (const pod of around.pods) {
		if (pod.ip === void 0) continue;
		const ports = slicePorts(service, pod);
		const v6 = pod.ip.includes(":");
		const key = JSON.stringify([v6, ports]);
		const group = groups.get(key) ?? {
			ports,
			endpoints: [],
			v6
		};
		groups.set(key, group);
		group.endpoints.push(endpoint(service, pod, pod.ip, around.nodes));
	}
	return [...groups.values()].map(({ ports, endpoints, v6 }, i) => ({
		meta: {
			namespace: service.meta.namespace,
			name: `${service.meta.name}.derived-${i}`,
			labels: { "kubernetes.io/service-name": service.meta.name },
			annotations: {}
		},
		service: service.meta.name,
		addressType: v6 ? "IPv6" : "IPv4",
		ports,
		endpoints
	}));
}
function slicePorts(service, pod) {
	return service.ports.flatMap(({ name, protocol, targetPort }) => {
		const number = typeof targetPort === "number" ? targetPort : pod.ports.find((port) => port.name === targetPort)?.number;
		return protocol === "TCP" && number !== void 0 ? [{
			name,
			number
		}] : [];
	});
}
function endpoint(service, pod, ip, nodes) {
	const zone = pod.node === void 0 ? void 0 : nodes.get(pod.node)?.meta.labels["topology.kubernetes.io/zone"];
	return {
		addresses: [ip],
		ready: service.publishNotReadyAddresses || pod.ready && !pod.terminating,
		serving: service.publishNotReadyAddresses || pod.ready,
		terminating: pod.terminating,
		pod: `${pod.meta.namespace}/${pod.meta.name}`,
		...optional("node", pod.node),
		...optional("zone", zone)
	};
}

// src/local/workloads.ts
/** More than there are addresses for; a mistyped `replicas` must not fill the memory. */
const mostReplicas = 65534;
/**
* The pods that a cluster would run, by `namespace/name`. Workloads count as pods `<name>-0 …`, apart from those whose real pods stand in the
* manifests beside them (as in a dump of a cluster).
*/
function runPods(pods, workloads) {
	const run = /* @__PURE__ */ new Map();
	const present = /* @__PURE__ */ new Set();
	for (const manifest of pods) {
		const { namespace, name } = manifest.on;
		const read = pod(manifest);
		const { owner } = read;
		if (owner !== void 0) present.add(`${owner.kind} ${namespace}/${owner.name}`);
		if (isOver(manifest)) continue;
		run.set(`${namespace}/${name}`, {
			pod: read,
			workload: owner?.name ?? name
		});
	}
	for (const manifest of workloads) {
		const { kind, namespace, name } = manifest.on;
		if (present.has(`${kind} ${namespace}/${name}`)) continue;
		for (const replica of replicas(manifest)) {
			const key = `${namespace}/${replica.meta.name}`;
			if (!run.has(key)) run.set(key, {
				pod: replica,
				workload: name
			});
		}
	}
	return run;
}
function replicas(manifest) {
	const { namespace, name } = manifest.on;
	const spec = fields(manifest.raw.spec);
	const template = fields(spec.template);
	const { created } = meta(manifest);
	const asked = manifest.on.kind === "DaemonSet" ? 1 : integer(spec.replicas) ?? 1;
	const shape = {
		labels: stringMap(fields(template.metadata).labels),
		annotations: readAnnotations(fields(template.metadata).annotations),
		...created === void 0 ? {} : { created }
	};
	return Array.from({ length: Math.min(Math.max(asked, 0), mostReplicas) }, (_, i) => ({
		meta: {
			namespace,
			name: `${name}-${i}`,
			...shape
		},
		owner: {
			kind: manifest.on.kind,
			name
		},
		ready: true,
		terminating: false,
		...podSpec(fields(template.spec))
	}));
}

// src/local/cluster.ts
/** What a cluster's controllers would make of the manifests: pods with addresses, Services with ClusterIPs, and endpoints. */
function clusterObjects(of, around) {
	const given = [...runPods(of("Pod"), [
		...of("Deployment"),
		...of("StatefulSet"),
		...of("DaemonSet")
	]).values()];
	const read = of("Service").map(service);
	const slices = of("EndpointSlice").map(endpointSlice);
	const used = /* @__PURE__ */ new Set([
		...given.flatMap(({ pod }) => pod.ip ?? []),
		...read.flatMap(({ service }) => service.clusterIPs),
		...slices.flatMap(({ endpoints }) => endpoints.flatMap(({ addresses }) => addresses))
	]);
	const podIPs = freeAddresses("198.18", used);
	const pods = given.sort((a, b) => byRef(a.pod.meta, b.pod.meta)).map((run) => adopt({
		...run,
		pod: withIP(run.pod, podIPs)
	}, around));
	const clusterIPs = freeAddresses("198.19", used);
	const services = read.map(({ service, wantsIP }) => {
		const ip = wantsIP ? clusterIPs.next().value : void 0;
		return ip === void 0 ? service : {
			...service,
			clusterIPs: [ip]
		};
	});
	return {
		pods,
		services,
		slices: [...slices, ...missingSlices({
			pods,
			services,
			slices
		}, around.nodes)]
	};
}
function withIP(pod, free) {
	if (pod.ip !== void 0) return pod;
	const ip = free.next().value;
	return ip === void 0 ? pod : {
		...pod,
		ip
	};
}
/** A Service with an EndpointSlice of its own, even an empty one, is left as it is. */
function missingSlices({ pods, services, slices }, nodes) {
	const served = new Set(slices.map((slice) => `${slice.meta.namespace}/${slice.service}`));
	const byNamespace = Map.groupBy(pods, (pod) => pod.meta.namespace);
	return services.filter(({ meta }) => !served.has(`${meta.namespace}/${meta.name}`)).flatMap((service) => {
		const selected = (byNamespace.get(service.meta.namespace) ?? []).filter((pod) => selects(service.selector, pod.meta.labels));
		return derivedSlices(service, {
			pods: selected,
			nodes
		});
	});
}
/** A Service without a selector has its endpoints from elsewhere. */
function selects(selector, labels) {
	const wanted = Object.entries(selector);
	return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

// src/local/snapshot.ts
/** Makes a function from manifests to the snapshot; what has not changed since its last call keeps its identity. */
function snapshots(given) {
	const keep = {
		pods: keepTable(),
		services: keepTable(),
		slices: keepTable(),
		namespaces: keepTable(),
		nodes: keepTable(),
		secrets: keepTable(),
		gateways: keepTable(),
		virtualServices: keepTable(),
		destinationRules: keepTable(),
		serviceEntries: keepTable(),
		workloadEntries: keepTable()
	};
	const proxies = new Set(given.proxies);
	let last;
	return (of) => {
		const namespaces = keep.namespaces(keyed(of("Namespace").map((each) => ({ meta: meta(each) }))));
		const nodes = keep.nodes(keyed(of("Node").map((each) => ({ meta: meta(each) }))));
		const cluster = clusterObjects(of, {
			namespaces,
			nodes,
			proxies
		});
		const next = {
			pods: keep.pods(keyed(cluster.pods)),
			services: keep.services(keyed(cluster.services)),
			slices: keep.slices(keyed(cluster.slices)),
			namespaces,
			nodes,
			secrets: keep.secrets(keyed(of("Secret").map(given.secret))),
			gateways: keep.gateways(keyed(of("Gateway").map(withSpec))),
			virtualServices: keep.virtualServices(keyed(of("VirtualService").map(withSpec))),
			destinationRules: keep.destinationRules(keyed(of("DestinationRule").map(withSpec))),
			serviceEntries: keep.serviceEntries(keyed(of("ServiceEntry").map(withSpec))),
			workloadEntries: keep.workloadEntries(keyed(of("WorkloadEntry").map(withSpec))),
			config: given.config
		};
		if (last === void 0 || !hasSameTables(last, next)) last = Object.freeze(next);
		return last;
	};
}
const keyed = (objects) => objects.map((object) => [objectKey(object.meta), object]);
function hasSameTables(a, b) {
	const before = Object.values(a);
	return Object.values(b).every((table, i) => table === before[i]);
}

// src/local/watch.ts
/**
* Calls `onChange` after anything may have changed at or below the paths: once or several times for one save, never with what it was.
* Directories are watched and not files, so a save that renames a new file over the old one is seen like any other. The callback
* does not run before the function has returned.
*/
function watchManifests(paths, onChange) {
	const roots = paths.map((path) => resolve(path));
	const wanted = () => new Set(roots.flatMap((root) => [dirname(root), ...directoriesAt(root)]));
	const watching = watchDirectories(wanted, (path) => {
		if (!roots.some((root) => isWithin(path, root) || isWithin(root, path))) return;
		watching.cover();
		onChange();
	});
	watching.cover();
	return watching;
}
/** Watches the `wanted` directories that exist, as of each `cover()`; tells the path of what was made, changed or removed in one. */
function watchDirectories(wanted, onEvent) {
	const watchers = /* @__PURE__ */ new Map();
	const drop = (directory) => {
		watchers.get(directory)?.close();
		watchers.delete(directory);
	};
	const add = (directory) => {
		const lost = () => {
			if (watchers.get(directory) !== watcher) return;
			drop(directory);
			onEvent(directory);
		};
		const watcher = watch(directory, (event, name) => {
			if (event === "rename" && name === basename(directory)) lost();
			else onEvent(join(directory, name ?? ""));
		}).on("error", lost);
		watchers.set(directory, watcher);
	};
	const bare = () => {
		const now = wanted();
		for (const directory of watchers.keys()) if (!now.has(directory)) drop(directory);
		return [...now].filter((directory) => !watchers.has(directory) && isDirectory(directory));
	};
	const cover = () => {
		for (let missing = bare(); missing.length > 0; missing = bare()) for (const directory of missing) unlessMissing(() => add(directory), void 0);
	};
	const close = () => {
		for (const directory of watchers.keys()) drop(directory);
	};
	return {
		cover,
		close
	};
}
const isWithin = (path, root) => path === root || path.startsWith(`${root}/`);
function directoriesAt(path) {
	if (!isDirectory(path)) return [];
	return [path, ...unlessMissing(() => readdirSync(path, { withFileTypes: true }), []).filter((entry) => !entry.name.startsWith(".") && entry.isDirectory()).flatMap((entry) => directoriesAt(join(path, entry.name)))];
}
const isDirectory = (path) => unlessMissing(() => statSync(path).isDirectory(), false);
/** What lies in a watched tree may go at any moment. */
function unlessMissing(look, otherwise) {
	try {
		return look();
	} catch (error) {
		if (isMissing(error)) return otherwise;
		throw error;
	}
}

// src/local/manifests.ts
/**
* Makes a loader, which turns manifests into what a cluster would hold after `kubectl apply`. It never throws over their contents: an object that
* is broken is left out and becomes a Problem. Objects, tables and the snapshot keep their identity from call to call where nothing
* changed, and are deep-frozen.
*/
function loader(loading) {
	const parsed = parseChanged();
	const problemsOf = checkOnce(loading.validate);
	const credentialOf = once(secret);
	const snapshot = snapshots({
		proxies: loading.proxies ?? [],
		config: freeze(loading.config ?? {}),
		secret: (manifest) => credentialOf(manifest).ref
	});
	const keepProblems = keepValue();
	return (documents) => {
		const files = parsed(documents);
		const found = catalogue(files.flatMap((file) => file.manifests));
		const broken = istioKinds.flatMap((kind) => found.of(kind).flatMap(problemsOf));
		const of = (kind) => found.of(kind).filter((manifest) => problemsOf(manifest).length === 0);
		const problems = [
			...files.flatMap((file) => file.problems),
			...found.problems,
			...broken
		];
		const texts = new Map(of("Secret").flatMap((manifest) => [...credentialOf(manifest).texts]));
		return {
			snapshot: snapshot(of),
			problems: keepProblems(problems),
			texts,
			beside: () => beside(of)
		};
	};
}
/** Parses a file again only when its text has changed. */
function parseChanged() {
	let last = /* @__PURE__ */ new Map();
	return (documents) => {
		const next = /* @__PURE__ */ new Map();
		for (const document of documents) {
			const before = last.get(document.file);
			next.set(document.file, before?.text === document.text ? before : {
				text: document.text,
				parsed: parse(document)
			});
		}
		last = next;
		return [...next.values()].map(({ parsed }) => parsed);
	};
}
/** Reads each manifest once. */
function once(read) {
	const known = /* @__PURE__ */ new WeakMap();
	return (manifest) => {
		const entry = known.get(manifest) ?? { value: read(manifest) };
		known.set(manifest, entry);
		return entry.value;
	};
}
/** The structural errors of an Istio object, found once per text. */
function checkOnce(validate) {
	const known = /* @__PURE__ */ new WeakMap();
	const kinds = new Set(istioKinds);
	return (manifest) => {
		if (manifest.group !== "networking.istio.io" || !kinds.has(manifest.on.kind)) return [];
		const problems = known.get(manifest) ?? structure({
			...manifest.raw,
			kind: manifest.on.kind,
			metadata: manifest.on
		}, validate);
		known.set(manifest, problems);
		return problems;
	};
}

export { watchManifests as n, loader as t };