import "./rolldown-runtime-JJ0R4FiC.js";
import { t as Command } from "./commander-BcH_yNtl.js";
import { n as proxyPorts } from "./model-3I7jhVT8.js";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isIP } from "node:net";

// src/inject/iptables.ts
/** Loopback, and the address from which the inbound listener connects to the app. */
const addresses = {
	ipv4: {
		loopback: "127.0.0.1/32",
		inboundSource: "127.0.0.6/32"
	},
	ipv6: {
		loopback: "::1/128",
		inboundSource: "::6/128"
	}
};
const ownChains = [
	"ISTIO_INBOUND",
	"ISTIO_IN_REDIRECT",
	"ISTIO_OUTPUT",
	"ISTIO_REDIRECT"
];
const tcp = "-p tcp";
const toPort = (port) => `-p tcp -m tcp --dport ${port}`;
const rule = (chain, match, target) => ({
	chain,
	match,
	target
});
function jumps({ inboundPorts }) {
	return [...inboundPorts === "all" || inboundPorts.length > 0 ? [rule("PREROUTING", tcp, "ISTIO_INBOUND")] : [], rule("OUTPUT", tcp, "ISTIO_OUTPUT")];
}
function inbound({ inboundPorts, excludeInboundPorts, inboundPort }) {
	const all = inboundPorts === "all";
	const spared = /* @__PURE__ */ new Set([proxyPorts.tunnel, ...all ? excludeInboundPorts : []]);
	const captured = all ? [tcp] : inboundPorts.map(toPort);
	return [
		...[...spared].map((port) => rule("ISTIO_INBOUND", toPort(port), "RETURN")),
		...captured.map((match) => rule("ISTIO_INBOUND", match, "ISTIO_IN_REDIRECT")),
		rule("ISTIO_IN_REDIRECT", tcp, `REDIRECT --to-ports ${inboundPort}`)
	];
}
/**
* A proxy that calls its own pod's address must meet the inbound listener; what else it sends is left alone, and so is what the pod's
* apps send to themselves. With several owners all are caught before the first is told from the others.
*/
function proxyItself(owners, loopback) {
	const output = (match, target) => rule("ISTIO_OUTPUT", match, target);
	return [
		...owners.map((owner) => output(`! -d ${loopback} -o lo -m owner ${owner}`, "ISTIO_IN_REDIRECT")),
		...owners.map((owner) => output(`-o lo -m owner ! ${owner}`, "RETURN")),
		...owners.map((owner) => output(`-m owner ${owner}`, "RETURN"))
	];
}
const isOf = (family, network) => network.includes(":") === (family === "ipv6");
/** What is captured on the way out, after all that is left alone. */
function captured({ outboundPorts, outboundNetworks }, family) {
	const ports = outboundPorts === "all" ? [tcp] : outboundPorts.map(toPort);
	if (outboundNetworks === "all") return [...ports, ""];
	return [...ports, ...outboundNetworks.filter((one) => isOf(family, one)).map((one) => `-d ${one}`)];
}
function outbound(given, family) {
	const { loopback, inboundSource } = addresses[family];
	const left = (match) => rule("ISTIO_OUTPUT", match, "RETURN");
	const excluded = given.excludeOutboundNetworks.filter((network) => isOf(family, network));
	return [
		...given.excludeOutboundPorts.map((port) => left(toPort(port))),
		left(`-s ${inboundSource} -o lo`),
		...proxyItself(given.uids.map((uid) => `--uid-owner ${uid}`), loopback),
		...proxyItself(given.gids.map((gid) => `--gid-owner ${gid}`), loopback),
		left(`-d ${loopback}`),
		...excluded.map((network) => left(`-d ${network}`)),
		...captured(given, family).map((match) => rule("ISTIO_OUTPUT", match, "ISTIO_REDIRECT")),
		rule("ISTIO_REDIRECT", tcp, `REDIRECT --to-ports ${given.outboundPort}`)
	];
}
/** The rules of a pod's nat table, in their order. */
const natRules = (given, family) => [
	...jumps(given),
	...inbound(given),
	...outbound(given, family)
];
/** A rule as `iptables -S` prints it. */
const ruleLine = ({ chain, match, target }) => [
	"-A",
	chain,
	match,
	"-j",
	target
].filter((word) => word !== "").join(" ");
const isJump = (line) => /^-A (?:PREROUTING|OUTPUT) (?:.* )?-j (?:ISTIO_INBOUND|ISTIO_OUTPUT)$/.test(line);
/** What makes the jumps those that are wanted: each once, an unwanted one deleted. What is there already keeps its place. */
function settleJumps(wanted, present) {
	const stays = (line, at) => wanted.includes(line) && present.indexOf(line) === at;
	const surplus = present.filter((line, at) => isJump(line) && !stays(line, at));
	const missing = wanted.filter((line) => !present.includes(line));
	return [...surplus.map((line) => line.replace(/^-A/, "-D")), ...missing];
}
/**
* Text for one `iptables-restore --noflush`, which applies all of it or nothing: chains of these rules are made or filled anew, others
* stay. `present` holds the lines of `iptables-save -t nat`; with those of a namespace that has the rules already nothing is doubled.
*/
function restoreText(rules, present) {
	const lines = rules.map(ruleLine);
	const within = lines.filter((line) => !isJump(line));
	return [
		"*nat",
		...ownChains.map((chain) => `:${chain} - [0:0]`),
		...settleJumps(lines.filter(isJump), present),
		...within,
		"COMMIT",
		""
	].join("\n");
}

// src/interception/backend.ts
const searched = {
	...process.env,
	PATH: `${process.env.PATH ?? "/usr/bin:/bin"}:/usr/sbin:/sbin`
};
/** Runs a program to its end; undefined where there is none of that name. */
function run(program, args, input = "") {
	const { error, status, stdout, stderr } = spawnSync(program, args, {
		input,
		encoding: "utf8",
		env: searched
	});
	if (error !== void 0) return "code" in error && error.code === "ENOENT" ? void 0 : {
		ok: false,
		why: error.message
	};
	return status === 0 ? {
		ok: true,
		output: stdout
	} : {
		ok: false,
		why: stderr.trim() || `exit status ${status}`
	};
}
const prefix = {
	ipv4: "iptables",
	ipv6: "ip6tables"
};
const programs = (family, variant) => {
	const name = variant === "plain" ? prefix[family] : `${prefix[family]}-${variant}`;
	return {
		variant,
		restore: `${name}-restore`,
		save: `${name}-save`
	};
};
/** The tables that the legacy backend has in this namespace. Its own program would make them only by looking. */
function legacyTables(family) {
	try {
		return readFileSync(family === "ipv4" ? "/proc/net/ip_tables_names" : "/proc/net/ip6_tables_names", "utf8");
	} catch {
		return "";
	}
}
/** Undefined where there is no such program. What a backend holds and does not show speaks for it too: it is not to be passed by. */
function claim(family, backend) {
	if (run(backend.save, ["--version"]) === void 0) return void 0;
	if (backend.variant === "legacy" && legacyTables(family).trim() === "") return 0;
	const saved = run(backend.save, []);
	if (saved?.ok !== true) return backend.variant === "legacy" ? 1 : 0;
	const rules = saved.output.split("\n").filter((line) => line.startsWith("-A "));
	if (rules.some((line) => / ISTIO_\w+/.test(line))) return 2;
	return rules.length > 0 ? 1 : 0;
}
/**
* The backends to try, in order. One that has rules is the only one, since the kernel would ask both; else it is nft, then legacy, or the
* one behind the plain name where an image has no other.
*/
function backends(family) {
	const found = [
		"nft",
		"legacy",
		"plain"
	].flatMap((variant) => {
		const backend = programs(family, variant);
		const claimed = claim(family, backend);
		return claimed === void 0 ? [] : [{
			backend,
			claimed
		}];
	});
	const variants = found.filter(({ backend }) => backend.variant !== "plain");
	const usable = variants.length > 0 ? variants : found;
	const [first] = usable.toSorted((a, b) => b.claimed - a.claimed);
	if (first !== void 0 && first.claimed > 0) return [first.backend];
	return usable.map(({ backend }) => backend);
}

// src/interception/ipv6.ts
/** The scope of an address that is known beyond its link, in the kernel's list. */
const global = "00";
/** Why IPv6 is left alone, as the end of a sentence; undefined where the pod has it. */
function withoutIpv6() {
	let list;
	try {
		list = readFileSync("/proc/net/if_inet6", "utf8");
	} catch {
		return "the kernel has none";
	}
	return list.split("\n").some((line) => {
		const [, , , scope, , name] = line.trim().split(/\s+/);
		return scope === global && name !== "lo";
	}) ? void 0 : "the pod has no address of it";
}
/** Makes ::6 an address of the pod, as 127.0.0.6 is from the start: inbound connections reach the app from there. */
function addInboundSource() {
	const added = run("ip", [
		"-6",
		"address",
		"replace",
		"::6/128",
		"dev",
		"lo"
	]);
	if (added === void 0) throw new Error("the program ip, of the package iproute2, is missing");
	if (!added.ok) throw new Error(`::6 cannot be made an address of lo: ${added.why}`);
}

// src/interception/privileges.ts
/** Numbers of the bits in a process's capability sets. */
const bits = {
	NET_ADMIN: 12n,
	NET_RAW: 13n
};
/** What the kernel tells of this process; nothing where it has no such file. */
function ownStatus() {
	try {
		return readFileSync("/proc/self/status", "utf8");
	} catch {
		return "";
	}
}
/** Whether this process has a capability in force. Where that cannot be read the kernel is left to say so itself. */
function hasCapability(name) {
	const [, set] = /^CapEff:\s*([0-9a-f]+)$/m.exec(ownStatus()) ?? [];
	return set === void 0 || (BigInt(`0x${set}`) >> bits[name] & 1n) === 1n;
}
/** Throws a sentence with the ways out where this process may not change the rules of its network namespace. */
function requireNetAdmin() {
	if (hasCapability("NET_ADMIN")) return;
	const user = process.getuid?.() ?? 0;
	const asRoot = user === 0 ? "" : `It runs as uid ${user}: set runAsUser 0 and runAsNonRoot false. `;
	throw new Error(`the capability NET_ADMIN is missing, without which the kernel lets nobody change iptables rules. ${asRoot}Let securityContext.capabilities.add of the container istio-init hold NET_ADMIN and NET_RAW. Pod Security "baseline" and "restricted" forbid both: the namespace then needs the label pod-security.kubernetes.io/enforce=privileged.`);
}

// src/interception/apply.ts
const titles = {
	ipv4: "IPv4",
	ipv6: "IPv6"
};
function saved({ save }) {
	const told = run(save, ["-t", "nat"]);
	if (told === void 0 || !told.ok) throw new Error(`${save}: ${told?.why ?? "there is no such program"}`);
	return told.output;
}
/** Applies the rules by one backend, over those that it holds. Throws with the program's own words. */
function restore(family, backend, given) {
	const text = restoreText(natRules(given, family), saved(backend).split("\n"));
	const outcome = run(backend.restore, ["--noflush", "--wait"], text);
	if (outcome?.ok === true) return;
	throw new Error(`${backend.restore}: ${outcome?.why ?? "there is no such program"}`);
}
const message = (error) => error instanceof Error ? error.message : String(error);
/** Applies the rules of a family by the first backend that takes them, and gives that one. Throws what each of them said. */
function applyFamily(family, given) {
	const tried = [];
	for (const backend of backends(family)) try {
		restore(family, backend, given);
		return backend;
	} catch (error) {
		tried.push(message(error));
	}
	if (tried.length === 0) throw new Error(`the package iptables is missing (${titles[family]})`);
	const raw = hasCapability("NET_RAW") ? "" : " The capability NET_RAW is missing, which the legacy backend needs.";
	throw new Error(`the kernel takes no rules: ${tried.join("; ")}.${raw}`);
}
/** A pod without IPv6, or with an ip6tables that cannot be used, is no reason not to start. */
function applyIpv6(given, say) {
	const why = withoutIpv6();
	if (why !== void 0) {
		say(`IPv6 is left alone: ${why}.`);
		return;
	}
	try {
		addInboundSource();
		return applyFamily("ipv6", given);
	} catch (error) {
		say(`IPv6 is not captured: ${message(error)}.`);
		return;
	}
}
/**
* Applies the rules to this process's network namespace, and tells the tables that stand then. Again is the same as once, and in between
* no connection escapes. Throws where the rules cannot be applied; IPv6 apart, of which it is told.
*/
function apply(given, say) {
	requireNetAdmin();
	const ipv4 = applyFamily("ipv4", given);
	const ipv6 = applyIpv6(given, say);
	for (const backend of ipv6 === void 0 ? [ipv4] : [ipv4, ipv6]) say(`Applied by ${backend.restore}.`);
	say(`iptables-save\n${saved(ipv4).trimEnd()}`);
	if (ipv6 !== void 0) say(`ip6tables-save\n${saved(ipv6).trimEnd()}`);
}
/** What would be applied to a namespace without rules, as the text of each family that it would be given in. */
const planned = (given) => ["ipv4", "ipv6"].map((family) => `# ${titles[family]}\n${restoreText(natRules(given, family), [])}`).join("");

// src/interception/words.ts
/** The items of a comma-separated list; none of an empty one. */
function items(text) {
	if (text.trim() === "") return [];
	const found = text.split(",").map((item) => item.trim());
	if (found.includes("")) throw new Error(`"${text}" has an item without text; take out the comma too many.`);
	return [...new Set(found)];
}
/** A whole number in decimal digits from `least` to `most`. Throws a sentence that says what it is to be. */
function number(text, { what, least, most }) {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= least && value <= most) return value;
	throw new Error(`"${text}" is no ${what}: that is a whole number from ${least} to ${most}.`);
}
/** A TCP port. */
const port = (text) => number(text, {
	what: "port",
	least: 1,
	most: 65535
});
const owner = (what) => (text) => number(text, {
	what,
	least: 0,
	most: 4294967294
});
function owners(text, what) {
	const found = items(text).map(owner(what));
	if (found.length === 0) throw new Error(`It is empty: name the proxy's own ${what}.`);
	return found;
}
/** One or several uids. */
const uids = (text) => owners(text, "uid");
/** One or several gids. */
const gids = (text) => owners(text, "gid");
/** A list of ports, which may be empty. */
function ports(text) {
	if (text.trim() === "*") throw new Error("\"*\" is not for this option: name the ports.");
	return items(text).map(port);
}
/** A list of ports, or all of them as `*`. */
const portsOrAll = (text) => text.trim() === "*" ? "all" : items(aloneOrNot(text)).map(port);
function network(text) {
	const [address = "", length = "", ...rest] = text.split("/");
	const version = isIP(address);
	const most = version === 6 ? 128 : 32;
	if (version === 0 || !/^\d+$/.test(length) || rest.length > 0) {
		const single = version === 0 ? "10.0.0.0/8 or fd00::/8" : `${address}/${most}`;
		throw new Error(`"${text}" is no network in CIDR form, such as ${single}.`);
	}
	number(length, {
		what: `prefix length of ${address}`,
		least: 0,
		most
	});
	return text;
}
/** A list of networks in CIDR form, which may be empty. */
function networks(text) {
	if (text.trim() === "*") throw new Error(`"*" would leave every destination alone, which -i '' says.`);
	return items(text).map(network);
}
/** A list of networks in CIDR form, or all of them as `*`. */
const networksOrAll = (text) => text.trim() === "*" ? "all" : items(aloneOrNot(text)).map(network);
function aloneOrNot(text) {
	if (text.includes("*")) throw new Error(`"${text}": a "*" stands alone, and means all of them.`);
	return text;
}

// src/interception/options.ts
const option = ([short, name, value], does, unset = "") => ({
	short,
	name,
	value,
	unset,
	does
});
/** In the order of the command line in which people know them. */
const options = {
	envoyPort: option([
		"p",
		"envoy-port",
		"port"
	], "where connections that leave the pod go", "15001"),
	capturePort: option([
		"z",
		"inbound-capture-port",
		"port"
	], "where connections that reach the pod go", "15006"),
	uids: option([
		"u",
		"proxy-uid",
		"uids"
	], "the proxy's own uid, or several", "1337"),
	gids: option([
		"g",
		"proxy-gid",
		"gids"
	], "the proxy's own gid, or several", "1337"),
	mode: option([
		"m",
		"istio-inbound-interception-mode",
		"mode"
	], "the one mode there is", "REDIRECT"),
	networks: option([
		"i",
		"istio-service-cidr",
		"networks"
	], "destinations to capture: a list, or * for all"),
	excludeNetworks: option([
		"x",
		"istio-service-exclude-cidr",
		"networks"
	], "destinations to leave alone"),
	inboundPorts: option([
		"b",
		"istio-inbound-ports",
		"ports"
	], "ports of the pod to capture: a list, or * for all"),
	excludeInbound: option([
		"d",
		"istio-local-exclude-ports",
		"ports"
	], "ports of the pod to leave alone, where -b is *"),
	excludeOutbound: option([
		"o",
		"istio-local-outbound-ports-exclude",
		"ports"
	], "destinations' ports to leave alone"),
	outboundPorts: option([
		"q",
		"istio-outbound-ports",
		"ports"
	], "destinations' ports to capture, wherever they are: a list, or * for all")
};
function mode(text) {
	if (text === "REDIRECT") return;
	if (text === "TPROXY") throw new Error("TPROXY is not supported: the proxy's listeners take redirected connections only. Use REDIRECT; an HTTP app finds the caller's address in X-Forwarded-For.");
	throw new Error(`"${text}" is no mode of interception. There is one, REDIRECT.`);
}
const flags = ({ short, name }) => `-${short}, --${name}`;
const help = [
	"Usage: istio-iptables [options]",
	"",
	"Captures the pod's TCP connections for its proxy, by rules in the nat table of this network namespace.",
	"",
	...Object.values(options).map((each) => {
		const unset = each.unset === "" ? "" : ` (default: ${each.unset})`;
		return `  ${`${flags(each)} <${each.value}>`.padEnd(52)}${each.does}${unset}`;
	}),
	`  ${"-n, --dry-run".padEnd(52)}print the rules, for a namespace that has none, and apply nothing`,
	`  ${"-h, --help".padEnd(52)}print this`,
	""
].join("\n");
const accepted = {
	...Object.fromEntries(Object.values(options).map(({ name, short }) => [name, {
		type: "string",
		short
	}])),
	"dry-run": {
		type: "boolean",
		short: "n"
	},
	help: {
		type: "boolean",
		short: "h"
	}
};
/** Reads the words of a command line. Throws a sentence with the option's name where one cannot be read. */
function request(words) {
	const { values } = parseArgs({
		args: [...words],
		options: accepted,
		strict: true
	});
	const read = (given, parse) => {
		const value = values[given.name];
		try {
			return parse(typeof value === "string" ? value : given.unset);
		} catch (error) {
			throw new Error(`option ${flags(given)}: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	read(options.mode, mode);
	const interception = {
		uids: read(options.uids, uids),
		gids: read(options.gids, gids),
		outboundPort: read(options.envoyPort, port),
		inboundPort: read(options.capturePort, port),
		inboundPorts: read(options.inboundPorts, portsOrAll),
		excludeInboundPorts: read(options.excludeInbound, ports),
		outboundNetworks: read(options.networks, networksOrAll),
		excludeOutboundNetworks: read(options.excludeNetworks, networks),
		outboundPorts: read(options.outboundPorts, portsOrAll),
		excludeOutboundPorts: read(options.excludeOutbound, ports)
	};
	const { outboundPort, inboundPort } = interception;
	if (outboundPort === inboundPort) throw new Error(`options -p and -z are both ${outboundPort}: what leaves the pod and what reaches it need a port each.`);
	if (values.help === true) return {
		act: "help",
		interception
	};
	return {
		act: values["dry-run"] === true ? "print" : "apply",
		interception
	};
}

// src/interception/program.ts
const isEmpty = (list) => list !== "all" && list.length === 0;
/** What a combination of options does, though it may not be meant. */
function remarks(given) {
	const { inboundPorts, outboundNetworks, outboundPorts, excludeInboundPorts } = given;
	const told = [];
	if (isEmpty(inboundPorts)) told.push("Nothing is captured on the way in: -b is empty.");
	if (isEmpty(outboundNetworks) && isEmpty(outboundPorts)) told.push("Nothing is captured on the way out: -i and -q are empty.");
	const both = inboundPorts === "all" ? [] : excludeInboundPorts.filter((one) => inboundPorts.includes(one));
	if (both.length > 0) told.push(`Captured all the same, because -b names it too: -d ${both.join(",")}.`);
	return told;
}
function obey(words, say) {
	const { act, interception } = request(words);
	switch (act) {
		case "help":
			say(help.trimEnd());
			return;
		case "print":
			for (const remark of remarks(interception)) say(`# ${remark}`);
			say(planned(interception).trimEnd());
			return;
		case "apply":
			for (const remark of remarks(interception)) say(remark);
			apply(interception, say);
	}
}
/** What the container istio-init of a pod runs, with the words after its name. Tells on stderr what went wrong, and sets the exit code. */
function istioIptables$1(words) {
	try {
		obey(words, (line) => console.log(line));
	} catch (error) {
		console.error(`istio-iptables: ${error instanceof Error ? error.message : String(error)}`);
		console.error("(istio-iptables --help lists the options.)");
		process.exitCode = 1;
	}
}

// src/cli/istio-iptables.ts
/** The program of that name, which reads its own options: it also runs without this command's package. */
const istioIptables = () => new Command("istio-iptables").description("Capture a pod's TCP connections for its proxy, in the network namespace that it runs in.").helpOption(false).allowUnknownOption().allowExcessArguments().action((_options, { args }) => istioIptables$1(args));

export { istioIptables };