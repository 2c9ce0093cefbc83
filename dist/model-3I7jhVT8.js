// src/proxy/model.ts
/** Ports of the proxy itself; nothing else may stand on them. 15008 and 15053 stay reserved. */
const proxyPorts = {
	admin: 15e3,
	outbound: 15001,
	inbound: 15006,
	tunnel: 15008,
	telemetry: 15020,
	health: 15021,
	dns: 15053,
	prometheus: 15090
};
const isReserved = (port) => Object.values(proxyPorts).includes(port);

export { proxyPorts as n, isReserved as t };