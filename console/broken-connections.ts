import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '@/lib/platform/ids';
import { methodNotAllowed, pathOf, type Refusal, refuse } from '@/lib/platform/request-guard';
import { DATA_SECURITY_POLICY, securityHeaders } from '@/lib/platform/security-headers';
import { answerSocket, refusalOfBroken } from '@/lib/platform/socket-answer';
import type { ExchangeSettings } from './exchange';
import type { ConsoleServer } from './sealed-response';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Answers what never becomes a request: unreadable lines, slow senders, CONNECT, upgrades. */
export function refuseBrokenConnections(
  server: ConsoleServer,
  settings: ExchangeSettings,
  upgrade: Upgrade | undefined,
): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  const refuseSocket = (socket: Duplex, refusal: Refusal) =>
    answerSocket(socket, refusal, newId('req'), headersOf(settings));
  server.prependListener('request', (request, response) => {
    answering.set(request.socket, response);
  });
  server.on('clientError', (error, socket) => {
    const begun = answering.get(socket)?.headersSent === true;
    const finished = answering.get(socket)?.writableFinished === true;
    // Half an answer is on its way: another one inside it would be read as part of it.
    if (!socket.writable || isReset(error) || (begun && !finished)) socket.destroy();
    else refuseSocket(socket, refusalOfBroken(error));
  });
  server.on('connect', (_, socket) => refuseSocket(socket, methodNotAllowed()));
  server.on('upgrade', (request, socket, head) => {
    if (upgrade !== undefined && isHotReload(request.url)) upgrade(request, socket, head);
    else refuseSocket(socket, refuse(400, 'UPGRADE_REFUSED', 'This server changes no protocol.'));
  });
}

// The one WebSocket that Next's browser code opens, in development only.
function isHotReload(target: string | undefined): boolean {
  return pathOf(target ?? '') === '/_next/hmr';
}

function isReset(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNRESET';
}

function headersOf({ publicUrl }: ExchangeSettings): Record<string, string> {
  return {
    ...securityHeaders(publicUrl?.protocol === 'https:'),
    'content-security-policy': DATA_SECURITY_POLICY,
  };
}
