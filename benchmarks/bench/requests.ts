/** One request as bytes that are sent, so that whoever sends them has nothing to do but that. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function wire(origin: string, { method, path, headers, body = '' }: Request): string {
  const all = {
    host: new URL(origin).host,
    ...headers,
    ...(body && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Resolves to the data of an answer. Rejects with what else it says. */
export async function answerTo(origin: string, { path, ...request }: Request): Promise<unknown> {
  const headers = { ...request.headers, ...(request.body && { 'content-type': 'application/json' }) };
  const response = await fetch(origin + path, { ...request, headers });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || errors || !data)
    throw new Error(`It was answered ${response.status}: ${text.slice(0, 500)}`);
  return data;
}
