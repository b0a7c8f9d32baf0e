import {
  cloneElement,
  createElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';
import { cx } from './class-names';

/** An element given by `render`: a router's link, say. It keeps its own props and gains ours. */
export type RenderElement = ReactElement<HTMLAttributes<HTMLElement>>;

/** An `<a>`, or the caller's element with our class, attributes and contents put on it; its own attributes win. */
export function asElement(
  render: RenderElement | undefined,
  props: HTMLAttributes<HTMLElement>,
  children: ReactNode,
): ReactElement {
  if (!render) {
    return createElement('a', props, children);
  }
  return cloneElement(
    render,
    { ...props, ...render.props, className: cx(props.className, render.props.className) },
    children ?? render.props.children,
  );
}
