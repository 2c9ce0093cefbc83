import { styleText } from 'node:util';
import { type Bar, chart, summary } from './chart.ts';

/** Where the demo speaks: a terminal that redraws, a log with a line per fact, or nobody. */
export interface Screen {
  section(title: string): void;
  line(text: string): void;
  quote(text: string): void;
  /** A line that must be read even where nothing else is said; there it goes to standard error. */
  note(text: string): void;
  /** Draws the bars until the returned function is called with their last state, which is left standing. */
  live(read: () => readonly Bar[]): (last: readonly Bar[]) => void;
}

const redrawEvery = 100;
const indent = '   ';

const style = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { stream: process.stdout });

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** A line that wraps could not be redrawn in place, so narrow terminals get shorter bars. */
const barWidth = (): number => Math.max(5, Math.min(40, (process.stdout.columns || 80) - 40));

function terminalBars(read: () => readonly Bar[]): (last: readonly Bar[]) => void {
  const draw = (bars: readonly Bar[]): number => {
    const lines = chart(bars, barWidth());
    for (const line of lines) process.stdout.write(`\u001b[2K${indent}${style('cyan', line)}\n`);
    return lines.length;
  };
  let drawn = draw(read());
  const redraw = (bars: readonly Bar[]): void => {
    process.stdout.write(`\u001b[${drawn}A`);
    drawn = draw(bars);
  };
  const timer = setInterval(() => redraw(read()), redrawEvery);
  return (last) => {
    clearInterval(timer);
    redraw(last);
  };
}

const loggedBars =
  () =>
  (last: readonly Bar[]): void =>
    print(indent + summary(last));

function printing(): Screen {
  return {
    section: (title) => print(`\n${style('bold', title)}`),
    line: (text) => print(indent + text),
    note: (text) => print(indent + text),
    quote: (text) => {
      for (const line of text.split('\n')) print(`${indent}${style('dim', '│')} ${line}`);
    },
    live: process.stdout.isTTY ? terminalBars : loggedBars,
  };
}

const nothing = (): void => {};
const silent: Screen = {
  section: nothing,
  line: nothing,
  quote: nothing,
  note: (text) => void process.stderr.write(`${text}\n`),
  live: () => nothing,
};

export const screen = (quiet: boolean): Screen => (quiet ? silent : printing());
