/** Language servers among the processes of the machine; on Linux only, where files tell of processes. */
import { readdirSync, readFileSync } from 'node:fs';

/** @returns process ids of the language servers that this process has started, however far down */
export function serverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return isServer(pid) && isOwn(pid);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

function isServer(pid: number): boolean {
  const [, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return args.some((argument) => argument.endsWith('/dist/server.js'));
}

function isOwn(pid: number): boolean {
  for (let above = pid; above > 1; above = parentOf(above)) if (above === process.pid) return true;
  return false;
}

function parentOf(pid: number): number {
  const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(parent);
}
