/** The URL paths of what every page loads, each with a hash of its content in its name; all begin with `/assets/`. */
export type AssetNames = {
  readonly style: string;
  readonly script: string;
  /** The icon of the browser's tab. */
  readonly icon: string;
  /** Every icon of `ICONS`, each a symbol with its name as id. */
  readonly sprite: string;
};

/** A file of the pages as it goes over the wire, base64. */
export type AssetFile = {
  /** Its media type. */
  readonly type: string;
  /** Text comes compressed both ways; what is compressed already (a font) comes as it is. */
  readonly bodies: { readonly br: string; readonly gzip: string } | { readonly plain: string };
};

/** The icons the pages use, by their names in Det Fælles Designsystem. */
export const ICONS = [
  'check',
  'chevron-right',
  'close',
  'edit',
  'error',
  'groups',
  'hourglass',
  'info',
  'language',
  'lock',
  'minus',
  'person',
  'persons',
  'plus',
  'print',
  'success',
  'support-agent',
  'time',
  'warning',
] as const;

export type IconName = (typeof ICONS)[number];
