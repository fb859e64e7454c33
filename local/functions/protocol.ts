/** What the stack and a worker thread say to each other; events and results travel as JSON, as they do in Lambda. */
export type Invocation = {
  readonly requestId: string;
  readonly event: string;
  /** Epoch milliseconds after which Lambda would give up. */
  readonly deadline: number;
};
export type WorkerData = {
  /** The directory of the code, and the handler in it, such as `index.handler`. */
  readonly code: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  readonly logGroup: string;
};
/** An error as Lambda reports it. */
export type FunctionError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'initFailed'; readonly error: FunctionError }
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError };
/** The outcome of one invocation. */
export type Outcome =
  | { readonly ok: true; readonly payload: string; readonly requestId: string }
  | { readonly ok: false; readonly error: FunctionError; readonly requestId: string };
