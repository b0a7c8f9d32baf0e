import { describeConformance } from '../internals/testing/describe-conformance';
import { VisuallyHidden } from './VisuallyHidden';

describeConformance(
  'VisuallyHidden',
  (native) => <VisuallyHidden {...native}>met</VisuallyHidden>,
  {
    element: HTMLSpanElement,
  },
);
