import type { SecurityEvent } from './api';

export interface EventGroup {
  /** The newest of them. */
  event: SecurityEvent;
  count: number;
}

const MERGED = new Set(['LOGIN_FAILED', 'MFA_FAILED']);

/** Joins failures of one kind from one place that follow each other: "Wrong password, 3 times". */
export function groupEvents(events: readonly SecurityEvent[]): EventGroup[] {
  const groups: EventGroup[] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last && MERGED.has(event.event) && isAlike(last.event, event)) {
      last.count += 1;
    } else {
      groups.push({ event, count: 1 });
    }
  }
  return groups;
}

function isAlike(a: SecurityEvent, b: SecurityEvent): boolean {
  return a.event === b.event && a.ipAddress === b.ipAddress && a.reason === b.reason;
}
