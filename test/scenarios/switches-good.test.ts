import { testScenarios } from './test-scenarios.ts';

testScenarios(new URL('./', import.meta.url), 'good');
