import { testScenarios } from './all-scenarios.ts';

testScenarios('bad');
