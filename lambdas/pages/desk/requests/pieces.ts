import { pointerTo } from '../../../domain/withhold.ts';

/** A piece of what a vendor handed over: where it stands, by the names that lead to it and by JSON pointer, and its value. */
export type Piece = { readonly pointer: string; readonly path: readonly string[]; readonly value: unknown };

/**
 * A document taken apart level by level into its values, in their order; what would make more than `most` pieces stays
 * together. Every value of the document is in exactly one piece; an empty document has none.
 */
export function piecesOf(data: unknown, most: number): readonly Piece[] {
  let pieces: readonly Piece[] = [{ pointer: '', path: [], value: data }];
  if (isComposite(data) && Object.keys(data).length === 0) return [];
  for (let depth = 0; pieces.some(({ path }) => path.length === depth); depth += 1) {
    let count = pieces.length;
    pieces = pieces.flatMap((piece) => {
      const inner = piece.path.length === depth ? piecesIn(piece) : [];
      if (inner.length === 0 || count + inner.length - 1 > most) return [piece];
      count += inner.length - 1;
      return inner;
    });
  }
  return pieces;
}

const isComposite = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What a piece holds, one level deeper; people count from one. */
const piecesIn = ({ pointer, path, value }: Piece): readonly Piece[] =>
  isComposite(value)
    ? Object.entries(value).map(([name, inner]) => ({
        pointer: pointerTo(pointer, name),
        path: [...path, Array.isArray(value) ? String(Number(name) + 1) : name],
        value: inner,
      }))
    : [];
