import type { ControllerState } from '../../lambdas/domain/controller.ts';

/** How an invented municipality describes itself. */
export const aDescription = (over: Partial<ControllerState> = {}): ControllerState => ({
  name: 'Eksempel Kommune',
  address: 'Torvet 1, 0000 Eksempel',
  email: 'post@example.dk',
  phone: '00 00 00 00',
  dpo: { name: 'Databeskyttelse', email: 'dpo@example.dk', phone: '+45 00000001' },
  institutions: [
    { number: '280123', name: 'Engskolen', kind: 'school' },
    { number: '280456', name: 'Solsikken', kind: 'daycare' },
  ],
  ...over,
});
