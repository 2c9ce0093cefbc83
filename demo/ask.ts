import { request } from 'undici';
import type { Stage } from './stage.ts';

export interface Asked {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly seconds: number;
}

export interface Question {
  readonly host: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to the gateway, on whatever connection there is; fails when there is no answer within 20 seconds. */
export async function ask(gateway: Stage['gateway'], question: Question): Promise<Asked> {
  const began = performance.now();
  const answer = await request(`http://${gateway.address}:${gateway.port}${question.path ?? '/'}`, {
    headers: { ...question.headers, host: question.host },
    signal: AbortSignal.timeout(20_000),
  });
  const body = await answer.body.text();
  return {
    status: answer.statusCode,
    reason: answer.statusText,
    headers: answer.headers,
    body,
    seconds: (performance.now() - began) / 1000,
  };
}
