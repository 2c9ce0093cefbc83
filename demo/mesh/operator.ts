import { runLocal } from '../../src/cli/local.ts';

/*
 * Run as a process of its own: `node operator.ts MANIFESTS OUT`, the operator in the network namespace from which the pods can be reached.
 * It answers every message of its parent, when what was last read is live.
 */
const [manifests = '', out = ''] = process.argv.slice(2);

const operator = await runLocal({ paths: [manifests], out });

process.on('message', (proxy: string) => {
  operator
    .settled()
    .then(() => process.send?.({ folder: operator.folderOf(proxy) }))
    .catch((error: unknown) => process.send?.({ error: String(error) }));
});
process.on('disconnect', () => {
  void operator.stop().finally(() => process.exit());
});
process.send?.({ started: true });
