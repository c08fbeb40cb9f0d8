export interface Order {
  readonly id: string;
  readonly total: number;
  readonly department: string;
  readonly approvedBy: string | null;
}

const orders = new Map<string, Order>(
  [
    { id: 'o-1', total: 250, department: 'sales', approvedBy: null },
    { id: 'o-2', total: 25_000, department: 'sales', approvedBy: null },
  ].map((order) => [order.id, order]),
);

/** Null: there is no such order. */
export async function getOrder(id: string): Promise<Order | null> {
  return orders.get(id) ?? null;
}

export async function approveOrder(id: string, approvedBy: string): Promise<void> {
  const order = orders.get(id);
  if (order !== undefined) orders.set(id, { ...order, approvedBy });
}
