import { testScenarios } from '../test-scenarios.ts';

/** What is said in these depends on no switch: once is enough, the hard way. */
testScenarios(new URL('./', import.meta.url), 'bad');
