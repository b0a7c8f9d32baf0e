import { Alert } from '@repo/ui/Alert';
import { Bones } from '@repo/ui/Bones';
import { Card, CardRows } from '@repo/ui/Card';
import { EmptyState } from '@repo/ui/EmptyState';
import { useRef, useState } from 'react';
import type { SessionItem } from '../../features/sessions/api';
import {
  useEndOtherSessions,
  useEndSession,
  useSessions,
} from '../../features/sessions/use-sessions';
import { useTexts } from '../../i18n/I18nProvider';
import { ApiError, noAnswer } from '../../lib/problem';
import { ProblemAlert } from '../auth/ProblemAlert';
import { ConfirmAction } from './ConfirmAction';
import { deviceName } from './device';
import { PartFailed } from './PartFailed';
import styles from './SessionManager.module.css';
import { SessionRow } from './SessionRow';

/** The device in hand first and alone, then every other place, each with its way out. */
export function SessionManager() {
  const t = useTexts();
  const { data: sessions, error, refetch } = useSessions();

  if (error && !sessions) {
    return (
      <Card>
        <PartFailed {...t.sessions.failed} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!sessions) {
    return (
      <Card>
        <Bones rows={3} label={t.sessions.loading} />
      </Card>
    );
  }
  const here = sessions.filter(({ current }) => current);
  return (
    <>
      <Card>
        <CardRows>
          {here.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </CardRows>
      </Card>
      <Elsewhere sessions={sessions.filter(({ current }) => !current)} />
    </>
  );
}

function Elsewhere({ sessions }: { sessions: readonly SessionItem[] }) {
  const t = useTexts();
  const [done, setDone] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  function tell(what: string) {
    setDone(what);
    // The button that had the focus is gone.
    heading.current?.focus();
  }

  const endOne = useEndSession((session) => {
    tell(t.sessions.signedOut(deviceName(session.deviceInfo, t)));
  });
  const endAll = useEndOtherSessions(() => {
    tell(t.sessions.signedOutAll);
  });
  const error = endOne.error ?? endAll.error;

  return (
    <>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {t.sessions.elsewhere}
        </h2>
        {sessions.length > 0 && (
          <ConfirmAction
            action={t.sessions.signOutAll(sessions.length)}
            question={t.sessions.signOutAllQuestion(sessions.length)}
            keep={t.sessions.keep}
            confirm={t.common.signOut}
            isPending={endAll.isPending}
            onConfirm={() => {
              endAll.mutate();
            }}
          />
        )}
      </div>
      {error && <ProblemAlert error={error instanceof ApiError ? error : noAnswer()} />}
      {done && (
        <Alert tone="ok" title={done}>
          <p>{t.sessions.atOnce}</p>
        </Alert>
      )}
      {sessions.length > 0 ? (
        <Card>
          <CardRows>
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isEnding={endOne.isPending && endOne.variables.id === session.id}
                onEnd={() => {
                  endOne.mutate(session);
                }}
              />
            ))}
          </CardRows>
        </Card>
      ) : (
        <Card>
          <EmptyState icon="laptop" title={t.sessions.nowhereElse.title}>
            {t.sessions.nowhereElse.text}
          </EmptyState>
        </Card>
      )}
      <p className={styles.hint}>{t.sessions.hint}</p>
    </>
  );
}
