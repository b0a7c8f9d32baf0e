import { useRef, useState } from 'react';
import { NoteForm } from './NoteForm';
import { NoteItem } from './NoteItem';
import type { useNotes } from './use-notes';
import styles from './styles/Notes.module.css';

/** The logbook: write a note, read them, delete one. */
export function Notes({
  state,
  retry,
  add,
  remove,
}: Pick<ReturnType<typeof useNotes>, 'state' | 'retry' | 'add' | 'remove'>) {
  const [problem, setProblem] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);

  async function addOne(text: string): Promise<boolean> {
    const added = await add(text);
    setProblem(added ? null : 'The note was not saved. It is still in the field. Try again.');
    return added;
  }

  async function removeOne(id: string) {
    const removed = await remove(id);
    setProblem(removed ? null : 'The note was not deleted. Try again.');
    if (removed) {
      // The button that had the focus is gone.
      list.current?.focus();
    }
  }

  return (
    <section className={styles.card} ref={list} tabIndex={-1} aria-label="Notes">
      <NoteForm onAdd={addOne} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {state.status === 'loading' && (
        <p role="status" className={styles.quiet}>
          Loading your notes
        </p>
      )}
      {state.status === 'failed' && (
        <div role="alert" className={styles.empty}>
          <p>Your notes did not load. Nothing was changed.</p>
          <button type="button" className="button button-small" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {state.status === 'ready' && state.notes.length === 0 && (
        <div className={styles.empty}>
          <p>
            <strong>The first page is blank</strong>
          </p>
          <p>Write down what you want to find again.</p>
        </div>
      )}
      {state.status === 'ready' && state.notes.length > 0 && (
        <ul className={styles.list}>
          {state.notes.map((note) => (
            <NoteItem key={note.id} note={note} onRemove={() => removeOne(note.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}
