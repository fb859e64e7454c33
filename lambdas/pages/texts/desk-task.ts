import type { Texts } from '../web/say.ts';

/** One vendor's task, as a case worker sees to it. */
export const TASK_TEXTS = {
  taskTitle: { da: 'Opgave hos {vendor}', en: 'Task at {vendor}' },
  taskIs: { da: 'Leverandøren skal', en: 'The vendor is to' },
  taskPurposes: { da: 'Formål', en: 'Purposes' },
  taskKeeps: { da: 'Bliver hos leverandøren', en: 'Stays at the vendor' },
  taskKept: { da: '{category}, til {purpose}', en: '{category}, for {purpose}' },
  taskStands: { da: 'Status', en: 'Status' },
  taskSent: { da: 'Sendt', en: 'Sent' },
  taskTold: { da: 'Har fået besked', en: 'Told' },
  taskReminded: { da: 'Mindet om det', en: 'Reminded' },
  taskDue: { da: 'Skal være færdig', en: 'To be done by' },
  taskExpects: { da: 'Regner selv med', en: 'Expects itself' },
  taskAnswered: { da: 'Svarede', en: 'Answered' },
  taskErased: { da: 'Slettet', en: 'Erased' },
  taskErasedOf: { da: '{category}: {count}', en: '{category}: {count}' },
  taskReference: { da: 'Leverandørens reference', en: 'The vendor’s reference' },
  taskReason: { da: 'Begrundelse', en: 'Reason' },
  taskRetries: { da: 'Sendt igen', en: 'Sent again' },
  taskTimes: { da: '{n} gange', en: '{n} times' },
  taskTime: { da: '1 gang', en: 'Once' },
  withheldTitle: { da: 'De nye værdier vises ikke', en: 'The new values are not shown' },
  taskWithheld: {
    da: 'Leverandøren får ikke de nye værdier at se: Et led i dens kæde ligger ikke, hvor aftalen tillader det. Ret aftalen, eller luk opgaven.',
    en: 'The vendor is not shown the new values: a link of its chain is not where the agreement allows. Mend the agreement or close the task.',
  },
  toVendor: { da: 'Se leverandøren og dens aftaler', en: 'See the vendor and its agreements' },
  retryTitle: { da: 'Send opgaven igen', en: 'Send the task again' },
  retryText: {
    da: 'Leverandøren får opgaven igen med ny tid til den: senest {date}. De andre leverandører mærker det ikke.',
    en: 'The vendor gets the task again with new time for it: by {date}. The other vendors are not affected.',
  },
  retry: { da: 'Send igen', en: 'Send again' },
  waiveTitle: { da: 'Luk opgaven uden svar', en: 'Close the task without an answer' },
  waiveText: {
    da: 'Kun når leverandøren ikke kan svare. I brevet og i sletteattesten kommer der til at stå, at leverandøren ikke har bekræftet, og at kommunen lukkede opgaven uden.',
    en: 'Only when the vendor cannot answer. The letter and the certificate of erasure will say that the vendor has not confirmed and that the municipality closed the task without it.',
  },
  waiveHandOver: {
    da: 'Så får familien ikke det, {vendor} har.',
    en: 'The family then does not get what {vendor} holds.',
  },
  waiveReason: { da: 'Hvorfor lukkes den?', en: 'Why is it closed?' },
  waiveHint: { da: 'Til sagen; familien ser den ikke.', en: 'For the file; the family does not see it.' },
  waive: { da: 'Luk opgaven', en: 'Close the task' },
  taskOver: { da: 'Der er ikke mere at gøre ved opgaven.', en: 'There is no more to do about the task.' },
} as const satisfies Texts;
