import "./rolldown-runtime-JJ0R4FiC.js";
import { n as Option, t as Command } from "./commander-BcH_yNtl.js";
import { _ as structure, g as injectionWebhook, p as schemaValidator, t as translator, v as analyzer } from "./translate-LXhMaieB.js";
import { F as problemCodes, H as defaultSettings, b as yaml, r as inject, t as objectName, v as hash, y as regex } from "./problems-C4Jj0eer.js";
import { f as objectKey, t as fields } from "./fields-DgGu02Kh.js";
import { C as meta, E as rawObject } from "./ajv-COCFKHvT.js";
import { n as watchSentence, x as list } from "./watch-C_9P9b0u.js";
import { a as loadKubeConfig, r as kubeClient, t as kubeSource } from "./source-yv4aAlz3.js";
import { n as drawUid } from "./uid-DZGHibJd.js";
import { n as readManifests } from "./files-pQ9Nj4CO.js";
import { t as loader } from "./manifests--8cnMCFt.js";

// src/kube/beside.ts
const holderKinds = [
	{
		kind: "Deployment",
		path: "/apis/apps/v1/deployments"
	},
	{
		kind: "StatefulSet",
		path: "/apis/apps/v1/statefulsets"
	},
	{
		kind: "DaemonSet",
		path: "/apis/apps/v1/daemonsets"
	}
];
/** What the operator does not follow and advice needs. A kind that may not be listed is told, and counts as absent. */
async function readBeside(client, told) {
	const all = async (path, metadataOnly) => {
		const found = [];
		const { signal } = new AbortController();
		await list({
			client,
			path,
			query: {},
			page: 500,
			signal,
			metadataOnly
		}, (raw) => found.push(raw)).catch((error) => told(`${path} cannot be listed and is left out: ${error instanceof Error ? error.message : String(error)}`));
		return found;
	};
	const injectors = (await all("/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations", false)).flatMap((raw) => injectionWebhook(fields(raw)) ?? []);
	const holders = await Promise.all(holderKinds.map(async ({ kind, path }) => (await all(path, true)).map((raw) => {
		const its = meta(rawObject(raw));
		return [`${kind} ${objectKey(its)}`, {
			kind,
			meta: its
		}];
	})));
	return {
		injectors: new Map(injectors.map((one) => [one.name, one])),
		holders: new Map(holders.flat())
	};
}

// src/cli/analyzed-cluster.ts
/** What is wrong in the cluster that KUBECONFIG names. What may not be read is told, and counts as absent. */
async function analyzedCluster() {
	const client = kubeClient(loadKubeConfig());
	try {
		return await problemsOfCluster(client, (line) => console.error(line));
	} finally {
		await client.close();
	}
}
/** The same with a client. */
async function problemsOfCluster(client, told) {
	const validate = schemaValidator();
	const source = kubeSource({
		client,
		check: (kind, object) => structure({
			...object.raw,
			kind,
			metadata: object.on
		}, validate),
		yaml,
		told: (event) => {
			const sentence = watchSentence(event);
			if (sentence !== void 0) told(sentence);
		}
	});
	try {
		const [{ snapshot, problems }, beside] = await Promise.all([source.read(), readBeside(client, told)]);
		const translation = translator({
			hash,
			regex
		})(snapshot);
		const found = analyzer({ yaml })({
			snapshot,
			mesh: translation.mesh,
			...beside
		});
		return [
			...problems,
			...translation.problems,
			...found
		];
	} finally {
		await source.stop();
	}
}

// src/inject/preview.ts
/** What the webhook would say of the pods of a template, given the labels of their namespace. */
function previewed({ on, path, pod }, namespaceLabels, given) {
	const request = {
		pod,
		workload: on,
		told: {
			on,
			path: path.join(".")
		},
		namespaceLabels,
		configMap: "sluice",
		ofTemplate: false,
		uid: drawUid(pod, () => 0),
		settings: defaultSettings("")
	};
	return inject(request, given).problems;
}

// src/cli/analyzed-manifests.ts
/** What is wrong with manifests, seen as a cluster that holds nothing else. */
const analyzedManifests = async (paths) => problemsOf(await readManifests(paths), schemaValidator());
/** The same of texts. */
function problemsOf(documents, validate) {
	const { snapshot, problems, beside } = loader({ validate })(documents);
	const { templates, injectors, holders } = beside();
	const translation = translator({
		hash,
		regex
	})(snapshot);
	const labelsOf = (namespace) => snapshot.namespaces.get(namespace)?.meta.labels ?? {};
	return [
		...problems,
		...translation.problems,
		...analyzer({ yaml })({
			snapshot,
			mesh: translation.mesh,
			injectors,
			holders
		}),
		...templates.flatMap((one) => previewed(one, labelsOf(one.on.namespace), { yaml }))
	];
}

// src/cli/findings.ts
const weight = {
	error: 0,
	warning: 1,
	info: 2
};
const place = ({ on, path, code }) => `${objectName(on)} ${path} ${code}`;
/** The gravest first, then by object and field; what several ways found is said once. */
function ordered(problems) {
	const byPlace = /* @__PURE__ */ new Map();
	for (const problem of problems) {
		const key = `${place(problem)} ${problem.code === "IST0101" ? problem.message : ""}`;
		const before = byPlace.get(key);
		if (before === void 0 || weight[problem.severity] < weight[before.severity]) byPlace.set(key, problem);
	}
	return [...byPlace.values()].sort((a, b) => weight[a.severity] - weight[b.severity] || (place(a) < place(b) ? -1 : 1));
}
/** The problems on stdout, and in a table how many there are on stderr. */
function writeProblems(problems, format) {
	const all = ordered(problems);
	if (format === "json") {
		process.stdout.write(`${JSON.stringify(all.map(jsonOf), void 0, 2)}\n`);
		return;
	}
	if (all.length > 0) process.stdout.write(table(all));
	console.error(counted(all));
}
const jsonOf = ({ code, severity, on, path, message }) => ({
	code,
	name: problemCodes[code],
	severity,
	object: on,
	path,
	message
});
const heads = [
	"SEVERITY",
	"CODE",
	"OBJECT",
	"FIELD",
	"MESSAGE"
];
function table(problems) {
	const rows = problems.map(({ severity, code, on, path, message }) => [
		severity,
		code,
		objectName(on),
		path,
		message.replaceAll(/\s*\n\s*/g, " ")
	]);
	const widths = heads.map((head, i) => Math.max(...[heads, ...rows].map((row) => row[i]?.length ?? 0), head.length));
	return `${[heads, ...rows].map((row) => row.map((cell, i) => i === heads.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)).join("  ")).join("\n")}\n`;
}
function counted(problems) {
	if (problems.length === 0) return "Nothing is wrong.";
	const of = (severity, one) => {
		const count = problems.filter((problem) => problem.severity === severity).length;
		return `${count} ${one}${count === 1 ? "" : "s"}`;
	};
	return `${of("error", "error")}, ${of("warning", "warning")}, ${of("info", "note")}.`;
}

// src/cli/analyze.ts
const analyze = () => new Command("analyze").description("Say what is wrong with manifests, or without -f with a cluster. Exits with 1 where there is an error.").option("-f, --filename <path...>", "manifest files, or directories of them").option("-n, --namespace <namespace>", "tell of the objects of this namespace alone").addOption(new Option("-o, --output <format>", "a table, or the problems as a list in JSON").choices(["table", "json"]).default("table")).action(async ({ filename, namespace, output }) => {
	const problems = (await (filename === void 0 ? analyzedCluster() : analyzedManifests(filename))).filter(({ on }) => namespace === void 0 || placeOf(on) === namespace);
	writeProblems(problems, output);
	if (problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
});
const placeOf = ({ kind, namespace, name }) => kind === "Namespace" ? name : namespace;

export { analyze };