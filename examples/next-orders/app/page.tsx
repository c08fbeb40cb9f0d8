import { auth, can } from '../lib/claimcheck';
import { getOrder } from '../lib/orders';

export default async function Page() {
  const caller = await auth();
  if (caller === null) return <p>Nobody is signed in.</p>;
  const order = await getOrder('o-1');
  const context = { orderAmount: order?.total ?? 0 };
  const mayApprove = await can({ resource: 'orders', action: 'approve', context });
  return (
    <main>
      <p>Signed in as {caller.subject}.</p>
      <p>{mayApprove ? 'You may approve order o-1.' : 'You may not approve order o-1.'}</p>
    </main>
  );
}
