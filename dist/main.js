#!/usr/bin/env node
import "./rolldown-runtime-JJ0R4FiC.js";
import { t as Command } from "./commander-BcH_yNtl.js";

// src/main.ts
/** In the order in which the help shows them. Only what is asked for is loaded, since the operator brings a whole client along. */
const commands = {
	"kube-inject": async () => (await import("./kube-inject-BDWq9Mtu.js")).kubeInject(),
	uninject: async () => (await import("./uninject-Be4MXlzZ.js")).uninject(),
	analyze: async () => (await import("./analyze-D0L4s-pz.js")).analyze(),
	render: async () => (await import("./render-DbwKIIj8.js")).render(),
	local: async () => (await import("./local-CvsbJmtU.js")).local(),
	operator: async () => (await import("./operator-COYGFcza.js")).operator(),
	"istio-iptables": async () => (await import("./istio-iptables-CmyVwYPZ.js")).istioIptables()
};
const [asked] = process.argv.slice(2);
const isKnown = asked !== void 0 && Object.hasOwn(commands, asked);
const wanted = Object.entries(commands).filter(([name]) => !isKnown || name === asked);
const program = new Command("sluice").description("Splits traffic with Istio's Gateway, VirtualService and DestinationRule, served by Envoy from files.").showHelpAfterError();
for (const [, load] of wanted) program.addCommand(await load());
try {
	await program.parseAsync();
} catch (error) {
	const isMistakeOfOurs = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
	console.error(error instanceof Error && !isMistakeOfOurs ? `sluice: ${error.message}` : error);
	process.exitCode = 1;
}

export {  };