import type { Waits } from './scope-proxies.ts';

/** A step that waits for longer than this is told of, in milliseconds. */
const usual = 3_000;

/** Since when a scope's steps wait, and for whom this was told last. */
interface Wait {
  since: number | undefined;
  told: string;
}

/** Tells for which pods the steps of scopes wait: once for the same pods, however many steps and changes come meanwhile. */
export class Waiting {
  private readonly tell: (scope: string, pods: readonly string[]) => void;
  private readonly patience: number;
  private readonly scopes = new Map<string, Wait>();

  constructor(tell: (scope: string, pods: readonly string[]) => void, patience = usual) {
    this.tell = tell;
    this.patience = patience;
  }

  /** What is to hear of the steps of a scope. */
  of(scope: string): Waits {
    return {
      waits: (pods) => {
        const wait = this.scopes.get(scope) ?? { since: undefined, told: '' };
        this.scopes.set(scope, wait);
        const now = performance.now();
        wait.since ??= now;
        if (now - wait.since < this.patience || pods.join() === wait.told) return;
        wait.told = pods.join();
        this.tell(scope, pods);
      },
      over: (late) => {
        const wait = this.scopes.get(scope);
        if (wait === undefined) return;
        wait.since = undefined;
        // Who had its time and does not show it yet has been told of, and holds up the next step as well.
        if (late.length === 0) this.scopes.delete(scope);
      },
    };
  }

  forget(scope: string): void {
    this.scopes.delete(scope);
  }
}
