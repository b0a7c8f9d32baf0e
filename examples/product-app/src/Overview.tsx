import { useSession } from '@repo/auth-client';
import type { FeedState } from './use-feed';
import type { NotesState } from './use-notes';
import styles from './styles/Overview.module.css';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

const feedWords = { connecting: 'Connecting', live: 'Live', ended: 'Ended' } as const;

interface OverviewProps {
  notes: NotesState;
  feed: FeedState;
}

/** The page at a glance: how many notes, since when the person is signed in, whether the feed is live. */
export function Overview({ notes, feed }: OverviewProps) {
  const session = useSession();
  return (
    <dl className={styles.tiles}>
      <div>
        <dt>Notes</dt>
        <dd>{notes.status === 'ready' ? notes.notes.length : '–'}</dd>
      </div>
      <div>
        <dt>Signed in until</dt>
        <dd className={styles.text}>
          {session.status === 'signed-in' && session.session.expiresAt
            ? time.format(new Date(session.session.expiresAt))
            : '–'}
        </dd>
      </div>
      <div>
        <dt>Feed</dt>
        <dd className={styles.feed} data-status={feed.status}>
          <span role="status">{feedWords[feed.status]}</span>
        </dd>
      </div>
    </dl>
  );
}
