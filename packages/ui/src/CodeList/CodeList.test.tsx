import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { CodeList, type CodeListProps } from './CodeList';
import { SecretText } from './SecretText';

const list: CodeListProps = {
  title: 'Recovery codes',
  fileName: 'recovery-codes.txt',
  codes: [{ code: 'k7m2-9xqd' }, { code: '4hfp-t3ra' }, { code: 'r4kf-y9bn', used: true }],
  labels: {
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copy them by hand',
    download: 'Download',
    print: 'Print',
    used: 'used',
  },
};

describeConformance('CodeList', (native) => <CodeList {...list} {...native} />, {
  element: HTMLDivElement,
});
describeConformance(
  'SecretText',
  (native) => (
    <SecretText
      text="JBSWY3DPEHPK"
      copyLabel="Copy key"
      copiedLabel="Copied"
      copyFailedLabel="Copy it by hand"
      {...native}
    />
  ),
  { element: HTMLDivElement },
);

describe('CodeList', () => {
  it('lists every code and says of a used one that it is used', () => {
    render(<CodeList {...list} />);

    expect(screen.getByRole('list', { name: 'Recovery codes' })).toBeVisible();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'k7m2-9xqd',
      '4hfp-t3ra',
      'r4kf-y9bn (used)',
    ]);
  });

  it('copies the codes that still work, one a line', async () => {
    const user = userEvent.setup();
    const kept = vi.fn();
    render(<CodeList {...list} onKept={kept} />);

    await user.click(screen.getByRole('button', { name: 'Copy' }));

    await waitFor(() => {
      expect(kept).toHaveBeenCalledWith('copy');
    });
    expect(await navigator.clipboard.readText()).toBe('k7m2-9xqd\n4hfp-t3ra');
  });
});

describe('CodeList, downloaded and printed', () => {
  let saved: { name: string; blob: Blob | undefined };

  beforeEach(() => {
    saved = { name: '', blob: undefined };
    // jsdom has neither files to offer nor a printer.
    URL.createObjectURL = (blob: Blob) => {
      saved.blob = blob;
      return 'blob:codes';
    };
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.name = this.download;
    });
  });

  it('is a text file with its title and the codes', async () => {
    const user = userEvent.setup();
    const kept = vi.fn();
    render(<CodeList {...list} onKept={kept} />);

    await user.click(screen.getByRole('button', { name: 'Download' }));

    expect(saved.name).toBe('recovery-codes.txt');
    expect(await readText(saved.blob)).toBe('Recovery codes\n\nk7m2-9xqd\n4hfp-t3ra\n');
    expect(kept).toHaveBeenCalledWith('download');
  });

  it('marks only the codes for the printer, and only while it prints', async () => {
    const user = userEvent.setup();
    const marked: (string | undefined)[] = [];
    window.print = () => {
      marked.push(document.querySelector<HTMLElement>('[data-printing]')?.dataset.printing);
    };
    render(<CodeList {...list} />);

    await user.click(screen.getByRole('button', { name: 'Print' }));

    expect(marked).toEqual(['']);
    expect(document.querySelector('[data-printing]')).toBeNull();
  });
});

describe('SecretText', () => {
  it('shows the key in groups of four and copies it whole', async () => {
    const user = userEvent.setup();
    render(
      <SecretText
        text="JBSWY3DPEHPK"
        copyLabel="Copy key"
        copiedLabel="Copied"
        copyFailedLabel="Copy it by hand"
      />,
    );
    expect(screen.getByText('JBSW Y3DP EHPK')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Copy key' }));

    expect(await navigator.clipboard.readText()).toBe('JBSWY3DPEHPK');
  });
});

function readText(blob: Blob | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(new Error('not a file'));
    };
    reader.readAsText(blob ?? new Blob());
  });
}
