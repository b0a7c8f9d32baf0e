import { authFetch } from '@repo/auth-client';

export interface Note {
  id: string;
  text: string;
  /** ISO-8601 in UTC. */
  createdAt: string;
}

/** What the API behind the gateway was sent. */
export interface Echo {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
}

export async function listNotes(): Promise<readonly Note[]> {
  const { notes } = await call<{ notes: readonly Note[] }>('/api/notes');
  return notes;
}

export function addNote(text: string): Promise<Note> {
  return call('/api/notes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text }),
  });
}

export async function deleteNote(id: string): Promise<void> {
  await send(`/api/notes/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export function readEcho(): Promise<Echo> {
  return call('/api/echo');
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await send(path, init);
  return (await response.json()) as T;
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  const response = await authFetch(path, init);
  if (!response.ok) {
    throw new Error(`${init?.method ?? 'GET'} ${path} answered ${response.status}`);
  }
  return response;
}
