type Cleanup = () => void;

const pending = new Set<Cleanup>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function runAll(): void {
  for (const cleanup of [...pending].reverse()) {
    pending.delete(cleanup);
    try {
      cleanup();
    } catch (error) {
      process.stderr.write(`cleaning up: ${String(error)}\n`);
    }
  }
}

// A program with its own handler decides itself when to exit; ours only replaces the default, which would skip the exit event.
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  runAll();
  process.removeListener(signal, onSignal);
  process.kill(process.pid, signal);
}

let installed = false;

/**
 * Runs a synchronous cleanup when this process ends: by itself, by an uncaught error, or by SIGINT, SIGTERM or SIGHUP.
 * The last one registered runs first. Gives back a function that withdraws it.
 */
export function atExit(cleanup: Cleanup): () => void {
  if (!installed) {
    installed = true;
    process.on('exit', runAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  pending.add(cleanup);
  return () => pending.delete(cleanup);
}
