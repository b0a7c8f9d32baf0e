import { useMemo, type ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { qrDrawing } from './qr-path';
import styles from './QrCode.module.css';

export interface QrCodeProps extends Omit<ComponentProps<'svg'>, 'children'> {
  /** What a scanner reads, such as an `otpauth:` address. */
  text: string;
  /** What it is, for whoever cannot see it. Give them the text beside it too. */
  label: string;
}

/** A QR code as one SVG path, black on white in every theme, with its quiet zone. */
export function QrCode({ text, label, className, ...svg }: QrCodeProps) {
  const { size, path } = useMemo(() => qrDrawing(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      {...svg}
      viewBox={`0 0 ${size} ${size}`}
      className={cx(styles.qr, className)}
    >
      <path d={path} />
    </svg>
  );
}
