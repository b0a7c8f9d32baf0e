import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './class-names';

/** An element given by `render`: a router's link, say. It keeps its own props and gains ours. */
export type RenderElement = ReactElement<HTMLAttributes<HTMLElement> & { ref?: Ref<never> }>;

/** Puts our class, attributes and contents on the caller's element. The caller's own attributes win. */
export function asElement(
  render: RenderElement,
  props: HTMLAttributes<HTMLElement>,
  children: ReactNode,
): ReactElement {
  return cloneElement(
    render,
    { ...props, ...render.props, className: cx(props.className, render.props.className) },
    children ?? render.props.children,
  );
}
