// Auth0, Clerk or WorkOS on loopback, to try a type of provider without an account:
// dev-service.program <auth0 | clerk | workos> [port]
import { startFakeAuth0 } from './fake-auth0';
import { startFakeClerkIssuer } from './fake-clerk-issuer';
import { publishableKeyOf } from './fake-clerk-keys';
import { startFakeWorkos } from './fake-workos';
import { createAuthority } from './tls';

const [kind = '', port = '0'] = process.argv.slice(2);
const authority = createAuthority('Claimcheck development authority');
const options = { tls: authority.issue(['127.0.0.1']), port: Number(port) };

/** What to fill in, line by line, and where the service is. */
async function start(): Promise<{ readonly origin: string; readonly lines: readonly string[] }> {
  if (kind === 'auth0') {
    const { origin, domains, idToken } = await startFakeAuth0(options);
    const token = `ID token   ${idToken({ aud: 'claimcheck-dev' })}`;
    return { origin, lines: [`Domain     ${domains.join()}`, 'Client ID  claimcheck-dev', token] };
  }
  if (kind === 'clerk') {
    const { origin, hosts, templateToken } = await startFakeClerkIssuer(options);
    const key = publishableKeyOf('test', hosts[0] ?? '');
    const token = `Token      ${templateToken({ aud: 'claimcheck-dev' })}`;
    return { origin, lines: [`Key        ${key}`, 'Audience   claimcheck-dev', token] };
  }
  const { origin, hosts, clientIds, accessToken } = await startFakeWorkos(options);
  const [id = ''] = clientIds;
  const lines = [`Client ID  ${id}`, `Audience   ${id}`, `Domain     ${hosts.join()} (custom)`];
  const amber =
    'One step stays amber: api.workos.com is asked too, and does not know this client ID.';
  return { origin, lines: [...lines, `Token      ${accessToken({ aud: id })}`, '', amber] };
}

function fail(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`It could not start (--port chooses another port): ${reason}\n`);
  process.exit(1);
}

const { origin, lines } = await start().catch(fail);
process.stdout.write(
  [
    `This answers as ${kind} does. Its keys and its authority are new at every start.`,
    '',
    ...lines,
    '',
    'Private certificate authority, under Advanced:',
    authority.ca,
    'Start Claimcheck with',
    `ALLOWED_PRIVATE_ORIGINS=${origin} npm start`,
    '',
    'Ctrl-C ends it.',
    '',
  ].join('\n'),
);
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
