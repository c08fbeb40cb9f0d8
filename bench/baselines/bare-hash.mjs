// node:http that reads the body, hashes the token and writes an answer that it has.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { answer, bodyOf, readJson } from './answer.mjs';

const { token } = JSON.parse(process.argv[2]);
const known = bodyOf(JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()));
const hashes = new Set();

const server = createServer((request, response) => {
  readJson(request, (body) => {
    hashes.add(createHash('sha256').update(body.token).digest('base64'));
    answer(response, known);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
