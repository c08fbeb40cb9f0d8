import { Claimcheck } from '@claimcheck/node';
import { protect } from '@claimcheck/node/express';
import express from 'express';

// CLAIMCHECK_API_URL, CLAIMCHECK_WORKSPACE and CLAIMCHECK_API_KEY say which api is asked.
const { requireToken, requirePermission } = protect(new Claimcheck(), { realm: 'catalog' });
const items = [
  { id: 1, name: 'Anvil' },
  { id: 2, name: 'Rocket skates' },
];

const app = express();
app.use(express.json());

app.get('/me', requireToken(), (request, response) => {
  const { subject, permissions } = request.auth;
  response.json({ subject, permissions });
});

app.get('/catalog', requirePermission('catalog:read'), (_request, response) => {
  response.json({ items });
});

app.post('/catalog', requirePermission('catalog:read', 'catalog:write'), (request, response) => {
  const item = { id: items.length + 1, name: String(request.body?.name) };
  items.push(item);
  response.status(201).json(item);
});

const server = app.listen(Number(process.env.PORT ?? 3001), '127.0.0.1', () => {
  console.log(`Catalog on http://127.0.0.1:${server.address().port}`);
});
