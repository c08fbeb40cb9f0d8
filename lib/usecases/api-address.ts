import { env } from '@/lib/platform/env';

/** Where applications reach the api, without a slash at its end: PUBLIC_API_URL, or its port on this machine. */
export function apiAddress(): string {
  const { publicApiUrl, apiPort } = env();
  return publicApiUrl === null
    ? `http://localhost:${apiPort}`
    : publicApiUrl.href.replace(/\/$/, '');
}
