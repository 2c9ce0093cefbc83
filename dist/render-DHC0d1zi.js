import "./rolldown-runtime-JJ0R4FiC.js";
import { n as Option, t as Command } from "./commander-BcH_yNtl.js";
import { b as yaml, n as problemLine, v as hash, x as require_dist, y as regex } from "./problems-C4Jj0eer.js";
import { p as schemaValidator, s as withoutCertificates, t as translator, v as analyzer } from "./translate-LXhMaieB.js";
import { n as readManifests } from "./files-pQ9Nj4CO.js";
import { i as writeFolder, n as qualified, t as proxyFiles } from "./proxy-DXoe88OF.js";
import { t as loader } from "./manifests--8cnMCFt.js";
import { resolve } from "node:path";

// src/cli/render.ts
var import_dist = require_dist();
const render = () => new Command("render").description("Write the Envoy files of one proxy from manifests, without a cluster.").requiredOption("-f, --filename <path...>", "manifest files, or directories of them").requiredOption("--proxy <ns/name>", "the pod, or the workload whose pods share the files").option("--out <dir>", "the folder to lay the files out in, as a kubelet would").addOption(new Option("--format <format>", "a folder, or the two ConfigMaps as YAML on stdout").choices(["folder", "configmap"]).default("folder")).action(async (options, command) => {
	if (options.format === "folder" && options.out === void 0) command.error("error: say where to with --out DIR, or print with --format configmap");
	await run(options);
});
async function run(options) {
	const proxy = qualified(options.proxy);
	const documents = await readManifests(options.filename);
	const { snapshot, problems, texts, beside } = loader({
		validate: schemaValidator(),
		proxies: [proxy]
	})(documents);
	const names = proxyFiles(snapshot.pods, proxy);
	const translation = translator({
		hash,
		regex
	})(snapshot);
	const found = analyzer({ yaml })({
		snapshot,
		mesh: translation.mesh,
		...beside()
	});
	const told = [
		...problems,
		...translation.problems,
		...found.filter(({ severity }) => severity !== "info")
	];
	for (const problem of told) console.error(problemLine(problem));
	if (names === void 0) throw new Error(noSuchProxy(proxy, snapshot.pods));
	const scope = translation.scopes.get(names.shared);
	const shared = scope?.shared ?? /* @__PURE__ */ new Map();
	const own = scope?.own.get(names.own) ?? /* @__PURE__ */ new Map();
	if (options.format === "configmap" || options.out === void 0) {
		process.stdout.write(configMaps(names, {
			shared,
			own: withoutCertificates(own)
		}));
		return;
	}
	const filled = [...own].map(([name, text]) => [name, texts.get(name) ?? text]);
	await writeFolder(options.out, new Map([...shared, ...filled]));
	console.log(`The files of ${proxy} are in ${options.out}. To run them: envoy -c ${resolve(options.out)}/..data/bootstrap.json`);
}
function noSuchProxy(proxy, pods) {
	const known = [...pods.keys()];
	if (known.length === 0) return `There is no pod ${proxy}: the manifests hold no pods and no workloads.`;
	const more = known.length > 20 ? ` and ${known.length - 20} more` : "";
	return `There is no pod or workload ${proxy} in the manifests. They hold ${known.slice(0, 20).join(", ")}${more}.`;
}
/** Both objects as YAML, the shared one first, as they are written to a cluster. */
function configMaps(names, files) {
	return ["shared", "own"].map((part) => {
		const [namespace, name] = names[part].split("/", 2);
		return (0, import_dist.stringify)({
			apiVersion: "v1",
			kind: "ConfigMap",
			metadata: {
				name,
				namespace,
				labels: { "sluice.dev/managed": "true" }
			},
			data: Object.fromEntries(files[part])
		}, { lineWidth: 0 });
	}).join("---\n");
}

export { render };