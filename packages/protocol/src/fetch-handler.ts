/**
 * The seam of the project: a function that answers a request. A service, the sandbox, the mock's front, a
 * client's transport and the target of the conformance suite all have this type.
 */
export type FetchHandler = (request: Request) => Promise<Response>;
