/** Reads environment variables by name, once, at cold start; throws naming every one that is missing. */
export function readEnv<K extends string>(names: Readonly<Record<K, string>>): Readonly<Record<K, string>> {
  const entries = Object.entries<string>(names).map(([key, name]) => [key, process.env[name]] as const);
  const missing = entries.filter(([, value]) => !value).map(([key]) => names[key as K]);
  if (missing.length > 0) throw new Error(`environment variables are missing: ${missing.join(', ')}`);
  return Object.fromEntries(entries) as Record<K, string>;
}
