import { readFileSync } from 'node:fs';
import { type FlowName, flowFiles, flowPlaceholders } from '../../lib/flow-files.ts';
import type { FlowAction } from '../../lib/flow-language/flow.ts';
import { readActions } from '../../lib/flow-language/read-flow.ts';
import { type Road, roadsFrom } from '../../lib/flow-language/roads.ts';

/** An action of any flow, with the flow it stands in. */
export interface Place {
  readonly flow: FlowName;
  readonly action: FlowAction;
  readonly roads: readonly (Road & { readonly target: string })[];
}

export const placeName = (flow: FlowName, identifier: string): string => `${flow}: ${identifier}`;

const names = Object.keys(flowFiles) as FlowName[];
const fileOf = (flow: FlowName) =>
  JSON.parse(readFileSync(new URL(`../../contact-flows/${flow}.json`, import.meta.url), 'utf8'));

/** Contact attribute → the flow whose ARN the inbound flow puts into it. */
function flowsByAttribute(): ReadonlyMap<string, FlowName> {
  const byPlaceholder = new Map(
    Object.entries(flowPlaceholders).map(([flow, placeholder]) => [`\${${placeholder}}`, flow as FlowName]),
  );
  const { actions } = readActions(fileOf('inbound').Actions);
  const found = new Map<string, FlowName>();
  for (const [placeholder, flow] of byPlaceholder) found.set(placeholder, flow);
  for (const { Parameters } of actions) {
    for (const [name, value] of Object.entries(Object(Parameters['Attributes']))) {
      const flow = byPlaceholder.get(String(value));
      if (flow !== undefined) found.set(`$.Attributes.${name}`, flow);
    }
  }
  return found;
}

/** All flows as one graph: a transfer to another flow, and what a queue or a whisper is set to, are roads as well. */
export function wholeGraph(): ReadonlyMap<string, Place> {
  const flows = flowsByAttribute();
  const startOf = (arn: unknown): string => {
    const flow = flows.get(String(arn));
    if (flow === undefined) throw new Error(`${String(arn)} leads to no flow.`);
    return placeName(flow, fileOf(flow).StartAction);
  };
  const graph = new Map<string, Place>();
  for (const flow of names) {
    for (const action of readActions(fileOf(flow).Actions).actions) {
      const own = roadsFrom(action).map((road) => ({ ...road, target: placeName(flow, road.to) }));
      const hooks = Object.values(Object(action.Parameters['EventHooks'])).map(startOf);
      const roads =
        action.Type === 'TransferToFlow'
          ? [
              { to: '', by: 'ContactFlowId', target: startOf(action.Parameters['ContactFlowId']) },
              ...own.filter(({ errorType }) => errorType !== undefined),
            ]
          : own;
      for (const hook of hooks) hooked.add(hook);
      graph.set(placeName(flow, action.Identifier), { flow, action, roads });
    }
  }
  return graph;
}

/** Flows that are run by an event of the contact. */
const hooked = new Set<string>();

/** Where a contact comes in: by phone, or by an event. */
export function entries(): readonly string[] {
  wholeGraph();
  return [placeName('inbound', fileOf('inbound').StartAction), ...hooked];
}
