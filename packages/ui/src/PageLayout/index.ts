export { PageLayout, type PageLayoutProps } from './PageLayout';
export type { AccountLayoutProps } from './AccountLayout';
export type { DoorLayoutProps } from './DoorLayout';
export { NavItem, type NavItemProps } from './NavItem';
