import { Header } from './Header';
import { Notes } from './Notes';
import { Overview } from './Overview';
import { SessionEnded } from './SessionEnded';
import { UpstreamView } from './UpstreamView';
import { useFeed } from './use-feed';
import { useNotes } from './use-notes';
import styles from './styles/Dashboard.module.css';

export function Dashboard() {
  const notes = useNotes();
  const feed = useFeed({
    onAdded: notes.noteAdded,
    onRemoved: notes.noteRemoved,
    onReconnected: notes.retry,
  });
  return (
    <>
      <Header />
      <main className={styles.page} id="main">
        <div className={styles.head}>
          <h1>Logbook</h1>
          <p>Notes that only you can see, the same on every device as you write them.</p>
        </div>
        {feed.status === 'ended' && <SessionEnded reason={feed.reason} />}
        <Overview notes={notes.state} feed={feed} />
        <Notes {...notes} />
        <UpstreamView />
      </main>
    </>
  );
}
