/** "Flex", "7 × Night owl": a contract by its plan, and how many of it. */
export const named = (plan: string, quantity: number): string => (quantity > 1 ? `${quantity} × ${plan}` : plan);
