import { vi } from 'vitest';

/** Our own modules anew for each file, and with them the SDK clients that they have made; the SDK itself stays loaded. */
vi.resetModules();
