import { Header } from './Header';
import { Notes } from './Notes';
import { UpstreamView } from './UpstreamView';
import styles from './styles/Dashboard.module.css';

export function Dashboard() {
  return (
    <>
      <Header />
      <main className={styles.page} id="main">
        <div className={styles.head}>
          <h1>Logbook</h1>
          <p>Notes that only you can see.</p>
        </div>
        <Notes />
        <UpstreamView />
      </main>
    </>
  );
}
