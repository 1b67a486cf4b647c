/** Lists longer than this are not sent: they test the transport, not the contract. */
export const MOST_ITEMS = 600;
/** Lists and texts of values of which one is picked at random stay this short. */
export const MOST_LIGHT_ITEMS = 24;
export const LONGEST_LIGHT_TEXT = 300;
