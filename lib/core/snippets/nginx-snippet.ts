import { nginxAddress } from './quote';
import { API_KEY_VARIABLE } from './sdk-snippets';
import type { CheckSnippet } from './snippet';
import type { SnippetPlace } from './snippet-place';

const HEADERS = ['Subject', 'Issuer', 'Provider', 'Permissions', 'Expires', 'Kind'];
const perHeader = (line: (header: string, variable: string) => string) =>
  HEADERS.map((header) => `    ${line(header, `auth_${header.toLowerCase()}`)}\n`).join('');

/** nginx does not look at certificates unless it is told to. */
const VERIFIED = `
    proxy_ssl_server_name on;
    proxy_ssl_verify on;
    proxy_ssl_verify_depth 4;
    proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;`;

/** Has nginx ask before it lets a request pass. */
export function nginxSnippet({ apiUrl, workspace }: SnippetPlace): CheckSnippet {
  const isHttps = /^https:/i.test(apiUrl);
  const take = perHeader(
    (header, variable) =>
      `auth_request_set $${variable} $upstream_http_x_auth_${header.toLowerCase()};`,
  );
  const pass = perHeader((header, variable) => `proxy_set_header X-Auth-${header} $${variable};`);
  return {
    what: 'Lets a request reach your application when its token has a permission, and tells the application who calls.',
    scopes: ['verify'],
    install: null,
    files: [
      {
        name: '/etc/nginx/templates/default.conf.template',
        language: 'nginx',
        code: `server {
  listen 8080;

  location / {
    auth_request /_claimcheck;
${take}${pass}    proxy_pass http://127.0.0.1:3001;
  }

  location = /_claimcheck {
    internal;
    proxy_pass ${nginxAddress(apiUrl)}/v1/forward-auth?permission=catalog:read;${isHttps ? VERIFIED : ''}
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header X-Claimcheck-Workspace ${workspace};
    proxy_set_header X-Claimcheck-Key "\${${API_KEY_VARIABLE}}";
  }
}
`,
      },
    ],
    note: `The image of nginx puts the key in its place; elsewhere \`envsubst '$${API_KEY_VARIABLE}'\` does. Your application listens on port 3001 here, and is to be reached through nginx only.`,
  };
}
