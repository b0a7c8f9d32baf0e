import { useState } from 'react';
import type { Note } from './api';
import styles from './styles/Notes.module.css';

interface NoteItemProps {
  note: Note;
  onRemove: () => Promise<void>;
}

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export function NoteItem({ note, onRemove }: NoteItemProps) {
  const [busy, setBusy] = useState(false);

  async function remove() {
    setBusy(true);
    await onRemove();
    setBusy(false);
  }

  return (
    <li className={styles.note}>
      <div>
        <p className={styles.text}>{note.text}</p>
        <time dateTime={note.createdAt}>{time.format(new Date(note.createdAt))}</time>
      </div>
      <button
        type="button"
        className="button button-small"
        aria-label={`Delete “${note.text}”`}
        disabled={busy}
        onClick={() => void remove()}
      >
        Delete
      </button>
    </li>
  );
}
