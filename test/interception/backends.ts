import { canUseNetns, openNetwork } from '../../lab/netns.ts';
import type { Variant } from './pod.ts';

/** True where rules of a backend can be made in a namespace here, else the reason why not, as the end of a sentence. */
function canUse(variant: Variant): true | string {
  const usable = canUseNetns();
  if (usable !== true) return usable;
  const network = openNetwork();
  try {
    const netns = network.island();
    network.run(netns, [`iptables-${variant}-restore`, '--noflush'], '*nat\n-A OUTPUT -j RETURN\nCOMMIT\n');
    return true;
  } catch (error) {
    return `iptables-${variant} cannot be used here: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    network.close();
  }
}

/** Both backends, and why one cannot be tried here; that is also told on stderr, once per test file. */
export function backendsHere(what: string): readonly { variant: Variant; missing: boolean }[] {
  return (['nft', 'legacy'] as const).map((variant) => {
    const usable = canUse(variant);
    if (usable !== true) process.stderr.write(`not run: ${what} by ${variant}, because ${usable}\n`);
    return { variant, missing: usable !== true };
  });
}
