import type { CaptureMode } from '../api/istio.ts';
import type { Sidecar } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { refOf } from './names.ts';

/** A listener that a Sidecar asks for, as far as it is the same for both directions. */
interface Asked {
  readonly path: string;
  readonly port?: { readonly number?: number };
  readonly bind?: string;
  readonly captureMode?: CaptureMode;
}

/** Listeners that are asked to open their ports themselves or to stand on one address, which they do not. */
export function unopened(object: Sidecar): Problem[] {
  const { ingress = [], egress = [] } = object.spec;
  const asked: Asked[] = [
    ...ingress.map((one, i) => ({ ...one, path: `spec.ingress[${i}]` })),
    ...egress.map((one, i) => ({ ...one, path: `spec.egress[${i}]` })),
  ];
  return asked.flatMap((one) =>
    reasons(one).map(
      ({ field, message }): Problem => ({
        code: 'SLU0108',
        severity: 'warning',
        on: refOf('Sidecar', object),
        path: `${one.path}.${field}`,
        message,
      }),
    ),
  );
}

const only = 'A sidecar here takes only redirected connections';

function reasons({
  port,
  bind = '',
  captureMode,
}: Asked): { readonly field: string; readonly message: string }[] {
  if (port?.number === 0)
    return [
      {
        field: 'bind',
        message: `${only}: there is no listener on the socket. Give the port of the service, and send to the service itself.`,
      },
    ];
  const opens =
    captureMode === 'NONE'
      ? [
          {
            field: 'captureMode',
            message: `${only}: the listener is made as with IPTABLES, and the port is not opened. Send to the service itself.`,
          },
        ]
      : [];
  const stands = ['', '0.0.0.0', '::'].includes(bind)
    ? []
    : [
        {
          field: 'bind',
          message: `${only}, whatever address they were meant for, so ${bind} makes no difference. Remove it.`,
        },
      ];
  return [...opens, ...stands];
}
