/**
 * `fetch`, with what a server says of a failure where the library looks for it, in `error`: servers made with FastAPI (`transformers serve`, SGLang,
 * some paths of vLLM) say `{detail: "..."}` or `{message: "..."}`, and the library would drop it.
 */
export async function fetchReadable(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.ok) return response;
  const text = await response.text();
  const said = findMessage(text);
  return new Response(said === undefined ? text : JSON.stringify({ error: { message: said } }), {
    status: response.status,
    statusText: response.statusText,
    // Not those of the encoded body, which this is no more.
    headers: [...response.headers].filter(([name]) => !/^content-(encoding|length)$/i.test(name)),
  });
}

/** The message of a body that has no `error`. Of FastAPI's findings about a request the first, with the field that it is about. */
function findMessage(text: string): string | undefined {
  const body = parse(text);
  if (!isRecord(body) || body['error'] !== undefined) return undefined;
  const said = body['detail'] ?? body['message'];
  const first: unknown = Array.isArray(said) ? said[0] : said;
  if (typeof first === 'string') return first;
  if (!isRecord(first) || typeof first['msg'] !== 'string') return undefined;
  return Array.isArray(first['loc']) ? `${first['loc'].join('.')}: ${first['msg']}` : first['msg'];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
