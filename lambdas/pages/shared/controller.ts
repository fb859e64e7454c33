import { dialled, institutionName } from '../../domain/controller.ts';
import { type Html, html } from '../../platform/html.ts';
import { type AnswerTo, must } from '../api.ts';
import { CONTROLLER as T } from '../texts/controller.ts';
import { ABOUT } from '../texts/sign-in.ts';
import { facts, NONE } from '../web/parts.ts';
import type { Say } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';

export type Controller = AnswerTo<'getController'>;
type Described = NonNullable<Controller['description']>;

/** The visitor's controller, as far as it has described itself. */
export const readController = async ({ api }: Pick<Visit, 'api'>): Promise<Controller> =>
  must(await api('getController'));

/** What staff call an institution: its name with its number, or its number alone. */
export function institutionIn(say: Say, controller: Controller, number: string): string {
  const name = institutionName(controller.description, number);
  return name === undefined ? say(T.numbered, { number }) : say(T.named, { name, number });
}

/** How the controller is reached, each line with its name. */
export const reachedAt = (say: Say, { cvr }: Controller, described: Described): readonly Row[] => [
  [say(T.name), say(T.nameAndCvr, { name: described.name, cvr })],
  ...(described.address === undefined ? [] : [[say(T.address), described.address] as const]),
  ...mailAndPhone(say, described),
];

/** How its data protection officer is reached, or that there is none. */
export const officerAt = (say: Say, { dpo }: Described): Html =>
  dpo
    ? facts([
        ...(dpo.name === undefined ? [] : [[say(T.unit), dpo.name] as const]),
        ...mailAndPhone(say, dpo),
      ])
    : html`<p>${say(T.noOfficer)}</p>`;

type Row = readonly [string, Html | string];

const mailAndPhone = (
  say: Say,
  { email, phone }: { readonly email: string; readonly phone?: string | undefined },
): readonly Row[] => [
  [say(T.email), mailTo(email)],
  ...(phone === undefined ? [] : [[say(T.phone), callTo(phone)] as const]),
];

const mailTo = (email: string): Html => html`<a href="mailto:${email}">${email}</a>`;
/** A telephone number that calls. */
export const callTo = (phone: string): Html =>
  html`<a class="nowrap" href="tel:${dialled(phone)}">${phone}</a>`;

/** Whom to ask first (GDPR art. 13(1)(a)): how, once the controller has described itself. */
export const asking = (say: Say, controller: Controller | undefined): Html =>
  html`<p>${say(ABOUT.ask)}</p>${
    controller?.description
      ? html`${facts(reachedAt(say, controller, controller.description))}<p>${say(ABOUT.notByMail)}</p>`
      : NONE
  }`;

/** The data protection officer (GDPR art. 13(1)(b), 38(4)): how, once the controller has said so; or that there is none. */
export function askingOfficer(say: Say, controller: Controller | undefined): Html {
  const description = controller?.description;
  if (!description) return html`<p>${say(ABOUT.dpo)} ${say(ABOUT.dpoElsewhere)}</p>`;
  return html`${description.dpo ? html`<p>${say(ABOUT.dpo)}</p>` : NONE}${officerAt(say, description)}`;
}

/** Who is responsible, and how it is reached, in a sentence or two. */
export function responsible(say: Say, { cvr, description }: Controller): Html {
  if (!description) return html`${say(T.onlyCvr, { cvr })} ${say(T.decides)}`;
  const { name, email, phone } = description;
  return html`${say(T.nameAndCvr, { name, cvr })}. ${say(T.decides)} ${say.rich(T.reach, { email: mailTo(email), phone: callTo(phone) })}`;
}
