import type { TestProject } from 'vitest/node';
import { type CloudFormationTemplate, templateOf } from '../lib/stack-of.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The synthesised stack, whose roles every scenario is held against. */
    template: CloudFormationTemplate;
  }
}

/** Synthesises the stack before any call is placed: it holds a process up for seconds. */
export default function synthesiseOnce(project: TestProject): void {
  project.provide('template', templateOf());
}
