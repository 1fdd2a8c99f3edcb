/** Sums in a question: finds an expression of whole numbers in figures or words and works it out. */
const operators: readonly (readonly [RegExp, string])[] = [
  [/\bplus\b|加(?:上)?/gi, "+"],
  [/\bminus\b|减(?:去)?/gi, "-"],
  [/\b(?:multiplied by|times)\b|乘(?:以)?|×|\bx\b|(?<=\d\s?)x(?=\s?\d)/gi, "*"],
  [/\bdivided by\b|除以|÷/gi, "/"],
  [/−|–/g, "-"],
];
/** Longer chains are not mental arithmetic. */
const maximalNumbers = 12;

/** The value of the first expression in the text, null without one, or where the result is not a finite number. */
export function solveArithmetic(text: string): number | null {
  const plain = operators.reduce((sum, [word, sign]) => sum.replace(word, ` ${sign} `), text.slice(0, 1000)).replace(/(?<=\d),(?=\d{3}\b)/g, "");
  const found = /\d{1,12}(?: {0,3}[+\-*/] {0,3}\d{1,12}){1,11}/.exec(plain)?.[0];
  // "1989-06-04" and "2024/11" are dates, not sums.
  if (found === undefined || /^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?$/.test(found)) return null;
  const numbers = found.match(/\d+/g)?.map(Number) ?? [];
  const signs = found.match(/[+\-*/]/g) ?? [];
  if (numbers.length > maximalNumbers) return null;
  let sum = 0;
  let product = numbers[0] ?? Number.NaN;
  signs.forEach((sign, index) => {
    const value = numbers[index + 1] ?? Number.NaN;
    if (sign === "*") product *= value;
    else if (sign === "/") product /= value;
    else {
      sum += product;
      product = sign === "+" ? value : -value;
    }
  });
  const result = sum + product;
  return Number.isFinite(result) ? Math.round(result * 1000) / 1000 : null;
}
