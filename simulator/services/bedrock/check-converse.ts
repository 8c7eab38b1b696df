import type {
  ConverseStreamRequest,
  Message,
  Tool,
  ToolConfiguration,
} from '@aws-sdk/client-bedrock-runtime';
import type { Switches } from '../../switches.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { checkConverseModel } from './models.ts';

const LONGEST_OUTPUT_TOKENS = 64_000;

/** What Bedrock and Claude check beyond the shapes. Throws `AwsError` ValidationException. */
export function checkConverse(request: ConverseStreamRequest, switches: Switches): void {
  checkConverseModel(request.modelId ?? '');
  checkMessages(request.messages ?? []);
  (request.system ?? []).forEach(({ text }, index) => {
    if (text?.trim() === '')
      throw invalid(`The text field in the SystemContentBlock object at system.${index} is blank.`);
  });
  checkInference(request.inferenceConfig);
  if (request.toolConfig !== undefined) checkTools(request.toolConfig, switches);
}

function checkMessages(messages: readonly Message[]): void {
  if (messages[0]?.role !== 'user') {
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  messages.forEach(({ role, content }, at) => {
    if (role !== (at % 2 === 0 ? 'user' : 'assistant')) {
      throw invalid(
        'A conversation must alternate between user and assistant roles. Make sure the conversation alternates ' +
          'between user and assistant roles and try again.',
      );
    }
    if (content === undefined || content.length === 0) {
      throw invalid(
        `The content field in the Message object at messages.${at} is empty. Add a ContentBlock object.`,
      );
    }
    content.forEach(({ text }, block) => {
      if (text?.trim() !== '') return;
      throw invalid(
        `The text field in the ContentBlock object at messages.${at}.content.${block} is blank. Add text to the text ` +
          'field, and try again.',
      );
    });
  });
  if (messages.at(-1)?.role !== 'user')
    throw invalid('The last message must be of the role user, with a tool forced.');
}

function checkInference(config: ConverseStreamRequest['inferenceConfig'] = {}): void {
  const { maxTokens, temperature, topP } = config;
  if (maxTokens === undefined) {
    // Bedrock itself would take it, and reserve the longest output against the quota.
    throw invalid(
      `inferenceConfig.maxTokens is missing: Bedrock would reserve ${LONGEST_OUTPUT_TOKENS} tokens. Set it.`,
    );
  }
  if (!Number.isInteger(maxTokens) || maxTokens < 1) {
    throw invalid(`Value '${maxTokens}' at 'inferenceConfig.maxTokens' must be greater than or equal to 1`);
  }
  if (maxTokens > LONGEST_OUTPUT_TOKENS) {
    throw invalid(
      `The maximum tokens you requested exceeds the model limit of ${LONGEST_OUTPUT_TOKENS}. Try again with a maximum ` +
        `tokens value that is lower than ${LONGEST_OUTPUT_TOKENS}.`,
    );
  }
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 1)) {
    throw invalid(`Value '${temperature}' at 'inferenceConfig.temperature' must be between 0 and 1`);
  }
  if (temperature !== undefined && topP !== undefined) {
    throw invalid('`temperature` and `top_p` cannot both be specified for this model. Please use only one.');
  }
}

function checkTools({ tools = [], toolChoice }: ToolConfiguration, switches: Switches): void {
  if (tools.length === 0)
    throw invalid("Value at 'toolConfig.tools' must have length greater than or equal to 1");
  const names = tools.map((tool, index) => checkTool(tool, index, switches));
  if (new Set(names).size < names.length) throw invalid('tools: Tool names must be unique.');
  const wanted = toolChoice?.tool?.name;
  if (wanted !== undefined && !names.includes(wanted))
    throw invalid(`Tool '${wanted}' not found in provided tools.`);
}

function checkTool({ toolSpec }: Tool, index: number, switches: Switches): string | undefined {
  if (toolSpec === undefined) return undefined;
  const { name = '', description, inputSchema, strict } = toolSpec;
  const where = `toolConfig.tools.${index}.toolSpec`;
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
    throw invalid(
      `Value '${name}' at '${where}.name' must satisfy regular expression pattern: [a-zA-Z0-9_-]+`,
    );
  }
  if (description === '')
    throw invalid(`Value at '${where}.description' must have length greater than or equal to 1`);
  const schema = (inputSchema?.json ?? {}) as Readonly<Record<string, unknown>>;
  if (schema['type'] !== 'object') {
    throw invalid(`The value at ${where}.inputSchema.json.type must be one of the following: object.`);
  }
  if (strict === true) {
    if (switches.strictTools === 'bad')
      throw invalid(`tools.${index}.custom.strict: Extra inputs are not permitted`);
    if (schema['additionalProperties'] !== false) {
      throw invalid(
        `tools.${index}.custom: For 'object' type, 'additionalProperties' must be explicitly set to false`,
      );
    }
  }
  return name;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
