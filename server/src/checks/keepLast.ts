/**
 * Keeps what was worked out of a unit, or of a part of it, for the rules that ask for it again. The rules of a unit run one after another,
 * so only what was asked for last is remembered, and nothing is kept of a file that was checked.
 * @param workOut depends on nothing but what it is given
 */
export function keepLast<Subject extends object, Result>(
  workOut: (subject: Subject) => Result,
): (subject: Subject) => Result {
  let last: { readonly subject: Subject; readonly result: Result } | undefined;
  return (subject) => {
    if (last?.subject !== subject) last = { subject, result: workOut(subject) };
    return last.result;
  };
}
