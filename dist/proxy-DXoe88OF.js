import { u as annotations } from "./fields-DgGu02Kh.js";
import { I as ownConfigMap, p as mount } from "./problems-C4Jj0eer.js";
import { t as isMissing } from "./files-pQ9Nj4CO.js";
import { basename, join, resolve } from "node:path";
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, readdir, readlink, rename, rm, stat, symlink, unlink, writeFile } from "node:fs/promises";

// src/local/folder.ts
/**
* Lays the files out in `directory` as the kubelet does a projected volume, so that a reader through `..data` sees all of the old files or all
* of the new ones: a dated folder is filled, the link `..data` is renamed onto it, and only then the links `<file>` beside it follow. The
* former folder goes with a later write, so that a reader who was just opening a file in it still finds it. Paths inside the files are
* made to refer to `directory`. Private keys belong to the directory's owner. Files that are there already are not swapped. Other things in the
* directory are left alone. Not for two writers of one directory at a time. Throws what the file system throws.
*/
async function writeFolder(directory, files) {
	for (const name of files.keys()) refuseUnsafe(name);
	const root = resolve(directory);
	await mkdir(root, { recursive: true });
	await refuseOccupied(root, files);
	await sweep(root);
	const live = await readFolder(root);
	if (live === void 0 || !isSame(live, files)) await swap(root, files);
	await link(root, files);
}
/** The live files with the mount's paths in them, as they were handed to `writeFolder`; undefined where there are none. */
async function readFolder(directory) {
	const root = resolve(directory);
	for (;;) {
		const folder = await readlink(join(root, "..data")).catch(undefinedIfMissing);
		if (folder === void 0) return void 0;
		const files = await readAll(join(root, folder)).catch(undefinedIfMissing);
		if (files !== void 0) return new Map([...files].map(([name, text]) => [name, moved(text, root, mount)]));
		if (folder === await readlink(join(root, "..data")).catch(undefinedIfMissing)) return void 0;
	}
}
async function readAll(folder) {
	const names = (await readdir(folder)).sort();
	return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")])));
}
async function swap(root, files) {
	const date = (/* @__PURE__ */ new Date()).toISOString().slice(0, 19).replaceAll(/[-:T]/g, "_");
	const folder = await mkdtemp(join(root, `..${date}.`));
	await chmod(folder, 493);
	const { uid, gid } = await stat(root);
	await Promise.all([...files].map(async ([name, text]) => {
		const path = join(folder, name);
		await writeFile(path, moved(text, mount, root), { mode: isKey(name) ? 384 : 420 });
		if (isKey(name) && uid !== process.getuid?.()) await chown(path, uid, gid);
	}));
	const next = join(root, "..data_tmp");
	await rm(next, { force: true });
	await symlink(basename(folder), next);
	await rename(next, join(root, "..data"));
}
/** A private key is for the owner of the directory alone, who must be the proxy's user. */
const isKey = (name) => name.endsWith(".key");
/** Makes the links of new files and removes those of files that are gone. */
async function link(root, files) {
	for (const name of await readdir(root)) {
		if (name.startsWith("..") || files.has(name)) continue;
		if (await readlink(join(root, name)).catch(() => void 0) === `..data/${name}`) await unlink(join(root, name));
	}
	for (const name of files.keys()) if (await readlink(join(root, name)).catch(() => void 0) !== `..data/${name}`) await symlink(`..data/${name}`, join(root, name));
}
/** How long a former folder stays at least, in milliseconds. */
const grace = 1e3;
/** Removes dated folders that are not live and not of late: those of former writes, and what an interrupted writer left. */
async function sweep(root) {
	const live = await readlink(join(root, "..data")).catch(undefinedIfMissing);
	for (const name of await readdir(root)) {
		if (!/^\.\.\d{4}_/.test(name) || name === live) continue;
		const found = await lstat(join(root, name));
		if (found.isDirectory() && Date.now() - found.mtimeMs > grace) await rm(join(root, name), {
			recursive: true,
			force: true
		});
	}
}
/**
* Only a path that Envoy opens is moved, which is one through `..data` or the watched directory: a route may well match the
* path `/etc/sluice`.
*/
function moved(text, from, to) {
	const [before, after] = [inJson(from), inJson(to)];
	return text.replaceAll(`"${before}/..data/`, () => `"${after}/..data/`).replaceAll(watched, (all, key, path) => path === before ? `${key}"${after}"` : all);
}
const watched = /("watched_directory"\s*:\s*\{\s*"path"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;
const inJson = (path) => JSON.stringify(path).slice(1, -1);
function refuseUnsafe(name) {
	if (!/^[-._a-zA-Z0-9]+$/.test(name) || name.startsWith("..") || name === ".") throw new Error(`"${name}" cannot be a file's name in a ConfigMap.`);
}
/** What else lies in the directory is somebody's: it is not overwritten. */
async function refuseOccupied(root, files) {
	for (const name of files.keys()) {
		const path = join(root, name);
		const found = await lstat(path).catch(undefinedIfMissing);
		if (found === void 0 || found.isSymbolicLink() && await readlink(path) === `..data/${name}`) continue;
		throw new Error(`${path} is in the way: it was not written by Sluice. Take another directory, or remove it.`);
	}
}
const isSame = (a, b) => a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
function undefinedIfMissing(error) {
	if (!isMissing(error)) throw error;
}

// src/cli/proxy.ts
/** `hello` as `default/hello`, as kubectl would take it. */
const qualified = (proxy) => proxy.includes("/") ? proxy : `default/${proxy}`;
/** The ConfigMaps of a proxy that is named `namespace/pod` or `namespace/workload`; undefined where there is none of that name. */
function proxyFiles(pods, proxy) {
	const pod = pods.get(proxy) ?? [...pods.values()].find((each) => runs(each, proxy));
	const own = pod?.meta.annotations[annotations.configMap];
	const shared = pod?.meta.annotations[annotations.sharedConfigMap];
	if (pod === void 0 || own === void 0 || shared === void 0) return void 0;
	return {
		own: `${pod.meta.namespace}/${own}`,
		shared: `${pod.meta.namespace}/${shared}`
	};
}
/** A pod that an injector named its ConfigMap for tells its workload by its own name alone, `<workload>-<number>`. */
function runs(pod, proxy) {
	const { namespace, name, annotations: notes } = pod.meta;
	const [wanted, workload = ""] = proxy.split("/", 2);
	if (wanted !== namespace) return false;
	return notes[annotations.configMap] === ownConfigMap(workload) || name.replace(/-\d+$/, "") === workload;
}

export { writeFolder as i, qualified as n, readFolder as r, proxyFiles as t };