import { Modal } from '@repo/ui/Modal';
import { useCallback, useState, type ReactNode } from 'react';
import type { User } from '../../api/user';
import { whileSignedIn } from '../../features/auth/visitor-store';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';
import { ApiError } from '../../lib/problem';
import { Cancelled } from '../../lib/use-action';
import { StepUpContext, type WithStepUp } from './step-up';
import { StepUpForm } from './StepUpForm';

interface StepUpProps {
  user: User;
  /** How recent a sign-in must be, in seconds. */
  recent: number;
  children: ReactNode;
}

interface Question {
  prove: () => void;
  turnBack: () => void;
}

/** Asks for one more proof when the server wants it for a change below, and then goes on with the change. */
export function StepUp({ user, recent, children }: StepUpProps) {
  const t = useTexts();
  const { stepUp } = useSecurityTexts();
  const [question, setQuestion] = useState<Question | null>(null);

  const withStepUp = useCallback<WithStepUp>(async (action) => {
    try {
      return await whileSignedIn(action());
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'REAUTHENTICATION_REQUIRED')) {
        throw error;
      }
    }
    await new Promise<void>((resolve, reject) => {
      setQuestion({
        prove: resolve,
        turnBack() {
          reject(new Cancelled());
        },
      });
    }).finally(() => {
      setQuestion(null);
    });
    return whileSignedIn(action());
  }, []);

  return (
    <StepUpContext value={withStepUp}>
      {children}
      <Modal
        open={question !== null}
        onOpenChange={(open) => {
          if (!open) {
            question?.turnBack();
          }
        }}
        title={stepUp.title}
        description={stepUp.text(minutesOf(recent))}
        closeLabel={t.common.close}
      >
        <StepUpForm
          email={user.email}
          asksCode={user.mfaEnabled}
          onProven={() => {
            question?.prove();
          }}
          onTurnBack={() => {
            question?.turnBack();
          }}
        />
      </Modal>
    </StepUpContext>
  );
}

function minutesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
