import { createElement, lazy, type ComponentType } from 'react';
import { forgetIfFailed } from '../../lib/failures';

/**
 * A part that comes once it is wanted, to be drawn inside `LateParts`. `React.lazy` by itself would remember for ever
 * that it did not come.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const ask = () =>
    lazy(() => {
      const coming = load().then((part) => ({ default: part }));
      forgetIfFailed(coming, () => {
        Part = ask();
      });
      return coming;
    });
  let Part = ask();
  return function LatePart(props) {
    return createElement(Part as ComponentType<Props>, props);
  };
}
