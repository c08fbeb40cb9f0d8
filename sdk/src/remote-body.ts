import { ClaimcheckError } from './errors';

/**
 * The text of an answer, which may have so many bytes once it is inflated; throws UNEXPECTED_ANSWER for a
 * longer one, and what the connection ended with.
 */
export async function readRemoteBody(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new ClaimcheckError(`The api answered with more than ${maxBytes} bytes.`, {
        code: 'UNEXPECTED_ANSWER',
        status: response.status,
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}
