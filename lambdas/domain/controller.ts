import { canonicalJson } from './canonical.ts';
import type { InstitutionKind } from './institution.ts';
import type { Bilingual } from './purpose.ts';

/** Who is responsible, and how it and its data protection officer are reached (GDPR art. 13(1)(a)-(b)): functions and shared mailboxes, never a person's own. */
export type ControllerState = {
  readonly name: string;
  readonly address?: string | undefined;
  readonly email: string;
  readonly phone: string;
  /** The data protection officer; the name is that of the unit. */
  readonly dpo: {
    readonly name?: string | undefined;
    readonly email: string;
    readonly phone?: string | undefined;
  };
  /** The schools and daycares by their numbers, each once, in the order of the numbers. */
  readonly institutions: readonly Institution[];
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

/** Whom a letter says to ask: the controller, and its data protection officer (GDPR art. 13(1)(a)-(b), 38(4)). */
export function whomToAsk({ name, email, phone, dpo }: ControllerState): readonly Bilingual[] {
  const unit = dpo.name === undefined ? '' : ` (${dpo.name})`;
  const [da, en] =
    dpo.phone === undefined ? ['', ''] : [`, telefon ${dpo.phone}`, `, telephone ${dpo.phone}`];
  return [
    { da: `${name}: ${email}, telefon ${phone}`, en: `${name}: ${email}, telephone ${phone}` },
    {
      da: `Databeskyttelsesrådgiveren${unit}: ${dpo.email}${da}`,
      en: `The data protection officer${unit}: ${dpo.email}${en}`,
    },
  ];
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
