/** Who acts: the role and an opaque id, never a name; `system` is Hjemmel's own workers. */
export type Actor = {
  readonly role: 'guardian' | 'child' | 'caseworker' | 'officer' | 'vendor' | 'system';
  readonly id: string;
};

/** Level of assurance by NSIS; acting for a child asks for at least Substantial. */
export type Loa = 'Low' | 'Substantial' | 'High';

export const isAssured = (loa: Loa | undefined): boolean => loa === 'Substantial' || loa === 'High';
