import { Fragment } from 'react';

/** An IP address. A long one breaks between its groups and not within them. */
export function NetworkAddress({ address }: { address: string }) {
  return address.split(/(?<=:)(?!:)/).map((group, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {group}
    </Fragment>
  ));
}
