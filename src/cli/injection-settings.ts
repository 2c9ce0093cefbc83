import { type Command, InvalidArgumentError, Option } from 'commander';
import { optional } from '../api/read/fields.ts';
import { defaultSettings, type InjectionSettings } from '../inject/model.ts';
import { isImage, isLogLevel, logLevels } from '../inject/options.ts';
import { quantity } from '../inject/resources.ts';
import { version } from './version.ts';

/** The flags of every command that injects. */
export interface InjectionFlags {
  readonly proxyImage?: string;
  readonly proxyImagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly proxyLogLevel?: string;
  readonly proxyCpu?: string;
  readonly proxyMemory?: string;
  readonly proxyCpuLimit?: string;
  readonly proxyMemoryLimit?: string;
  readonly classicSidecar?: boolean;
}

const own = defaultSettings(version());

export const injectionOptions = (command: Command): Command =>
  command
    .option(
      '--proxy-image <image>',
      `the proxy's image (default: ${own.image})`,
      checked(isImage, 'an image'),
    )
    .addOption(
      new Option('--proxy-image-pull-policy <policy>', 'when it is pulled').choices([
        'Always',
        'IfNotPresent',
        'Never',
      ]),
    )
    .option(
      '--proxy-log-level <level>',
      `${logLevels.join(', ')} (default: ${own.logLevel})`,
      checked(isLogLevel, 'a level'),
    )
    .option(
      '--proxy-cpu <quantity>',
      `the proxy's CPU request (default: ${own.resources.requests.cpu})`,
      amount,
    )
    .option(
      '--proxy-memory <quantity>',
      `its memory request (default: ${own.resources.requests.memory})`,
      amount,
    )
    .option('--proxy-cpu-limit <quantity>', `its CPU limit (default: ${own.resources.limits.cpu})`, amount)
    .option(
      '--proxy-memory-limit <quantity>',
      `its memory limit (default: ${own.resources.limits.memory})`,
      amount,
    )
    .option(
      '--classic-sidecar',
      'the proxy as a container among the others, for Kubernetes before 1.29, instead of an init container that goes on running',
    );

/** What the flags ask for. Throws where a request is above its limit. */
export function injectionSettings(flags: InjectionFlags): InjectionSettings {
  const settings = merged(flags);
  const { requests, limits } = settings.resources;
  for (const name of ['cpu', 'memory'] as const) {
    if ((quantity(requests[name] ?? '') ?? 0) > (quantity(limits[name] ?? '') ?? 0)) {
      throw new Error(
        `The proxy's ${name} request ${requests[name]} is above its limit ${limits[name]}. Lower --proxy-${name} or raise --proxy-${name}-limit.`,
      );
    }
  }
  return settings;
}

function merged(flags: InjectionFlags): InjectionSettings {
  const { requests, limits } = own.resources;
  return {
    ...own,
    image: flags.proxyImage ?? own.image,
    ...optional('imagePullPolicy', flags.proxyImagePullPolicy),
    logLevel: flags.proxyLogLevel ?? own.logLevel,
    resources: {
      requests: {
        ...requests,
        ...optional('cpu', flags.proxyCpu),
        ...optional('memory', flags.proxyMemory),
      },
      limits: {
        ...limits,
        ...optional('cpu', flags.proxyCpuLimit),
        ...optional('memory', flags.proxyMemoryLimit),
      },
    },
    native: flags.classicSidecar !== true,
  };
}

const checked =
  (isRight: (text: string) => boolean, what: string) =>
  (text: string): string => {
    if (!isRight(text)) throw new InvalidArgumentError(`It is not ${what}.`);
    return text;
  };

const amount = checked(
  (text) => quantity(text) !== undefined,
  'a quantity of Kubernetes such as 100m or 128Mi',
);
