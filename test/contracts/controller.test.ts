import { describe, expect, it } from '@jest/globals';
import { controllerBody } from '../../lambdas/contracts/controller.ts';
import { MUNICIPALITY } from '../../local/story/input.ts';
import { aDescription } from '../builders/controller.ts';
import { faults } from '../builders/parsed.ts';

const body = aDescription();
const [school] = body.institutions;
const { address: _address, ...unplaced } = body;
const { dpo: _dpo, ...unadvised } = body;
const CPR = '151120-9018';

describe('a description of the controller', () => {
  it.each([
    ['whole', body],
    ['of the invented municipality', MUNICIPALITY],
    ['without an address', unplaced],
    ['without an officer', unadvised],
    ['without institutions', { ...body, institutions: [] }],
    ['of an officer with an address alone', { ...body, dpo: { email: 'dpo@example.dk' } }],
    ...[
      '+4500000000',
      '+45 00 00 00 00',
      '(+45) 0000 0000',
      '00-00-00-00',
      '00.00.00.00',
      '+1 (202) 555-0100',
    ].map((phone) => [`with the telephone ${phone}`, { ...body, phone }] as const),
    ['with an institution numbered in letters', { ...body, institutions: [{ ...school, number: 'G12345' }] }],
  ])('%s is accepted', (_what, described) => {
    expect(faults(controllerBody, described)).toEqual([]);
  });

  it.each([
    ['name', { ...body, name: '  ' }],
    ['name', { ...body, name: `Kommune ${CPR}` }],
    ['name', { ...body, name: 'a'.repeat(201) }],
    ['address', { ...body, address: '' }],
    ['address', { ...body, address: `Torvet 1, ${CPR}` }],
    ['email', { ...body, email: 'post' }],
    ['email', { ...body, email: 'post@example.dk?subject=x' }],
    ['email', { ...body, email: `${CPR}@example.dk` }],
    ['phone', { ...body, phone: '00 00 00 0' }],
    ['phone', { ...body, phone: 'ring 00 00 00 00' }],
    ['phone', { ...body, phone: '00 00 00 00 00 00 00 00' }],
    ['phone', { ...body, phone: '00 00 00 00 + 1' }],
    ['phone', { ...body, phone: `00000000${' '.repeat(30)}0` }],
    ...['1511209018', '151120-9018', '15 11 20 90 18', '(151120) 9018'].map(
      (phone) => ['phone', { ...body, phone }] as const,
    ),
    ['dpo.email', { ...body, dpo: { name: 'Databeskyttelse' } }],
    ['dpo.name', { ...body, dpo: { ...body.dpo, name: CPR } }],
    ['dpo.phone', { ...body, dpo: { ...body.dpo, phone: '' } }],
    ['institutions.1.number', { ...body, institutions: [school, { ...school, number: '28012' }] }],
    ['institutions.1.name', { ...body, institutions: [school, { ...school, number: '280124', name: '' }] }],
    ['institutions.0.name', { ...body, institutions: [{ ...school, name: CPR }] }],
    ['institutions.1.number', { ...body, institutions: [school, { ...school, name: 'Skovskolen' }] }],
    ['institutions.1.number', { ...body, institutions: [school, { ...school, kind: 'daycare' }] }],
    ['institutions.0.kind', { ...body, institutions: [{ number: '280124', name: 'Engen' }] }],
    ['institutions.0.kind', { ...body, institutions: [{ ...school, kind: 'club' }] }],
    ['institutions', { ...body, institutions: undefined }],
    ['(body)', { ...body, cvr: '13748136' }],
  ])('is refused by %s', (fault, described) => {
    expect(faults(controllerBody, described)).toEqual([fault]);
  });
});
