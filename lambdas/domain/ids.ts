/** The shape of an id that a person chose: lower-case words joined by hyphens. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The most characters of an id that a person chose. */
export const SLUG_LENGTH = 64;

/** True for an id that a person may have chosen: of a vendor, a purpose, an agreement. */
export const isSlug = (id: string): boolean => id.length <= SLUG_LENGTH && SLUG.test(id);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for an id that Hjemmel may have made: of a child, a request, a task. */
export const isUuid = (id: string): boolean => UUID.test(id);
