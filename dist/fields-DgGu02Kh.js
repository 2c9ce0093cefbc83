// src/api/objects.ts
/** Names that users, the injector and the operator agree on. */
const annotations = {
	configMap: "sluice.dev/config-map",
	sharedConfigMap: "sluice.dev/shared-config-map",
	configVersion: "sluice.dev/config-version",
	/** `template` where the own ConfigMap is named in a pod template, and so outlives each of its pods. */
	configMapOf: "sluice.dev/config-map-of",
	inject: "sidecar.istio.io/inject",
	injectTemplates: "inject.istio.io/templates",
	/** What an injector added, in Istio's shape. */
	status: "sidecar.istio.io/status",
	/** The version of the proxy that was injected: the operator hands it nothing that it would not know. */
	proxyVersion: "sluice.dev/proxy-version"
};
const objectKey = (meta) => meta.namespace === "" ? meta.name : `${meta.namespace}/${meta.name}`;
/** The kinds of Istio's API that are read, each of which has a status. */
const istioKinds = [
	"Gateway",
	"VirtualService",
	"DestinationRule",
	"ServiceEntry",
	"WorkloadEntry"
];

// src/api/read/fields.ts
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const fields = (value) => isFields(value) ? value : {};
const items = (value) => Array.isArray(value) ? value : [];
const text = (value) => typeof value === "string" ? value : void 0;
const flag = (value) => typeof value === "boolean" ? value : void 0;
const integer = (value) => typeof value === "number" && Number.isInteger(value) ? value : void 0;
const texts = (value) => items(value).filter((item) => typeof item === "string");
/** The string values of a map such as labels. */
const stringMap = (value) => Object.fromEntries(Object.entries(fields(value)).filter((entry) => typeof entry[1] === "string"));
function optional(key, value) {
	return value === void 0 ? {} : { [key]: value };
}

export { items as a, text as c, istioKinds as d, objectKey as f, isFields as i, texts as l, flag as n, optional as o, integer as r, stringMap as s, fields as t, annotations as u };