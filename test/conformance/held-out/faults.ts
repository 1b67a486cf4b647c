/** A fault of the depot, the operation that has it, and whether only `--strict` holds it against a server. */
export interface HeldOutFault {
  readonly name: string;
  readonly operation: string;
  readonly strict?: true;
  /** Why the kit does not find it. */
  readonly missed?: string;
}

/**
 * Faults by class: state, identity, forms, reading, credentials. They were written before the kit knew this
 * service: at first it found 23 of them, and what it missed was mended by class.
 */
export const heldOut: readonly HeldOutFault[] = [
  { name: "an order is paid twice", operation: "payOrder" },
  { name: "an order is cancelled twice", operation: "cancelOrder" },
  { name: "a cancelled order is shipped", operation: "cancelOrder" },
  { name: "another customer's order is shown", operation: "getOrder" },
  { name: "another customer's order is changed", operation: "putOrder" },
  { name: "another customer's order is deleted", operation: "deleteOrder" },
  { name: "another customer's order is paid", operation: "payOrder" },
  { name: "another customer's order is shipped", operation: "shipOrder" },
  { name: "an order is made for an unknown customer", operation: "createOrder" },
  { name: "orders of unknown customers are the empty list", operation: "listOrders" },
  { name: "orders of all customers are listed", operation: "listOrders" },
  { name: "a deleted customer stays", operation: "deleteCustomer" },
  { name: "a deleted order is listed", operation: "deleteOrder" },
  { name: "a new customer is not kept", operation: "getCustomer" },
  {
    name: "a new customer is not listed",
    operation: "listCustomers",
    missed: "the list of all may be one page of many, and in any order",
  },
  { name: "a changed customer is not kept", operation: "putCustomer" },
  { name: "another amount is kept", operation: "createOrder" },
  { name: "a key acts twice", operation: "createOrder" },
  { name: "a key is taken again for other values", operation: "createOrder" },
  { name: "making is 200", operation: "createCustomer" },
  { name: "Location is missing", operation: "createCustomer" },
  { name: "a password is shown", operation: "getCustomer" },
  { name: "an error lacks its message", operation: "createCustomer" },
  { name: "a limit of 0 is a crash", operation: "listCustomers" },
  { name: "an unknown tier is the empty list", operation: "listCustomers" },
  { name: "a label is read up to its first letter", operation: "getCustomer" },
  { name: "paths may be in upper case", operation: "listCustomers", strict: true },
  { name: "a slash at the end is cut", operation: "listCustomers", strict: true },
  { name: "a doubled parameter is read once", operation: "listCustomers", strict: true },
  { name: "a body needs no Content-Type", operation: "createCustomer", strict: true },
  { name: "a body may be text/plain", operation: "createCustomer" },
  { name: "no token is needed", operation: "getCustomer" },
  { name: "any token is taken", operation: "getCustomer" },
  { name: "a token of another scheme is taken", operation: "getCustomer" },
  { name: "maxItems of labels", operation: "createCustomer" },
  { name: "uniqueItems of labels", operation: "createCustomer" },
  { name: "maxLength of labels", operation: "createCustomer" },
  { name: "additionalProperties of it", operation: "createCustomer" },
  { name: "pattern of article", operation: "createOrder" },
  { name: "exclusiveMinimum of weight", operation: "createOrder" },
  { name: "format of due", operation: "createOrder" },
  { name: "fractions are rounded", operation: "createOrder" },
  { name: "a number in quotes is one", operation: "createOrder" },
  { name: "enums know no case", operation: "createCustomer" },
  { name: "texts are trimmed before they are measured", operation: "createCustomer" },
];
