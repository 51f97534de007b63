/** What each user of {@link keepLast} has to do to forget. */
const forgetting: (() => void)[] = [];

/**
 * Keeps what was worked out of a unit, or of a part of it, for the rules that ask for it again. The rules of a unit run one after another,
 * so only what was asked for last is remembered, until {@link forgetKept}.
 * @param workOut depends on nothing but what it is given
 */
export function keepLast<Subject extends object, Result>(
  workOut: (subject: Subject) => Result,
): (subject: Subject) => Result {
  let last: { readonly subject: Subject; readonly result: Result } | undefined;
  forgetting.push(() => {
    last = undefined;
  });
  return (subject) => {
    if (last?.subject !== subject) last = { subject, result: workOut(subject) };
    return last.result;
  };
}

/** Forgets everything that was kept, so that it keeps no file alive. */
export function forgetKept(): void {
  for (const forget of forgetting) forget();
}
