/** Puts off what the activation need not wait for. */

/** Does something as soon as what runs now is done. @returns what calls it off */
export function inNextTurn(act: () => void): { dispose(): void } {
  const timer = setTimeout(act, 0);
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
