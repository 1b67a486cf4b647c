/** Lists longer than this are not sent: they test the transport, not the contract. */
export const MOST_ITEMS = 600;
