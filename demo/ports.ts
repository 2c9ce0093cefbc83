import { createServer } from 'node:net';

/** Where the gateway Envoy listens, and for what. */
const wanted = [
  { address: '127.0.0.1', port: 15000, use: "Envoy's admin page" },
  { address: '0.0.0.0', port: 15021, use: "Envoy's health page" },
  { address: '0.0.0.0', port: 15090, use: "Envoy's Prometheus page" },
  { address: '0.0.0.0', port: 31221, use: 'the gateway' },
] as const;

function free(address: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen({ host: address, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Fails when a port that the demo needs is taken, naming the port and what to do. */
export async function requirePorts(): Promise<void> {
  for (const { address, port, use } of wanted) {
    if (await free(address, port)) continue;
    throw new Error(
      `Port ${port} is in use, and the demo needs it for ${use}. See who has it with "ss -ltnp sport = :${port}", ` +
        'end that process (an earlier demo with --keep?) and start again.',
    );
  }
}
