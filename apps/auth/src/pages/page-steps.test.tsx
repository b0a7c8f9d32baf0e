import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { policies } from '../testing/fixtures';
import { openPage } from '../testing/render-app';
import { answers, refuses, server } from '../testing/server';

function countedSteps() {
  const steps: unknown[] = [];
  server.use(
    http.post('/page-steps', async ({ request }) => {
      steps.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return steps;
}

const counting = { ...policies, features: { ...policies.features, pageSteps: true } };

test('each step of a form is counted where the gateway asks for it', async () => {
  const steps = countedSteps();
  refuses('post', '/forgot-password', 429, 'RATE_LIMIT_EXCEEDED');
  openPage('/forgot-password', { policies: counting });
  const page = 'forgot-password';
  await waitFor(() => {
    expect(steps).toEqual([{ page, outcome: 'shown' }]);
  });
  await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder.studio');
  await userEvent.click(screen.getByRole('button', { name: 'Send the link' }));
  await screen.findByRole('alert');
  answers('post', '/forgot-password', 202, {});
  await userEvent.click(screen.getByRole('button', { name: 'Send the link' }));
  await screen.findByRole('heading', { name: 'Check your mail' });
  await waitFor(() => {
    expect(steps).toEqual(
      ['shown', 'submitted', 'refused', 'submitted', 'done'].map((outcome) => ({ page, outcome })),
    );
  });
});

test('nothing is counted where the gateway does not ask for it', async () => {
  const steps = countedSteps();
  answers('post', '/forgot-password', 202, {});
  openPage('/forgot-password');
  await userEvent.type(await screen.findByLabelText('Email'), 'ines@calder.studio');
  await userEvent.click(screen.getByRole('button', { name: 'Send the link' }));
  await screen.findByRole('heading', { name: 'Check your mail' });
  expect(steps).toEqual([]);
});
