/** Every reason of a decision on a right, as a sentence for the person who asked. The code is stable. */
export const RULINGS = {
  'consent-withdrawn': {
    da: 'Et ja er trukket tilbage, eller der er sagt nej, så oplysningerne må ikke længere bruges til det. Det, der skete før, er stadig lovligt.',
    en: 'A yes was withdrawn, or the answer was no, so the data may no longer be used for this. What happened before remains lawful.',
  },
  'consent-lapsed': {
    da: 'Samtykket gælder ikke mere, for nu skal en anden spørges: barnet selv, der er fyldt 18, eller en ny forældremyndighedsindehaver. Imens må oplysningerne ikke bruges til det.',
    en: 'The consent no longer stands, for another is to be asked now: the child themselves, who is 18, or a new custody holder. Meanwhile the data may not be used for this.',
  },
  'rests-on-other-ground': {
    da: 'Formålet hviler ikke på samtykke, så der er intet at trække tilbage.',
    en: 'The purpose does not rest on consent, so there is nothing to withdraw.',
  },
  'may-object-instead': {
    da: 'Formålet hviler ikke på samtykke, så der er intet at trække tilbage. Du kan gøre indsigelse i stedet.',
    en: 'The purpose does not rest on consent, so there is nothing to withdraw. You may object instead.',
  },
  'informed-when-collected': {
    da: 'Du skal have besked om brugen, når oplysningerne indsamles hos dig.',
    en: 'You are to be told of the use when the data is collected from you.',
  },
  'informed-when-obtained': {
    da: 'Du skal senest en måned efter have besked om brugen, når oplysningerne kommer fra andre.',
    en: 'You are to be told of the use within a month when the data comes from others.',
  },
  access: {
    da: 'Du får indsigt i oplysningerne.',
    en: 'You are given access to the data.',
  },
  corrected: {
    da: 'Oplysningerne bliver rettet, eller din bemærkning bliver føjet til, og alle, der har fået dem, får besked.',
    en: 'The data is corrected, or your comment is added, and everyone who received it is told.',
  },
  'inaccuracy-not-found': {
    da: 'Oplysningerne er vurderet og ikke fundet urigtige.',
    en: 'The data was assessed and not found inaccurate.',
  },
  'no-longer-needed': {
    da: 'Oplysningerne er ikke længere nødvendige og bliver slettet.',
    en: 'The data is no longer needed and is erased.',
  },
  'needed-for-another-purpose': {
    da: 'Leverandøren bruger lovligt de samme oplysninger til et andet formål, så de bliver ikke slettet.',
    en: 'The vendor lawfully uses the same data for another purpose, so it is not erased.',
  },
  'kept-for-the-family': {
    da: 'Familien har bedt om, at oplysningerne bliver opbevaret og ikke brugt. De slettes ikke, før det er ophævet.',
    en: 'The family has asked that the data is kept and not used. It is not erased before that is lifted.',
  },
  'no-ground': {
    da: 'Der er intet grundlag for at have oplysningerne, og de bliver slettet.',
    en: 'There is no ground for holding the data, and it is erased.',
  },
  'consent-gone': {
    da: 'Oplysningerne må kun bruges med samtykke, og der er ikke et samtykke, der gælder. De bliver slettet.',
    en: 'The data may be used only with consent, and there is no consent in force. It is erased.',
  },
  'consent-stands': {
    da: 'Oplysningerne hviler på et samtykke, som du ikke kan trække tilbage, og som stadig gælder.',
    en: 'The data rests on a consent which you cannot withdraw and which still stands.',
  },
  'contract-lasts': {
    da: 'Oplysningerne er stadig nødvendige for at opfylde en aftale.',
    en: 'The data is still needed to perform a contract.',
  },
  'duty-lasts': {
    da: 'Loven pålægger os at behandle oplysningerne, så længe pligten varer.',
    en: 'The law obliges us to process the data for as long as the duty lasts.',
  },
  'vital-interest-lasts': {
    da: 'Oplysningerne er stadig nødvendige for at beskytte nogens liv eller helbred.',
    en: 'The data is still needed to protect someone’s life or health.',
  },
  'task-lasts': {
    da: 'Oplysningerne er nødvendige for en opgave, som loven giver kommunen, og som stadig løses.',
    en: 'The data is needed for a task which the law gives the municipality and which it still carries out.',
  },
  'interest-lasts': {
    da: 'Oplysningerne er stadig nødvendige for en berettiget interesse, og der er ikke gjort indsigelse med medhold.',
    en: 'The data is still needed for a legitimate interest, and no objection has been upheld.',
  },
  'objection-upheld': {
    da: 'Indsigelsen er taget til følge: Brugen stopper, og oplysningerne bliver slettet.',
    en: 'The objection is upheld: the use stops and the data is erased.',
  },
  'compelling-grounds': {
    da: 'Indsigelsen er vurderet, og vægtige grunde går forud for barnets interesser.',
    en: 'The objection was assessed, and compelling grounds override the child’s interests.',
  },
  'restricted-meanwhile': {
    da: 'Oplysningerne bruges ikke, mens indsigelsen vurderes.',
    en: 'The data is not used while the objection is assessed.',
  },
  'no-objection': {
    da: 'Loven giver ikke ret til indsigelse på dette grundlag.',
    en: 'The law gives no right to object on this ground.',
  },
  'withdraw-instead': {
    da: 'Formålet hviler på samtykke. Du kan trække samtykket tilbage i stedet.',
    en: 'The purpose rests on consent. You may withdraw the consent instead.',
  },
  'accuracy-contested': {
    da: 'Oplysningerne opbevares, men bruges ikke, mens det undersøges, om de er rigtige.',
    en: 'The data is kept but not used while its accuracy is verified.',
  },
  'unlawful-but-kept': {
    da: 'Oplysningerne opbevares, men bruges ikke, i stedet for at blive slettet.',
    en: 'The data is kept but not used, instead of being erased.',
  },
  'needed-for-claims': {
    da: 'Oplysningerne opbevares, men bruges ikke, fordi du har brug for dem til et retskrav.',
    en: 'The data is kept but not used, because you need it for a legal claim.',
  },
  restricted: {
    da: 'Oplysningerne opbevares, men bruges ikke.',
    en: 'The data is kept but not used.',
  },
  'recipients-told': {
    da: 'Alle modtagere får besked om, hvad der er berigtiget, slettet eller begrænset.',
    en: 'Every recipient is told of what is rectified, erased or restricted.',
  },
  portable: {
    da: 'Du får oplysningerne i et format, som andre systemer kan læse.',
    en: 'You are given the data in a format that other systems can read.',
  },
  'not-portable': {
    da: 'Dataportabilitet gælder kun det, der hviler på samtykke eller aftale. Du kan bede om indsigt i stedet.',
    en: 'Portability covers only what rests on consent or contract. You may ask for access instead.',
  },
  'no-automated-decisions': {
    da: 'Ingen afgørelser om barnet træffes alene ved automatisk behandling.',
    en: 'No decision about the child is made by automated means alone.',
  },
  'record-kept': {
    da: 'Kommunens egen sag bevares efter reglerne om journalisering og arkiver, også når leverandørernes kopier slettes.',
    en: 'The municipality’s own record is kept by the rules on records and archives, also when the vendors’ copies are erased.',
  },
  'proof-kept': {
    da: 'Kun beviset for, hvad der blev sagt ja og nej til, bevares.',
    en: 'Only the proof of what was agreed to and refused is kept.',
  },
  'not-mature': {
    da: 'Det er vurderet, at barnet ikke er modent nok til selv at bede om dette. En forælder kan gøre det.',
    en: 'The child was assessed as not mature enough to ask for this themselves. A custody holder may.',
  },
  'holders-disagree': {
    da: 'Formålet kræver enighed mellem forældremyndighedens indehavere, og de er ikke enige.',
    en: 'The purpose needs the custody holders to agree, and they do not.',
  },
  'identity-not-proved': {
    da: 'Vi kunne ikke få bekræftet, hvem der bad om det.',
    en: 'We could not confirm who asked.',
  },
  unfounded: {
    da: 'Anmodningen er åbenbart grundløs.',
    en: 'The request is manifestly unfounded.',
  },
  excessive: {
    da: 'Anmodningen er overdreven, især fordi den gentages.',
    en: 'The request is excessive, in particular because it is repeated.',
  },
} as const satisfies Record<string, { da: string; en: string }>;

export type RulingReason = keyof typeof RULINGS;
