import type { Labels } from '../api/objects.ts';
import { optional } from '../api/read/fields.ts';
import { type Captured, captured } from './interception.ts';
import { tellUnknown } from './known.ts';
import type { Given, InjectionSettings, Resources } from './model.ts';
import { flagOf, notes, type Teller } from './notes.ts';
import { proxyConfig } from './proxy-config.ts';
import { resources, threadsFor } from './resources.ts';

/** The settings as one pod's annotations change them. */
export interface ProxyOptions {
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly resources: Resources;
  readonly logLevel: string;
  readonly componentLogLevel?: string;
  /** 0 or absent: one thread for each processor of the node. */
  readonly concurrency?: number;
  readonly drainSeconds: number;
  readonly terminationDrainSeconds: number;
  readonly native: boolean;
  readonly hold: boolean;
  /** Absent where nothing is to be redirected. */
  readonly captured?: Captured;
}

export const logLevels = ['trace', 'debug', 'info', 'warning', 'warn', 'error', 'critical', 'off'] as const;
export const isLogLevel = (text: string): boolean => logLevels.some((each) => each === text);
export const isImage = (text: string): boolean => /^[\w][\w./:@-]*$/.test(text);

const level = (text: string): string | undefined => (isLogLevel(text) ? text : undefined);
const componentLevels = (text: string): string | undefined =>
  text
    .split(',')
    .every((each) => level(each.slice(each.indexOf(':') + 1)) !== undefined && /^\w+:/.test(each))
    ? text
    : undefined;
const image = (text: string): string | undefined => (isImage(text) ? text : undefined);

export function options(
  pod: { readonly annotations: Labels },
  settings: InjectionSettings,
  { given, tell }: { readonly given: Given; readonly tell: Teller },
): ProxyOptions {
  const of = notes(pod.annotations, tell);
  tellUnknown(pod.annotations, tell);
  const config = proxyConfig(of, given);
  const bounds = resources(of, settings.resources);
  const componentLogLevel =
    of.get(
      'sidecar.istio.io/componentLogLevel',
      componentLevels,
      'a list such as upstream:debug,misc:error',
    ) ?? settings.componentLogLevel;
  return {
    image: of.get('sidecar.istio.io/proxyImage', image, "an image's name") ?? settings.image,
    ...optional('imagePullPolicy', settings.imagePullPolicy),
    resources: bounds,
    logLevel:
      of.get('sidecar.istio.io/logLevel', level, `one of ${logLevels.join(', ')}`) ?? settings.logLevel,
    ...optional('componentLogLevel', componentLogLevel),
    ...optional('concurrency', config.concurrency ?? settings.concurrency ?? threadsFor(bounds)),
    drainSeconds: config.drainSeconds ?? settings.drainSeconds,
    terminationDrainSeconds: config.terminationDrainSeconds ?? settings.terminationDrainSeconds,
    native: of.get('sidecar.istio.io/nativeSidecar', flagOf, '"true" or "false"') ?? settings.native,
    hold: config.hold ?? settings.hold,
    ...optional('captured', interceptionMode(of) === 'NONE' ? undefined : captured(of)),
  };
}

const modes = ['REDIRECT', 'NONE'] as const;

const interceptionMode = (of: ReturnType<typeof notes>): (typeof modes)[number] | undefined =>
  of.get(
    'sidecar.istio.io/interceptionMode',
    (text) => modes.find((mode) => mode === text),
    'REDIRECT or NONE (TPROXY would need a privileged proxy)',
  );
