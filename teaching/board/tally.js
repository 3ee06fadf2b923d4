// What a class did: which codes count, and what they tell together. Nothing here touches the page.

import { errorIn, isRight } from "./compare.js";
import { guessAt } from "./codec.js";

const isTaker = (later, earlier) => // the same pupil, who has answered more since
  [[later.place, earlier.place], ...later.answers.map((one, n) => [one, earlier.answers[n]])].every(([now, before]) => before < 0 || now === before);

// came: what was read, each with `shown`, the oldest first. Gives the codes that count for a chapter, and what was
// refused, each with the reason in words.
export function counted(came, chapter) {
  const codes = [], refused = [];
  for (const one of came) {
    const refuse = (why) => refused.push({ shown: one.shown, why });
    if (one.refused) refuse(one.refused);
    else if (one.asked.number !== chapter.number) refuse(`It is of chapter ${one.asked.number}, ${one.asked.title}. The board shows chapter ${chapter.number}.`);
    else if (codes.some(({ code }) => code === one.code)) refuse("It came twice. It counts once.");
    else {
      const same = codes.findIndex((other) => other.salt === one.salt && (isTaker(one, other) || isTaker(other, one)));
      if (same < 0) codes.push(one);
      else {
        refuse("The same pupil made two codes. The one with more answers counts.");
        if (isTaker(one, codes[same])) codes[same] = one;
      }
    }
  }
  return { codes, refused };
}

export const guesses = (chapter, codes) => codes.filter(({ place }) => place >= 0).map(({ place, sure }) => {
  const guess = guessAt(chapter, place);
  return { place, sure, guess, right: isRight(chapter.rules, guess), error: errorIn(chapter.rules, guess) };
});

// How many of those who said how sure they were guessed right: [{ sure, many, right }], the surest first.
export function calibration(made) {
  return [3, 2, 1, 0].map((sure) => made.filter((one) => one.sure === sure))
    .map((ones, n) => ({ sure: 3 - n, many: ones.length, right: ones.filter(({ right }) => right).length })).filter(({ many }) => many);
}

// The typical errors and how many made each: [{ reason, many }], the most common first.
export function errors(made) {
  const found = new Map();
  for (const { error } of made) if (error) found.set(error, (found.get(error) ?? 0) + 1);
  return [...found].map(([reason, many]) => ({ reason, many })).sort((a, b) => b.many - a.many);
}

// Each question with who chose what: [{ question, chosen: [how many], many, missed }], the most missed first.
export function questions(chapter, codes) {
  const all = chapter.questions.map((question, n) => {
    const chosen = question.options.map((_, option) => codes.filter(({ answers }) => answers[n] === option).length);
    const many = chosen.reduce((a, b) => a + b, 0), right = chosen[question.options.findIndex((option) => option.right)];
    return { question, number: n + 1, chosen, many, missed: many - right };
  });
  return all.sort((a, b) => b.missed - a.missed || a.number - b.number);
}
