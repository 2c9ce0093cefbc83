import { n as Option, r as InvalidArgumentError } from "./commander-BcH_yNtl.js";
import { c as text, o as optional, t as fields } from "./fields-DgGu02Kh.js";
import { C as isLogLevel, E as quantity, H as defaultSettings, S as isImage, _ as shipped, w as logLevels } from "./problems-C4Jj0eer.js";
import { readFileSync } from "node:fs";

// src/cli/version.ts
/** The version of this package, which is that of its images. */
function version() {
	const read = JSON.parse(readFileSync(shipped("package.json"), "utf8"));
	return text(fields(read).version) ?? "unknown";
}

// src/cli/injection-settings.ts
const own = defaultSettings(version());
const injectionOptions = (command) => command.option("--proxy-image <image>", `the proxy's image (default: ${own.image})`, checked(isImage, "an image")).addOption(new Option("--proxy-image-pull-policy <policy>", "when it is pulled").choices([
	"Always",
	"IfNotPresent",
	"Never"
])).option("--proxy-log-level <level>", `${logLevels.join(", ")} (default: ${own.logLevel})`, checked(isLogLevel, "a level")).option("--proxy-cpu <quantity>", `the proxy's CPU request (default: ${own.resources.requests.cpu})`, amount).option("--proxy-memory <quantity>", `its memory request (default: ${own.resources.requests.memory})`, amount).option("--proxy-cpu-limit <quantity>", `its CPU limit (default: ${own.resources.limits.cpu})`, amount).option("--proxy-memory-limit <quantity>", `its memory limit (default: ${own.resources.limits.memory})`, amount).option("--classic-sidecar", "the proxy as a container among the others, for Kubernetes before 1.29, instead of an init container that goes on running");
/** What the flags ask for. Throws where a request is above its limit. */
function injectionSettings(flags) {
	const settings = merged(flags);
	const { requests, limits } = settings.resources;
	for (const name of ["cpu", "memory"]) if ((quantity(requests[name] ?? "") ?? 0) > (quantity(limits[name] ?? "") ?? 0)) throw new Error(`The proxy's ${name} request ${requests[name]} is above its limit ${limits[name]}. Lower --proxy-${name} or raise --proxy-${name}-limit.`);
	return settings;
}
function merged(flags) {
	const { requests, limits } = own.resources;
	return {
		...own,
		image: flags.proxyImage ?? own.image,
		...optional("imagePullPolicy", flags.proxyImagePullPolicy),
		logLevel: flags.proxyLogLevel ?? own.logLevel,
		resources: {
			requests: {
				...requests,
				...optional("cpu", flags.proxyCpu),
				...optional("memory", flags.proxyMemory)
			},
			limits: {
				...limits,
				...optional("cpu", flags.proxyCpuLimit),
				...optional("memory", flags.proxyMemoryLimit)
			}
		},
		native: flags.classicSidecar !== true
	};
}
const checked = (isRight, what) => (text) => {
	if (!isRight(text)) throw new InvalidArgumentError(`It is not ${what}.`);
	return text;
};
const amount = checked((text) => quantity(text) !== void 0, "a quantity of Kubernetes such as 100m or 128Mi");

export { injectionSettings as n, injectionOptions as t };