/** The fields every form of ours carries, beside what it asks. */
export const HIDDEN = {
  /** Proves that a page of this session holds the form. */
  token: 'form-token',
  /** The key by which a form that is sent twice counts once. */
  once: 'once',
  /** What the page showed when the form was filled in. */
  seen: 'seen',
} as const;
