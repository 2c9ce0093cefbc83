import type { AccessLog } from '../proxy/model.ts';
import { type Json, typed } from './model.ts';

/** What a line tells by default: each part's name as JSON has it, and how the text form writes it. */
const parts = [
  ['start_time', '%START_TIME%', 'bracketed'],
  ['method', '%REQ(:METHOD)%', 'request'],
  ['path', '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%', 'request'],
  ['protocol', '%PROTOCOL%', 'request'],
  ['response_code', '%RESPONSE_CODE%', 'plain'],
  ['response_flags', '%RESPONSE_FLAGS%', 'plain'],
  ['response_code_details', '%RESPONSE_CODE_DETAILS%', 'plain'],
  ['connection_termination_details', '%CONNECTION_TERMINATION_DETAILS%', 'plain'],
  ['upstream_transport_failure_reason', '%UPSTREAM_TRANSPORT_FAILURE_REASON%', 'quoted'],
  ['bytes_received', '%BYTES_RECEIVED%', 'plain'],
  ['bytes_sent', '%BYTES_SENT%', 'plain'],
  ['duration', '%DURATION%', 'plain'],
  ['upstream_service_time', '%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%', 'plain'],
  ['x_forwarded_for', '%REQ(X-FORWARDED-FOR)%', 'quoted'],
  ['user_agent', '%REQ(USER-AGENT)%', 'quoted'],
  ['request_id', '%REQ(X-REQUEST-ID)%', 'quoted'],
  ['authority', '%REQ(:AUTHORITY)%', 'quoted'],
  ['upstream_host', '%UPSTREAM_HOST%', 'quoted'],
  ['upstream_cluster', '%UPSTREAM_CLUSTER_RAW%', 'plain'],
  ['upstream_local_address', '%UPSTREAM_LOCAL_ADDRESS%', 'plain'],
  ['downstream_local_address', '%DOWNSTREAM_LOCAL_ADDRESS%', 'plain'],
  ['downstream_remote_address', '%DOWNSTREAM_REMOTE_ADDRESS%', 'plain'],
  ['requested_server_name', '%REQUESTED_SERVER_NAME%', 'plain'],
  ['route_name', '%ROUTE_NAME%', 'plain'],
] as const;

const request = parts.filter(([, , form]) => form === 'request').map(([, command]) => command);

/** How each part stands in a line; the request's parts stand together, in the place of the first. */
function written([name, command, form]: (typeof parts)[number]): readonly string[] {
  switch (form) {
    case 'bracketed':
      return [`[${command}]`];
    case 'quoted':
      return [`"${command}"`];
    case 'plain':
      return [command];
    case 'request':
      return name === 'method' ? [`"${request.join(' ')}"`] : [];
  }
}

const usualText = parts.flatMap(written).join(' ');

const usualJson: Json = Object.fromEntries(parts.map(([name, command]) => [name, command]));

/** The access log of a filter; undefined where there is none. */
export const accessLog = (log: AccessLog | undefined): Json | undefined => log && [fileLog(log)];

/** That of a listener: of the connections that none of its filters take. */
export const strayLog = (log: AccessLog | undefined): Json | undefined =>
  log?.strays ? [{ ...fileLog(log), filter: { response_flag_filter: { flags: ['NR'] } } }] : undefined;

const fileLog = (log: AccessLog) => ({
  name: 'envoy.access_loggers.file',
  typed_config: typed('envoy.extensions.access_loggers.file.v3.FileAccessLog', {
    path: log.path,
    log_format: formatOf(log),
  }),
});

function formatOf({ encoding, format }: AccessLog): Json {
  if (encoding === 'JSON') return { json_format: typeof format === 'object' ? format : usualJson };
  const text = typeof format === 'string' ? format : usualText;
  return { text_format_source: { inline_string: text.endsWith('\n') ? text : `${text}\n` } };
}
