import { render, screen } from '@testing-library/react';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { QrCode } from './QrCode';

const address =
  'otpauth://totp/Gatehouse:ines@calder.studio?secret=JBSWY3DPEHPK3PXP&issuer=Gatehouse';

describeConformance(
  'QrCode',
  (native) => <QrCode text={address} label="QR code for your app" {...native} />,
  { element: SVGSVGElement },
);

/** The modules that the path paints, row by row. */
function painted(svg: Element): readonly string[] {
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '.'));
  const path = svg.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(width));
  }
  return rows.map((row) => row.join(''));
}

describe('QrCode', () => {
  it('paints exactly the dark modules of the code', () => {
    render(<QrCode text={address} label="QR code for your app" />);
    const code = encode(address, { ecc: 'M', border: 0 });

    expect(painted(screen.getByRole('img', { name: 'QR code for your app' }))).toEqual(
      code.data.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')),
    );
  });

  it('is another code for another text', () => {
    const { rerender } = render(<QrCode text="one" label="Code" />);
    const one = painted(screen.getByRole('img'));
    rerender(<QrCode text="two" label="Code" />);

    expect(painted(screen.getByRole('img'))).not.toEqual(one);
  });
});
