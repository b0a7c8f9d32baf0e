import { Component, Suspense, type ReactNode } from 'react';
import { forgetFailures } from '../../lib/failures';
import { useOnline } from '../../lib/use-online';

interface LatePartsProps {
  children: ReactNode;
  /** What stands there when a part did not come. Without it nothing does, as if nobody had asked. */
  instead?: ReactNode;
}

/**
 * Where parts are drawn that a page can do without. When one does not come, the page stays, and so does all that was
 * typed into it; it is asked for again when the network is back.
 */
export function LateParts(props: LatePartsProps) {
  return <Boundary isOnline={useOnline()} {...props} />;
}

class Boundary extends Component<LatePartsProps & { isOnline: boolean }, { isMissing: boolean }> {
  override state = { isMissing: false };

  static getDerivedStateFromError() {
    return { isMissing: true };
  }

  override componentDidCatch() {
    forgetFailures();
  }

  override componentDidUpdate(before: { isOnline: boolean }) {
    if (this.state.isMissing && this.props.isOnline && !before.isOnline) {
      this.setState({ isMissing: false });
    }
  }

  override render() {
    const { children, instead } = this.props;
    return this.state.isMissing ? instead : <Suspense>{children}</Suspense>;
  }
}
