import { AccountLayout, type AccountLayoutProps } from './AccountLayout';
import { DoorLayout, type DoorLayoutProps } from './DoorLayout';

export type PageLayoutProps =
  ({ variant: 'door' } & DoorLayoutProps) | ({ variant: 'account' } & AccountLayoutProps);

/** The frame of a page: `door` for visitors who are not signed in, `account` for people who are. */
export function PageLayout(props: PageLayoutProps) {
  if (props.variant === 'door') {
    const { variant: _, ...door } = props;
    return <DoorLayout {...door} />;
  }
  const { variant: _, ...account } = props;
  return <AccountLayout {...account} />;
}
