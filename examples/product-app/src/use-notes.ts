import { useEffect, useState } from 'react';
import { addNote, deleteNote, listNotes, type Note } from './api';

export type NotesState =
  { status: 'loading' } | { status: 'failed' } | { status: 'ready'; notes: readonly Note[] };

/** The person's notes, newest first, and what can be done with them. `add` and `remove` tell whether it worked. */
export function useNotes() {
  const [state, setState] = useState<NotesState>({ status: 'loading' });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let stale = false;
    listNotes().then(
      (notes) => {
        if (!stale) setState({ status: 'ready', notes: [...notes].sort(newestFirst) });
      },
      () => {
        if (!stale) setState({ status: 'failed' });
      },
    );
    return () => {
      stale = true;
    };
  }, [tries]);

  function retry() {
    setState({ status: 'loading' });
    setTries(tries + 1);
  }

  function change(next: (notes: readonly Note[]) => readonly Note[]) {
    setState((was) => (was.status === 'ready' ? { ...was, notes: next(was.notes) } : was));
  }

  /** Told by our own request and by the feed, in either order. */
  function noteAdded(note: Note) {
    change((notes) => [note, ...notes.filter(({ id }) => id !== note.id)]);
  }

  function noteRemoved(id: string) {
    change((notes) => notes.filter((note) => note.id !== id));
  }

  async function add(text: string): Promise<boolean> {
    try {
      noteAdded(await addNote(text));
      return true;
    } catch {
      return false;
    }
  }

  async function remove(id: string): Promise<boolean> {
    try {
      await deleteNote(id);
      noteRemoved(id);
      return true;
    } catch {
      return false;
    }
  }

  return { state, retry, add, remove, noteAdded, noteRemoved };
}

function newestFirst(a: Note, b: Note): number {
  return b.createdAt.localeCompare(a.createdAt);
}
