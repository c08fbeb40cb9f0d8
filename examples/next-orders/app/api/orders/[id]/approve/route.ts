import { notFound } from 'next/navigation';
import { authorize } from '../../../../../lib/claimcheck';
import { approveOrder, getOrder } from '../../../../../lib/orders';

interface OrderRoute {
  params: Promise<{ id: string }>;
}

export const POST = authorize<OrderRoute>(
  {
    resource: 'orders',
    action: 'approve',
    // Asked once the token was found good.
    context: async (_request, { params }) => {
      const { id } = await params;
      const order = await getOrder(id);
      if (order === null) notFound();
      return { orderId: id, orderAmount: order.total, department: order.department };
    },
  },
  async (_request, { params, auth }) => {
    const { id } = await params;
    await approveOrder(id, auth.subject);
    return Response.json({ success: true, orderId: id });
  },
);
