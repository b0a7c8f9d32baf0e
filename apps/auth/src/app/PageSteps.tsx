import { useEffect } from 'react';
import { countStep } from '../lib/analytics';
import { tellStepsTo } from '../lib/page-steps';
import { usePathname } from '../lib/routing';

/** Has the steps of the signed-out pages counted, where the gateway asks for it. Draws nothing. */
export function PageSteps() {
  const pathname = usePathname();

  useEffect(() => {
    countStep(pathname, 'shown');
    return tellStepsTo((outcome) => {
      countStep(pathname, outcome);
    });
  }, [pathname]);

  return null;
}
