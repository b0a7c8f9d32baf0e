import { Button } from '@repo/ui/Button';
import { Checkbox } from '@repo/ui/Checkbox';
import { CodeList } from '@repo/ui/CodeList';
import { Modal } from '@repo/ui/Modal';
import { useState } from 'react';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import styles from './KeepCodes.module.css';

interface KeepCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** The recovery codes, shown once. The dialog stays until the person says that they are kept. */
export function KeepCodes({ codes, onKept }: KeepCodesProps) {
  const { codes: s, done } = useSecurityTexts();
  const [isKept, setKept] = useState(false);
  return (
    <Modal
      open
      // They are never shown again: only "Done" takes them away, no slip of the finger and no button in the corner.
      title={s.title}
      description={s.text}
      actions={
        <Button variant="primary" disabled={!isKept} onClick={onKept}>
          {done}
        </Button>
      }
    >
      <div className={styles.keep}>
        <CodeList
          title={s.list}
          fileName={s.file}
          codes={codes.map((code) => ({ code }))}
          labels={{
            copy: s.copy,
            copied: s.copied,
            copyFailed: s.copyFailed,
            download: s.download,
            print: s.print,
            used: s.used,
          }}
        />
        <Checkbox
          label={s.kept}
          checked={isKept}
          onChange={({ target }) => {
            setKept(target.checked);
          }}
        />
      </div>
    </Modal>
  );
}
