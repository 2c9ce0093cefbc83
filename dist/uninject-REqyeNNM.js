import "./rolldown-runtime-JJ0R4FiC.js";
import { t as Command } from "./commander-BcH_yNtl.js";
import { a as items, c as text, t as fields, u as annotations } from "./fields-DgGu02Kh.js";
import { V as containerName, i as readStatus, n as problemLine, t as objectName } from "./problems-C4Jj0eer.js";
import { a as deliver, i as rewrite, o as sources, r as withoutTemplates } from "./kube-inject-Tcd0vc2q.js";

// src/inject/uninject.ts
/** The pod as it was before injection; what others have added to it since then stays. */
function uninject$1(pod) {
	const status = readStatus(pod);
	if (status === void 0) return {
		kind: "skipped",
		why: "It has no proxy."
	};
	if (status === "foreign") return {
		kind: "skipped",
		why: `Its proxy was injected by another program, says ${annotations.status}.`
	};
	const { undo } = status;
	const metadata = fields(pod.metadata);
	const spec = fields(pod.spec);
	return {
		kind: "uninjected",
		pod: unmade(pod, {
			...pod,
			metadata: {
				...metadata,
				labels: without(metadata.labels, undo.labels),
				annotations: without(metadata.annotations, [...undo.annotations, annotations.status])
			},
			spec: {
				...spec,
				initContainers: remaining(spec.initContainers, status.initContainers),
				containers: apps(spec.containers, status),
				volumes: remaining(spec.volumes, status.volumes)
			}
		}, undo.made)
	};
}
const without = (map, names) => Object.fromEntries(Object.entries(fields(map)).filter(([name]) => !names.includes(name)));
const remaining = (list, names) => Array.isArray(list) ? items(list).filter((each) => !names.includes(text(fields(each).name) ?? "")) : list;
function apps(containers, { containers: names, undo }) {
	const before = undo.container;
	if (before === void 0) return remaining(containers, names);
	return items(containers).map((each) => fields(each).name === containerName.proxy ? before : each);
}
/** Puts back how members were missing, where nothing is left in them; members that were never there are not made now. */
function unmade(injected, bare, made) {
	const isEmpty = (value) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
	const inside = (of, was, now) => Object.fromEntries(Object.entries(now).flatMap(([name, value]) => {
		if (!Object.hasOwn(was, name)) return [];
		const missing = made[`${of}.${name}`];
		if (missing === void 0 || !isEmpty(value)) return [[name, value]];
		return missing === "null" ? [[name, null]] : [];
	}));
	const metadata = inside("metadata", fields(injected.metadata), fields(bare.metadata));
	const spec = inside("spec", fields(injected.spec), fields(bare.spec));
	if (made.metadata === void 0 || !isEmpty(metadata)) return {
		...bare,
		metadata,
		spec
	};
	if (made.metadata === "null") return {
		...bare,
		metadata: null,
		spec
	};
	return Object.fromEntries(Object.entries({
		...bare,
		spec
	}).filter(([name]) => name !== "metadata"));
}

// src/cli/uninject.ts
const uninject = () => new Command("uninject").description("Take out of manifests what kube-inject or the webhook put into them.").argument("[files...]", "manifests of any kinds; - is the standard input").option("-f, --filename <file...>", "the same", []).option("-o, --output <file>", "where to write the result, instead of the standard output").action(async (files, flags) => {
	const given = await sources([...files, ...flags.filename]);
	const rewritten = given.map(uninjected);
	const problems = rewritten.flatMap((each) => each.problems);
	for (const line of [...problems.map(problemLine), ...withoutTemplates(rewritten, given)]) console.error(line);
	if (problems.length > 0) throw new Error("Nothing is taken out.");
	await deliver(rewritten.map(({ text }) => text), flags.output);
});
/** The manifests without the proxies that injection put into them. */
const uninjected = (source) => rewrite(source, {
	namespace: "default",
	change
});
function change(template) {
	const result = uninject$1(template.pod);
	if (result.kind === "uninjected") return result.pod;
	console.error(`${objectName(template.on)} stays as it is: ${result.why}`);
	return template.pod;
}

export { uninject };