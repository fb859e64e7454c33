import { canonicalJson } from './canonical.ts';
import type { InstitutionKind } from './institution.ts';
import type { Bilingual } from './purpose.ts';

/** Who is responsible, and how it and its data protection officer are reached (GDPR art. 13(1)(a)-(b)): functions and shared mailboxes, never a person's own. */
export type ControllerState = {
  readonly name: string;
  readonly address?: string | undefined;
  readonly email: string;
  readonly phone: string;
  /** The data protection officer, where there is one (GDPR art. 37); the name is that of the unit. */
  readonly dpo?: Officer | undefined;
  /** The schools and daycares by their numbers, each once, in the order of the numbers. */
  readonly institutions: readonly Institution[];
};

type Officer = {
  readonly name?: string | undefined;
  readonly email: string;
  readonly phone?: string | undefined;
};

/** STIL's number of a school or daycare, what people call it, and which of the two it is. */
export type Institution = { readonly number: string; readonly name: string; readonly kind: InstitutionKind };

export type ControllerEvent = {
  readonly type: 'controller-described';
  readonly description: ControllerState;
};

/** What people call an institution; undefined where it has no name. */
export const institutionName = (
  described: Pick<ControllerState, 'institutions'> | undefined,
  number: string,
): string | undefined => described?.institutions.find((one) => one.number === number)?.name;

/** Whether an institution is a school or a daycare; undefined where it is not described. */
export const institutionKind = (
  described: Pick<ControllerState, 'institutions'> | undefined,
  number: string,
): InstitutionKind | undefined => described?.institutions.find((one) => one.number === number)?.kind;

/** A telephone number as it is dialled: its digits, after a plus where it was written with one. */
export const dialled = (phone: string): string => phone.replaceAll(/[^\d+]/g, '');

/** Whom a letter says to ask: the controller, and its data protection officer, if any (GDPR art. 13(1)(a)-(b), 38(4)). */
export const whomToAsk = ({ name, email, phone, dpo }: ControllerState): readonly Bilingual[] => [
  { da: `${name}: ${email}, telefon ${phone}`, en: `${name}: ${email}, telephone ${phone}` },
  ...(dpo ? [officerToAsk(dpo)] : []),
];

function officerToAsk({ name, email, phone }: Officer): Bilingual {
  const unit = name === undefined ? '' : ` (${name})`;
  const [da, en] = phone === undefined ? ['', ''] : [`, telefon ${phone}`, `, telephone ${phone}`];
  return {
    da: `Databeskyttelsesrådgiveren${unit}: ${email}${da}`,
    en: `The data protection officer${unit}: ${email}${en}`,
  };
}

/** The whole description takes the place of the one before; no event where both say the same. */
export function describeController(
  state: ControllerState | undefined,
  described: ControllerState,
): ControllerEvent[] {
  const institutions = described.institutions.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const description = { ...described, institutions };
  const isSame = state !== undefined && canonicalJson(state) === canonicalJson(description);
  return isSame ? [] : [{ type: 'controller-described', description }];
}

export function evolveController(
  _state: ControllerState | undefined,
  event: ControllerEvent,
): ControllerState {
  switch (event.type) {
    case 'controller-described':
      return event.description;
  }
}
