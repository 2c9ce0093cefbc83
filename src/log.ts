import { createLogger, format, type Logger, transports } from 'winston';

export type { Logger } from 'winston';

/** The operator's logger: a line of time, level and text on stderr, so that stdout stays free for what a command prints. */
export const logger = (level = 'info'): Logger =>
  createLogger({
    level,
    format: format.combine(
      format.timestamp(),
      format.printf(({ timestamp, level: at, message }) => `${String(timestamp)} ${at} ${String(message)}`),
    ),
    transports: [
      new transports.Console({ stderrLevels: ['error', 'warn', 'info', 'verbose', 'debug', 'silly'] }),
    ],
  });
