import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { latePart } from './late-part';
import { LateParts } from './LateParts';

/** Whether what is asked for comes. */
let isThere = false;

beforeEach(() => {
  isThere = false;
  // React tells of what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

function openForm() {
  const Meter = latePart(() =>
    isThere
      ? Promise.resolve(() => <p>Strong</p>)
      : Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
  );
  function Form() {
    const [presses, setPresses] = useState(0);
    return (
      <>
        <input aria-label="Email" />
        <LateParts key={presses} instead={<p>It did not come</p>}>
          <Meter />
        </LateParts>
        <button
          onClick={() => {
            setPresses(presses + 1);
          }}
        >
          Again
        </button>
      </>
    );
  }
  render(<Form />);
}

function networkIs(state: 'online' | 'offline') {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(state === 'online');
  dispatchEvent(new Event(state));
}

describe('a part that comes late', () => {
  it('leaves the page and what was typed alone when it does not come', async () => {
    openForm();
    await userEvent.type(screen.getByLabelText('Email'), 'ines@calder.studio');
    expect(await screen.findByText('It did not come')).toBeVisible();
    expect(screen.getByLabelText('Email')).toHaveValue('ines@calder.studio');
  });

  it('is asked for again by the next press', async () => {
    openForm();
    await screen.findByText('It did not come');
    isThere = true;
    await userEvent.click(screen.getByRole('button', { name: 'Again' }));
    expect(await screen.findByText('Strong')).toBeVisible();
  });

  it('is asked for again when the network is back', async () => {
    networkIs('offline');
    openForm();
    await screen.findByText('It did not come');
    isThere = true;
    networkIs('online');
    expect(await screen.findByText('Strong')).toBeVisible();
  });
});
