import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Context, conditionsHold } from '../../local/gate/conditions.ts';

const here = { region: 'eu-central-1' };
const two = { regions: ['eu-central-1', 'us-east-1'] };
const on = (operator: string, wanted: unknown, key = 'region') => ({ [operator]: { [key]: wanted } });

describe('a condition', () => {
  it.each<[string, unknown, Context, boolean | undefined]>([
    ['that asks nothing', undefined, {}, true],
    ['StringEquals of the value', on('StringEquals', 'eu-central-1'), here, true],
    ['StringEquals of one of several', on('StringEquals', ['eu-west-1', 'eu-central-1']), here, true],
    ['StringEquals of another', on('StringEquals', 'us-east-1'), here, false],
    ['StringEquals without the key', on('StringEquals', 'eu-central-1'), {}, false],
    ['StringEqualsIfExists without the key', on('StringEqualsIfExists', 'eu-central-1'), {}, true],
    ['StringNotEquals of another', on('StringNotEquals', 'us-east-1'), here, true],
    ['StringNotEquals of one of several', on('StringNotEquals', ['us-east-1', 'eu-central-1']), here, false],
    ['StringNotEquals without the key', on('StringNotEquals', 'eu-central-1'), {}, true],
    ['StringLike', on('StringLike', 'eu-*'), here, true],
    ['StringNotLike', on('StringNotLike', 'eu-*'), here, false],
    ['Bool', on('Bool', 'true', 'b'), { b: 'true' }, true],
    ['Bool of the other', on('Bool', 'false', 'b'), { b: 'true' }, false],
    ['Bool without the key', on('Bool', 'false', 'b'), {}, false],
    ['BoolIfExists without the key', on('BoolIfExists', 'false', 'b'), {}, true],
    ['Null true without the key', on('Null', 'true'), {}, true],
    ['Null true with it', on('Null', 'true'), here, false],
    ['Null false with it', on('Null', 'false'), here, true],
    ['NumericLessThan', on('NumericLessThan', 1.2, 'tls'), { tls: '1.1' }, true],
    ['NumericLessThan of the same', on('NumericLessThan', 1.2, 'tls'), { tls: '1.2' }, false],
    ['ForAnyValue with one that matches', on('ForAnyValue:StringEquals', 'us-east-1', 'regions'), two, true],
    ['ForAnyValue with none', on('ForAnyValue:StringEquals', 'eu-west-1', 'regions'), two, false],
    ['ForAnyValue without the key', on('ForAnyValue:StringEquals', 'us-east-1', 'regions'), {}, false],
    ['ForAnyValue, negated', on('ForAnyValue:StringNotEquals', 'eu-central-1', 'regions'), two, true],
    ['ForAnyValue, negated, all home', on('ForAnyValue:StringNotEquals', 'eu-central-1'), here, false],
    ['ForAnyValue, negated, without the key', on('ForAnyValue:StringNotEquals', 'x', 'regions'), {}, false],
    [
      'ForAllValues with one that does not match',
      on('ForAllValues:StringLike', 'eu-*', 'regions'),
      two,
      false,
    ],
    ['ForAllValues with all', on('ForAllValues:StringLike', '*', 'regions'), two, true],
    ['ForAllValues without the key', on('ForAllValues:StringEquals', 'EDGE', 'regions'), {}, true],
    ['an operator nobody knows', on('IpAddress', '10.0.0.0/8'), here, undefined],
    ['two, one of which does not hold', { ...on('StringLike', 'eu-*'), ...on('Null', 'true') }, here, false],
  ])('%s', (_says, conditions, context, holds) => {
    expect(conditionsHold(conditions, context)).toBe(holds);
  });

  it.each([
    ['arn:*:*:eu-central-1:*:*', 'arn:aws:sqs:eu-central-1:1:queue', true],
    ['arn:*:*:eu-central-1:*:*', 'arn:aws:sqs:us-east-1:1:eu-central-1:x', false],
    ['arn:*:*:eu-central-1:*:*', 'arn:aws:lambda:eu-central-1:1:function:f:alias', true],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a:b', true],
  ])('ArnLike %s for %s: a star stays in its section', (wanted, arn, holds) => {
    expect(conditionsHold(on('ArnLike', wanted, 'arn'), { arn })).toBe(holds);
    expect(conditionsHold(on('ArnNotLike', wanted, 'arn'), { arn })).toBe(!holds);
  });

  it('and its negation never both hold for a key with one value', () => {
    const value = fc.constantFrom('a', 'b', 'ab');
    const operators = fc.constantFrom(['StringEquals', 'StringNotEquals'], ['StringLike', 'StringNotLike']);
    fc.assert(
      fc.property(
        operators,
        fc.array(value, { minLength: 1 }),
        value,
        ([plain = '', negated = ''], wanted, region) => {
          expect(conditionsHold(on(plain, wanted), { region })).not.toBe(
            conditionsHold(on(negated, wanted), { region }),
          );
        },
      ),
    );
  });
});
