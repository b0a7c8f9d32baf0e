import { useState, type SubmitEvent } from 'react';
import styles from './styles/Notes.module.css';

interface NoteFormProps {
  /** Tells whether it worked; the text stays in the field when it did not. */
  onAdd: (text: string) => Promise<boolean>;
}

export function NoteForm({ onAdd }: NoteFormProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted || busy) {
      return;
    }
    setBusy(true);
    if (await onAdd(wanted)) {
      setText('');
    }
    setBusy(false);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <label htmlFor="note">New note</label>
      <div className={styles.line}>
        <input
          id="note"
          className={styles.input}
          value={text}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <button type="submit" className="button button-primary" aria-busy={busy}>
          Add note
        </button>
      </div>
    </form>
  );
}
