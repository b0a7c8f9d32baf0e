import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Avatar } from './Avatar';
import { initials } from './initials';

describeConformance('Avatar', (native) => <Avatar name="Ines Calder" {...native} />, {
  element: HTMLSpanElement,
});

describe('initials', () => {
  it.each([
    ['Ines Calder', 'IC'],
    ['ines_calder', 'IC'],
    ['Ana María López', 'AL'],
    ['Cher', 'C'],
    ['李 小龙', '李小'],
    ['', ''],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('Avatar', () => {
  it('says nothing where the name stands beside it', () => {
    render(<Avatar name="Ines Calder" />);

    expect(screen.getByText('IC')).toHaveAttribute('aria-hidden', 'true');
  });

  it('says the name where it stands alone', () => {
    render(<Avatar name="Ines Calder" decorative={false} />);

    expect(screen.getByRole('img', { name: 'Ines Calder' })).toBeVisible();
  });

  it('shows a picture where there is one', () => {
    const { container } = render(<Avatar name="Ines Calder" src="/pictures/ines.jpg" />);

    expect(container.querySelector('img')).toHaveAttribute('src', '/pictures/ines.jpg');
  });
});
