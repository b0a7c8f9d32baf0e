import { useAuth } from '@repo/auth-client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Note } from './api';

/** `ended`: the session is over, with the reason as the gateway names it. */
export type FeedState =
  { status: 'connecting' } | { status: 'live' } | { status: 'ended'; reason: string };

interface FeedListener {
  onAdded: (note: Note) => void;
  onRemoved: (id: string) => void;
  /** What happened while nobody listened is unknown. */
  onReconnected: () => void;
}

/** Follows what happens to the person's notes in other tabs and on other devices, until the session ends. */
export function useFeed({ onAdded, onRemoved, onReconnected }: FeedListener): FeedState {
  const [state, setState] = useState<FeedState>({ status: 'connecting' });
  const { reload } = useAuth();
  const added = useEffectEvent(onAdded);
  const removed = useEffectEvent(onRemoved);
  const reconnected = useEffectEvent(onReconnected);

  useEffect(() => {
    const feed = new EventSource('/api/notes/events');
    let wasLive = false;
    feed.onopen = () => {
      setState({ status: 'live' });
      if (wasLive) {
        reconnected();
      }
      wasLive = true;
    };
    feed.onerror = () => {
      setState({ status: 'connecting' });
      // The browser tries again by itself, except after a refusal: then somebody else has to say who is here.
      if (feed.readyState === EventSource.CLOSED) {
        void reload();
      }
    };
    feed.addEventListener('added', ({ data }: MessageEvent<string>) => {
      added(JSON.parse(data) as Note);
    });
    feed.addEventListener('removed', ({ data }: MessageEvent<string>) => {
      removed((JSON.parse(data) as { id: string }).id);
    });
    feed.addEventListener('session-ended', ({ data }: MessageEvent<string>) => {
      feed.close();
      setState({ status: 'ended', reason: data });
    });
    return () => {
      feed.close();
    };
  }, [reload]);

  return state;
}
