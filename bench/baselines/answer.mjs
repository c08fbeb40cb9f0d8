// What every peer has in common with the product's answer: its headers, which are part of it, and the shape
// of its body. The peers read a body within the same limit; they know no API key, look at no content type,
// count nothing, and say one and the same id to every request.

/** The headers of an answer of the api, of which only the id of the request changes. */
export const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'x-request-id': 'req_aaaaaaaaaaaaaaaaaaaaaaaa',
  'content-type': 'application/json; charset=utf-8',
};

const PROVIDER = { id: 'prv_aaaaaaaaaaaaaaaaaaaaaaaa', name: 'Provider 1', type: 'custom_oidc' };
const CONFIG_HASH = 'a'.repeat(64);

/** The body of a good answer. */
export function bodyOf(claims) {
  return JSON.stringify({
    valid: true,
    kind: 'token',
    subject: claims.sub,
    issuer: claims.iss,
    claims,
    permissions: [],
    expiresAt: claims.exp,
    provider: PROVIDER,
    configHash: CONFIG_HASH,
  });
}

const MAX_BODY_BYTES = 1_048_576;

/** Reads the body of a request as JSON; hangs up on one that is too large. */
export function readJson(request, then) {
  const chunks = [];
  let length = 0;
  request.on('data', (chunk) => {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => then(JSON.parse(Buffer.concat(chunks).toString())));
}

/** Answers 200 with a text. */
export function answer(response, text) {
  response.writeHead(200, { ...HEADERS, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

// By its own end, so that a profile of it is written.
process.once('SIGTERM', () => process.exit(0));
