import "./rolldown-runtime-JJ0R4FiC.js";
import { t as Command } from "./commander-BcH_yNtl.js";
import { a as isCertificate, p as schemaValidator, t as translator, v as analyzer } from "./translate-LXhMaieB.js";
import { a as operate, d as subscriptions, f as versionsIn, g as rollout, i as teller, m as withCertificateSteps, o as logger, p as askProxy, s as behind, u as showsAwaited } from "./teller-DdIlSBkN.js";
import { n as readManifests } from "./files-pQ9Nj4CO.js";
import { b as yaml, d as isEndpointFile, f as listenersFile, s as bootstrapFile, v as hash, y as regex } from "./problems-C4Jj0eer.js";
import { n as watchManifests, t as loader } from "./manifests--8cnMCFt.js";
import { i as writeFolder, n as qualified, r as readFolder, t as proxyFiles } from "./proxy-DXoe88OF.js";
import { join, resolve } from "node:path";
import { rm } from "node:fs/promises";
import { networkInterfaces } from "node:os";

// src/local/sink.ts
/** How long a proxy that answers may hold back a step, and how long one answer may take, in milliseconds. */
const deadline = 1e4;
const patience = 1e3;
const firstWait = 5;
const longestWait = 200;
/** The folder of a workload below `out`. */
const folderOf = (out, key) => join(out, ...key.split("/"));
const ownFiles = /* @__PURE__ */ new Set([bootstrapFile, listenersFile]);
/**
* What of folders is shared, and what is each one's own. A folder shows one file of a name, so an endpoint file that is wanted of its own hides
* the shared one, which then passes for what is wanted: nobody sees it.
*/
function layers(folders, wanted) {
	const isOwn = (key, name) => ownFiles.has(name) || isCertificate(name) || wanted.own.get(key)?.has(name) === true;
	const [first = ["", /* @__PURE__ */ new Map()]] = folders;
	const shared = /* @__PURE__ */ new Map();
	for (const [name, text] of first[1]) if (!isOwn(first[0], name)) shared.set(name, text);
	else if (isEndpointFile(name)) {
		const shown = [...folders].find(([key, files]) => files.has(name) && !isOwn(key, name));
		const under = shown === void 0 ? wanted.shared.get(name) : shown[1].get(name);
		if (under !== void 0) shared.set(name, under);
	}
	const whole = (key, files) => [...files.keys()].every((name) => shared.has(name) || isOwn(key, name)) && [...ownFiles].every((name) => files.has(name)) && [...shared].every(([name, text]) => {
		return isOwn(key, name) || isEndpointFile(name) && !wanted.shared.has(name) ? files.has(name) : files.get(name) === text;
	});
	const own = [...folders].flatMap(([key, files]) => whole(key, files) ? [[key, new Map([...files].filter(([name]) => isOwn(key, name)).map(withoutText))]] : []);
	return {
		shared,
		own: new Map(own)
	};
}
/** A folder per workload, laid out as its pods would see it, in place of two ConfigMaps. */
function folderSink({ out, pods, texts = () => /* @__PURE__ */ new Map(), reaches = isHere }) {
	const written = /* @__PURE__ */ new Set();
	const live = async (_scope, workloads, wanted) => {
		const folders = await Promise.all(workloads.map(async ({ key }) => ({
			key,
			files: await readFolder(folderOf(out, key))
		})));
		return layers(new Map(folders.flatMap(({ key, files }) => files === void 0 ? [] : [[key, files]])), wanted ?? {
			shared: /* @__PURE__ */ new Map(),
			own: /* @__PURE__ */ new Map()
		});
	};
	const addressesOf = (workload) => workload.pods.flatMap((key) => {
		const ip = pods().get(key)?.ip;
		return ip !== void 0 && reaches(ip) ? [ip] : [];
	});
	const all = (workloads, fits) => until(async () => {
		const asked = workloads.flatMap((workload) => addressesOf(workload).map((address) => ({
			key: workload.key,
			address
		})));
		return (await Promise.all(asked.map(async ({ key, address }) => {
			const files = await readFolder(folderOf(out, key)) ?? /* @__PURE__ */ new Map();
			const answer = await askProxy(address, "/config/versions", { patience });
			return answer === void 0 || fits(versionsIn(answer, subscriptions(files)), key, files);
		}))).every((fitting) => fitting);
	});
	return {
		live,
		write: async (_scope, files) => {
			for (const [key, own] of files.own) {
				written.add(key);
				const folder = folderOf(out, key);
				await writeFolder(folder, new Map([...files.shared, ...await filled(folder, own, texts())]));
			}
		},
		shown: (workloads, what) => all(workloads, (shown, key) => showsAwaited(shown, new Map([...what.after, ...what.afterOwn.get(key) ?? []]))),
		served: (workloads) => all(workloads, (shown, _key, files) => behind(shown, files).length === 0),
		remove: async (keep) => {
			for (const key of written) {
				if (keep.has(key)) continue;
				written.delete(key);
				await rm(folderOf(out, key), {
					recursive: true,
					force: true
				});
			}
		}
	};
}
/** Of certificates the rest of the program knows no more than the names. */
const withoutText = ([name, text]) => isCertificate(name) ? [name, ""] : [name, text];
/** The files with the texts of certificates; those that no Secret holds any more are taken from the folder. */
async function filled(folder, files, texts) {
	const names = [...files.keys()].filter(isCertificate);
	if (names.length === 0) return files;
	const there = names.every((name) => texts.has(name)) ? void 0 : await readFolder(folder);
	const known = names.flatMap((name) => {
		const text = texts.get(name) ?? there?.get(name);
		return text === void 0 ? [] : [[name, text]];
	});
	return new Map([...[...files].filter(([name]) => !isCertificate(name)), ...known]);
}
async function until(condition) {
	const end = performance.now() + deadline;
	for (let wait = firstWait; !await condition() && performance.now() < end; wait = Math.min(wait * 2, longestWait)) await new Promise((resolve) => setTimeout(resolve, wait));
}
/** Only proxies on this machine are asked: any other address belongs to somebody. */
function isHere(address) {
	if (address.startsWith("127.") || address === "::1") return true;
	return Object.values(networkInterfaces()).some((one) => one?.some((each) => each.address === address));
}

// src/cli/local.ts
/** Runs the operator over directories of manifests; resolves when they have been read for the first time. */
async function runLocal({ paths, out, proxies = [], log = () => {}, ...rest }) {
	const load = loader({
		validate: schemaValidator(),
		proxies
	});
	const read = async () => load(await readManifests(paths));
	let last = await read();
	const source = {
		read: async () => {
			last = await read();
			return last;
		},
		watch: (changed) => watchManifests(paths, changed)
	};
	const sink = folderSink({
		out: resolve(out),
		pods: () => last.snapshot.pods,
		texts: () => last.texts,
		...rest
	});
	const analyze = analyzer({ yaml });
	const tell = teller(log);
	return {
		...operate({
			source,
			sink,
			translate: translator({
				hash,
				regex
			}),
			rollout: withCertificateSteps(rollout(hash), hash),
			told: (event) => {
				if (event.kind !== "translated") return tell(event);
				const { snapshot, translation, problems } = event;
				const found = analyze({
					snapshot,
					mesh: translation.mesh,
					...last.beside()
				});
				tell({
					...event,
					problems: [...problems, ...found.filter(({ severity }) => severity !== "info")]
				});
			}
		}),
		folderOf: (proxy) => {
			const files = proxyFiles(last.snapshot.pods, proxy);
			if (files === void 0) throw new Error(`There is no proxy ${proxy} in the manifests.`);
			return folderOf(resolve(out), files.own);
		}
	};
}
const local = () => new Command("local").description("Watch manifests and keep the Envoy files of their proxies up to date, without a cluster.").requiredOption("-f, --filename <path...>", "manifest files, or directories of them").requiredOption("--out <dir>", "the directory below which each proxy has a folder").option("--proxy <ns/name...>", "pods or workloads that are proxies besides those that ask for injection", []).action(async ({ filename, out, proxy }) => {
	const log = logger();
	const proxies = proxy.map(qualified);
	const operator = await runLocal({
		paths: filename,
		out,
		proxies,
		log: (line) => log.info(line)
	});
	for (const one of proxies) log.info(`${one}: envoy -c ${operator.folderOf(one)}/..data/bootstrap.json`);
	await new Promise((done) => {
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => done());
	});
	await operator.stop();
});

export { local };