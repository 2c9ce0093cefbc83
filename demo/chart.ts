export interface Bar {
  readonly label: string;
  readonly count: number;
}

/** The counts under these labels in this order, also of a label that nobody was counted under yet. */
export const barsOf = (labels: readonly string[], counts: Readonly<Record<string, number>>): readonly Bar[] =>
  labels.map((label) => ({ label, count: counts[label] ?? 0 }));

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function block(share: number, width: number): string {
  const units = Math.round(share * width * 8);
  return ('█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '')).padEnd(width);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

/** One line per bar, of equal length: label, a bar as long as its share of `width` characters, count and percentage. */
export function chart(bars: readonly Bar[], width: number): readonly string[] {
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const labels = Math.max(...bars.map((bar) => bar.label.length));
  return bars.map(({ label, count }) => {
    const share = total === 0 ? 0 : count / total;
    return `${label.padEnd(labels)}  ${block(share, width)} ${String(count).padStart(6)} ${percent(share)}`;
  });
}

/** The same on one line, for logs: `v1 912 (91.2 %), v2 88 (8.8 %)`. */
export function summary(bars: readonly Bar[]): string {
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const share = (count: number): string => percent(total === 0 ? 0 : count / total).trim();
  return bars.map(({ label, count }) => `${label} ${count} (${share(count)})`).join(', ');
}
