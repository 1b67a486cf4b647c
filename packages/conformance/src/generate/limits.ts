/** Longer lists are not sent: they test the transport, not the contract. */
export const MOST_ITEMS = 600;
/** Lists and texts of randomly picked values stay this short. */
export const MOST_LIGHT_ITEMS = 24;
export const LONGEST_LIGHT_TEXT = 300;
