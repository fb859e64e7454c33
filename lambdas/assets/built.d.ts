/** Made of `lambdas/assets` when functions are bundled (lib/assets.ts); only an entry file may import them, for only bundles hold them. */
declare module 'hjemmel:asset-names' {
  export const ASSETS: import('../platform/assets.ts').AssetNames;
}

declare module 'hjemmel:asset-files' {
  /** By name, hash and extension: `hjemmel.<hash>.css`. */
  export const FILES: Readonly<Record<string, import('../platform/assets.ts').AssetFile>>;
}
