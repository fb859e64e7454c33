import type { GateOptions } from './gate.ts';
import type { LocalTemplate } from './template.ts';

export const createRefusal = (_: LocalTemplate): GateOptions['refuse'] => {
  return () => undefined;
};
