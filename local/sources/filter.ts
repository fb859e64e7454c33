/** Whether an event passes. */
export type Filter = (event: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const compile = (pattern: unknown, path: string): Filter => {
  if (Array.isArray(pattern)) {
    const strange = pattern.find((value) => typeof value === 'object' && value !== null);
    if (strange !== undefined) {
      throw new Error(
        `the filter at ${path} uses ${JSON.stringify(strange)}; the local stack knows equality only`,
      );
    }
    return (value) => (Array.isArray(value) ? value : [value]).some((each) => pattern.includes(each));
  }
  if (!isRecord(pattern)) throw new Error(`the filter at ${path} must be a list or an object`);
  const parts = Object.entries(pattern).map(([name, inner]) => {
    return [name, compile(inner, `${path}.${name}`)] as const;
  });
  return (value) => isRecord(value) && parts.every(([name, passes]) => name in value && passes(value[name]));
};

/** Event patterns, any of which lets an event through; none let everything through. */
export const compileFilters = (patterns: readonly unknown[]): Filter => {
  const filters = patterns.map((pattern) => compile(pattern, '$'));
  return (event) => filters.length === 0 || filters.some((passes) => passes(event));
};
