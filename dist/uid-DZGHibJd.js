import { a as items, t as fields, u as annotations } from "./fields-DgGu02Kh.js";
import { A as withUser, U as proxyId, V as containerName, a as allContainers, i as readStatus, o as podView } from "./problems-C4Jj0eer.js";

// src/inject/uid.ts
const first = 1e4;
/** A user that no container of the pod runs as. `random` gives numbers from 0 up to 1. */
function drawUid(pod, random) {
	const view = podView(pod);
	const contexts = [view.spec, ...allContainers(view).map(({ raw }) => raw)].map((each) => fields(each.securityContext));
	const taken = new Set(contexts.map(({ runAsUser }) => runAsUser));
	const drawn = first + Math.floor(random() * 50001) % 50001;
	const span = 50001;
	return Array.from({ length: taken.size + 1 }, (_, i) => first + (drawn - first + i) % span).find((uid) => !taken.has(uid)) ?? drawn;
}
/** The pod with its proxy under another user; undefined for a pod whose proxy has a user of its own, or none of ours. */
function reown(pod, uid) {
	const status = readStatus(pod);
	const spec = fields(pod.spec);
	const isTemplates = fields(fields(pod.metadata).annotations)[annotations.configMapOf] === "template";
	if (status === void 0 || status === "foreign" || !isTemplates) return void 0;
	const lists = {
		initContainers: spec.initContainers,
		containers: spec.containers
	};
	const owned = Object.entries(lists).flatMap(([name, list]) => Array.isArray(list) ? [[name, items(list).map((each) => reowned(fields(each), uid))]] : []);
	return owned.some(([name, list]) => list.some((each, i) => each !== items(spec[name])[i])) ? {
		...pod,
		spec: {
			...spec,
			...Object.fromEntries(owned)
		}
	} : void 0;
}
function reowned(container, uid) {
	if (container.name === containerName.init) {
		const args = items(container.args);
		return args[args.indexOf("-u") + 1] === String(1337) ? {
			...container,
			args: withUser(args, uid)
		} : container;
	}
	const security = fields(container.securityContext);
	return container.name === containerName.proxy && security.runAsUser === 1337 ? {
		...container,
		securityContext: {
			...security,
			runAsUser: uid
		}
	} : container;
}
/** Proxies of one user that a node carries at least: of the kernel's 128 inotify instances each takes some three to eight. */
const fewest = 16;
/** Tells of more pods under the image's own user than a node may carry. */
function crowd(templates) {
	const [first] = templates;
	const pods = templates.reduce((sum, { replicas }) => sum + replicas, 0);
	if (first === void 0 || pods <= fewest) return [];
	const message = `The proxies of these ${pods} pods all run as user ${proxyId}, and a node's kernel grants one user 128 inotify instances, enough for 16 to 40 proxies; one more does not start there. Let the webhook run, which gives each pod a user of its own, or raise fs.inotify.max_user_instances on the nodes.`;
	return [{
		code: "SLU0305",
		severity: "warning",
		on: first.on,
		path: "",
		message
	}];
}

export { drawUid as n, reown as r, crowd as t };