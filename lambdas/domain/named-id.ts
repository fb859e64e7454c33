import { sha256 } from './canonical.ts';

/** A name as a UUID: version 8, from its SHA-256 (RFC 9562 § 5.8). */
export function namedId(name: string): string {
  const hex = sha256(name);
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** The id of the withdrawal that a family's erasure brings with it. */
export const withdrawalOf = (erasureId: string): string => namedId(`${erasureId} withdrawal`);
