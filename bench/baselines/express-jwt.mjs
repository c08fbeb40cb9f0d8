// Express with express-oauth2-jwt-bearer, as its documentation shows it.
import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
import { bodyOf, HEADERS } from './answer.mjs';

const { issuer, audience, jwksUri } = JSON.parse(process.argv[2]);
const app = express();
app.disable('x-powered-by');
app.use(auth({ issuer, audience, jwksUri, tokenSigningAlg: 'RS256' }));
app.get('/', (request, response) => {
  response.set(HEADERS);
  response.send(bodyOf(request.auth.payload));
});
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
