import { sha256 } from '../domain/canonical.ts';
import type { PackageFormat } from '../store/packages.ts';

/** What the ledger keeps of a file that was handed over: its form, its SHA-256 and its size, never its content. */
export const evidenceOf = ({
  format,
  content,
}: {
  readonly format: PackageFormat;
  readonly content: string;
}) => ({
  format,
  digest: sha256(content),
  bytes: Buffer.byteLength(content, 'utf8'),
});
