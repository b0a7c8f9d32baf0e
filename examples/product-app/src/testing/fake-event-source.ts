/** The browser's `EventSource`, driven by the test. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = FakeEventSource.CONNECTING;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    remember(this);
  }

  open(): void {
    this.readyState = FakeEventSource.OPEN;
    this.onopen?.();
  }

  send(event: string, data: string): void {
    this.dispatchEvent(new MessageEvent(event, { data }));
  }

  /** As after a 401: the browser does not try again. */
  refuse(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror?.();
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

let latest: FakeEventSource | undefined;

function remember(source: FakeEventSource): void {
  latest = source;
}

export function lastFeed(): FakeEventSource {
  if (!latest) {
    throw new Error('No feed was opened');
  }
  return latest;
}
