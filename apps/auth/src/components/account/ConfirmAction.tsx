import { Button } from '@repo/ui/Button';
import { useEffect, useRef, useState } from 'react';
import styles from './ConfirmAction.module.css';

interface ConfirmActionProps {
  /** The button that opens the question. */
  action: string;
  /** Names the consequence. */
  question: string;
  /** The way out. */
  keep: string;
  /** The deed. */
  confirm: string;
  isPending: boolean;
  onConfirm: () => void;
}

/** A button that asks before it does something that cannot be taken back. The way out comes first and has the focus. */
export function ConfirmAction({
  action,
  question,
  keep,
  confirm,
  isPending,
  onConfirm,
}: ConfirmActionProps) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isOpen !== null) {
      (isOpen ? safe : opener).current?.focus();
    }
  }, [isOpen]);

  if (!isOpen) {
    return (
      <Button
        ref={opener}
        size="small"
        variant="danger-quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {action}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={question} className={styles.question}>
      <p>{question}</p>
      <div className={styles.buttons}>
        <Button
          ref={safe}
          size="small"
          onClick={() => {
            setOpen(false);
          }}
        >
          {keep}
        </Button>
        <Button size="small" variant="danger" busy={isPending} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </div>
  );
}
