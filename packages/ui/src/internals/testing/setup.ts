import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A second is not enough for a machine that is busy with other things.
configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);
