const local = /^https?:\/\/(localhost\.?|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * True for the origin of a page that this machine serves itself, such as `http://localhost:5173`. No name
 * that others hand out qualifies, even if it leads here.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export const isLocalOrigin = (origin: string): boolean => local.test(origin);
