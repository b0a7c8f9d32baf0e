import { useEffect, useState } from 'react';
import { readEcho, type Echo } from './api';
import styles from './styles/UpstreamView.module.css';

const INTERESTING = [
  'authorization',
  'cookie',
  'x-request-id',
  'x-forwarded-for',
  'x-forwarded-host',
];

/** Shows a newcomer the point of it all: the API behind the gateway gets a token and never a cookie. */
export function UpstreamView() {
  const [echo, setEcho] = useState<Echo | 'failed' | null>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    readEcho().then(setEcho, () => {
      setEcho('failed');
    });
  }, [asked]);

  return (
    <section className={styles.card} aria-labelledby="upstream">
      <div className={styles.head}>
        <div>
          <h2 id="upstream">What the API sees</h2>
          <p>
            This page sent a cookie that no script can read. The gateway took it off and put a token
            in its place.
          </p>
        </div>
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setAsked(asked + 1);
          }}
        >
          Ask again
        </button>
      </div>
      {echo === 'failed' && <p role="alert">The API did not answer. Ask again.</p>}
      {echo !== null && echo !== 'failed' && <Headers echo={echo} />}
    </section>
  );
}

function Headers({ echo }: { echo: Echo }) {
  const headers = new Map(
    Object.entries(echo.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return (
    <dl className={styles.headers} aria-live="polite">
      <div>
        <dt>request</dt>
        <dd>
          {echo.method} {echo.path}
        </dd>
      </div>
      {INTERESTING.map((name) => (
        <div key={name} data-found={headers.has(name)}>
          <dt>{name}</dt>
          <dd>{headers.get(name) ?? 'none'}</dd>
        </div>
      ))}
    </dl>
  );
}
