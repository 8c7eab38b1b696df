import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // Cloudscape is one chunk with the page; its size is checked in test/console/bundle-size.test.ts.
    chunkSizeWarningLimit: 2_000,
    // A font as data would weigh on the first paint.
    assetsInlineLimit: 0,
  },
});
