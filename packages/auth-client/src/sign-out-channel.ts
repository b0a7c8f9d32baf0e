const CHANNEL = 'gatehouse';
const SIGNED_OUT = 'signed-out';

/** Tells the other tabs of this browser that the person signed out. */
export function announceSignOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

/** Calls `onSignOut` when another tab announces it. Returns the way to stop listening. */
export function listenForSignOut(onSignOut: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === SIGNED_OUT) {
      onSignOut();
    }
  };
  return () => {
    channel.close();
  };
}
