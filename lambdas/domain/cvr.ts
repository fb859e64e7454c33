const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** True for a CVR number: eight digits whose weighted sum is divisible by 11; all CVR numbers obey it. */
export const isCvr = (text: string): boolean =>
  /^[1-9]\d{7}$/.test(text) &&
  WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11 === 0;
