// A quiz without Python: a model on what a quiz tells a reader who did nothing yet. Its answers are kept by `reader`.

import view from "./view.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// How the reader did the last time; empty if they did not answer all of it. As `_last_time` of rlsedu/stage/live/quiz.py.
export function lastTime(ids, reader) {
  const answers = ids.map((id) => reader.of("answer", id));
  if (!answers.every((events) => events.length)) return "";
  const last = answers.map((events) => events.at(-1)), right = last.filter((event) => event.right).length;
  const when = new Date(Math.max(...last.map((event) => Date.parse(event.at))));
  return `Last time, on ${when.getDate()} ${MONTHS[when.getMonth()]} ${when.getFullYear()}: ${right} of ${last.length} right at the first try.`;
}

// base: where the addresses of its pictures begin.
export function quizModel(state, base, reader) {
  const questions = state.questions.map((question) => ({ ...question, picture: question.picture && new URL(question.picture, base).href }));
  const model = view.host({ ...state, questions, intro: lastTime(questions.map(({ id }) => id), reader), trouble: reader.trouble });
  return {
    ...model,
    send({ id, answer }) {
      const chosen = questions.find((question) => question.id === id)?.options.find(({ text }) => text === answer);
      if (!chosen) return;
      reader.add({ kind: "answer", id, guess: chosen.text, right: chosen.right });
      model.set({ trouble: reader.trouble });
    },
  };
}
