import { wildcard } from '../wildcard.ts';

/** What is true of a call, by the name of the condition key; one that is not here, or undefined, is not in the call. */
export type Context = Readonly<Record<string, string | readonly string[] | undefined>>;

type Compare = (wanted: string, actual: string) => boolean;
const equal: Compare = (wanted, actual) => wanted === actual;
const like: Compare = (wanted, actual) => wildcard(wanted)(actual);

const SECTIONS = 6;
/** The six sections of an ARN; colons of the last belong to it. */
const sections = (arn: string): string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, SECTIONS - 1), parts.slice(SECTIONS - 1).join(':')];
};
/** Section by section: a star does not reach over a colon. */
const arnLike: Compare = (wanted, actual) => {
  const actuals = sections(actual);
  return sections(wanted).every((section, index) => like(section, actuals[index] ?? ''));
};
const OPERATORS: Readonly<Record<string, Compare>> = {
  StringEquals: equal,
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual,
  NumericLessThan: (wanted, actual) => Number(actual) < Number(wanted),
};

type Operator = {
  readonly compare: Compare;
  /** Holds where the plain operator does not. */
  readonly negated: boolean;
  readonly over: 'one' | 'any' | 'all';
  readonly ifExists: boolean;
};

const NAME = /^(?:For(?<over>Any|All)Values?:)?(?<base>\w+?)(?<ifExists>IfExists)?$/;

const operatorOf = (name: string): Operator | undefined => {
  const { over = 'one', base = '', ifExists } = NAME.exec(name)?.groups ?? {};
  const plain = base.replace('Not', '');
  const compare = OPERATORS[plain];
  return (
    compare && {
      compare,
      negated: plain !== base,
      over: over.toLowerCase() as Operator['over'],
      ifExists: ifExists !== undefined,
    }
  );
};

const holdsFor = (operator: Operator, wanted: unknown, actual: Context[string]): boolean => {
  const { compare, negated, over, ifExists } = operator;
  if (actual === undefined) return over === 'all' || (over === 'one' && (negated || ifExists));
  const holds = (value: string): boolean =>
    [wanted].flat().some((each) => compare(String(each), value)) !== negated;
  const values = [actual].flat();
  return over === 'all' ? values.every(holds) : values.some(holds);
};

const entries = (value: unknown): [string, unknown][] => Object.entries(Object(value));

/**
 * Whether all conditions of a statement hold as IAM has it: a negated operator holds without the key, `ForAllValues`
 * too, `ForAnyValue` does not. Undefined when an operator is not understood.
 */
export const conditionsHold = (conditions: unknown, context: Context): boolean | undefined => {
  let all = true;
  for (const [name, keys] of entries(conditions ?? {})) {
    const operator = operatorOf(name);
    if (!operator && name !== 'Null') return undefined;
    for (const [key, wanted] of entries(keys)) {
      const actual = context[key];
      all &&= operator ? holdsFor(operator, wanted, actual) : String(wanted) === String(actual === undefined);
    }
  }
  return all;
};
