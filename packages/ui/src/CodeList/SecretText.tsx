import type { ComponentProps } from 'react';
import { CopyButton } from '../CopyButton';
import { cx } from '../internals/class-names';
import '../tokens/mono.css';
import styles from './CodeList.module.css';

export interface SecretTextProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The key. It is shown in groups of four and copied without gaps. */
  text: string;
  copyLabel: string;
  copiedLabel: string;
  copyFailedLabel: string;
}

/** A key to type by hand, with a button that copies it. */
export function SecretText({
  text,
  copyLabel,
  copiedLabel,
  copyFailedLabel,
  className,
  ...div
}: SecretTextProps) {
  const plain = text.replace(/\s/g, '');
  return (
    <div {...div} className={cx(styles.secret, className)}>
      <span dir="ltr">{plain.match(/.{1,4}/g)?.join(' ')}</span>
      <CopyButton
        iconOnly
        text={plain}
        label={copyLabel}
        copiedLabel={copiedLabel}
        failedLabel={copyFailedLabel}
      />
    </div>
  );
}
