export interface RefusalParameters {
  migrate_to_chat_id?: number;
  retry_after?: number;
}

/**
 * A Bot API call that Telegram refuses. Thrown from any depth of a method and
 * turned into `{ok: false, error_code, description, parameters}` at the one
 * gate in bot-api.ts.
 */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(
    code: number,
    description: string,
    parameters?: RefusalParameters,
  ) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`);
}

export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}
