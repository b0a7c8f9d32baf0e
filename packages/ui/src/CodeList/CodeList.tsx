import { useRef, type ComponentProps } from 'react';
import { Button } from '../Button';
import { CopyButton } from '../CopyButton';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import { mergeRefs } from '../internals/merge-refs';
import '../tokens/mono.css';
import { VisuallyHidden } from '../VisuallyHidden';
import { saveText } from './save-text';
import styles from './CodeList.module.css';

export interface Code {
  code: string;
  /** It was used and works no more. @default false */
  used?: boolean | undefined;
}

export interface CodeListProps extends Omit<ComponentProps<'div'>, 'children' | 'title'> {
  codes: readonly Code[];
  /** Names the list: "Recovery codes". Head of the file and of the print too. */
  title: string;
  /** The name of the file, with its ending. */
  fileName: string;
  labels: Readonly<{
    copy: string;
    copied: string;
    copyFailed: string;
    download: string;
    print: string;
    /** What a screen reader hears after a used code. */
    used: string;
  }>;
  /** The person kept them in some way: by `copy`, `download` or `print`. */
  onKept?: ((way: 'copy' | 'download' | 'print') => void) | undefined;
}

/** Codes that are shown once, with three ways to keep them. Only the codes are printed, not the page round them. */
export function CodeList({
  codes,
  title,
  fileName,
  labels,
  onKept,
  ref,
  className,
  ...div
}: CodeListProps) {
  const own = useRef<HTMLDivElement>(null);
  const lines = codes.filter(({ used }) => !used).map(({ code }) => code);
  const text = lines.join('\n');

  function download() {
    saveText(`${title}\n\n${text}\n`, fileName);
    onKept?.('download');
  }

  function print() {
    const list = own.current;
    if (!list) {
      return;
    }
    // The style sheet prints what is marked and hides the rest of the page.
    list.dataset.printing = '';
    window.print();
    delete list.dataset.printing;
    onKept?.('print');
  }

  return (
    <div {...div} ref={mergeRefs(ref, own)} className={cx(styles.codeList, className)}>
      <p className={styles.title}>{title}</p>
      <ul className={styles.codes} aria-label={title} dir="ltr">
        {codes.map(({ code, used = false }) => (
          <li key={code} data-used={used || undefined}>
            {code}
            {used && <VisuallyHidden> ({labels.used})</VisuallyHidden>}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <CopyButton
          text={text}
          label={labels.copy}
          copiedLabel={labels.copied}
          failedLabel={labels.copyFailed}
          onCopied={() => onKept?.('copy')}
        />
        <Button onClick={download}>
          <Icon name="download" size={16} />
          {labels.download}
        </Button>
        <Button onClick={print}>
          <Icon name="print" size={16} />
          {labels.print}
        </Button>
      </div>
    </div>
  );
}
