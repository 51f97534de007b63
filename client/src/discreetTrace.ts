import type { LogOutputChannel } from 'vscode';

/**
 * @returns the channel, but for traces: of each message between client and server it tells method and time, not the content, which holds
 * the documents with their passwords
 */
export function discreetTrace(channel: LogOutputChannel): LogOutputChannel {
  return new Proxy(channel, {
    get(target, name): unknown {
      if (name === 'trace')
        return (message: string): void => {
          target.trace(withoutContent(message));
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** @returns of a traced message what stands before its content: `Sending request 'textDocument/hover - (5)'.` */
export function withoutContent(message: string): string {
  if (!message.startsWith('{')) return message.split('\n', 1)[0] ?? '';
  try {
    const { type, message: sent } = JSON.parse(message) as { type?: unknown; message?: { method?: unknown } };
    return [type, sent?.method].filter((part) => typeof part === 'string').join(' ');
  } catch {
    return '';
  }
}
