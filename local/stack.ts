import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROUTES } from '../lambdas/contracts/routes.ts';
import { createAwsJson } from './aws-json.ts';
import {
  claimDataDir,
  DEFAULT_DATA_DIR,
  releaseDataDir,
  type StackInfo,
  writeStackInfo,
} from './data-dir.ts';
import { startEngines } from './engines.ts';
import { serveInvoke } from './functions/endpoint.ts';
import { createFunctions } from './functions/functions.ts';
import type { Outcome } from './functions/protocol.ts';
import { checkSourceGrants, createGrants } from './grants.ts';
import { freePair, listen } from './http.ts';
import { PAGES_CLIENTS, type PagesAt } from './issuer/pages-clients.ts';
import { AUDIENCE, type Issuer, startIssuer } from './issuer.ts';
import type { PersonRole } from './people.ts';
import { createRoutes } from './routes.ts';
import { createWakeups } from './sources/wakeups.ts';
import { startSources } from './sources.ts';
import { synthesize } from './synthesize.ts';
import { loadTemplate } from './template.ts';
import { requestToken, type TokenOptions } from './tokens.ts';

export type StackOptions = {
  /** The API's port, and the next one the issuer's; 0 takes any free ones. @default 3000 */
  readonly port?: number;
  /** @default .hjemmel */
  readonly dataDir?: string;
  /** Uses a directory that is removed at the end. */
  readonly ephemeral?: boolean;
  /** Templates that are already synthesized. @default - they are made anew */
  readonly assembly?: string;
  /** How soon a message that failed is tried again. @default - as the template's queues have it */
  readonly retrySeconds?: number;
  /** Gives up the start. */
  readonly signal?: AbortSignal;
  /** Gets a line for every step and for what goes wrong later. @default - nobody */
  readonly report?: (line: string) => void;
  /** Called when an engine has died: nothing works any more. */
  readonly onFailure?: (why: string) => void;
};

/** A running stack. */
export type LocalStack = StackInfo & {
  readonly tokenFor: (role: PersonRole, id?: string, options?: TokenOptions) => Promise<string>;
  /** Runs a function by its name, as `aws lambda invoke` would. */
  readonly invoke: (name: string, event: unknown) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

type Step = { readonly name: string; readonly stop: () => Promise<void> | void };

const DEFAULT_PORT = 3000;
/** How long what is under way may take once the stack is told to stop. */
const PATIENCE = 5000;

/** Starts everything the templates declare on this machine. */
export const startLocalStack = async (options: StackOptions = {}): Promise<LocalStack> => {
  const { retrySeconds, report = () => undefined, onFailure = report } = options;
  const started: Step[] = [];
  const stop = async (): Promise<void> => {
    for (const step of started.splice(0).reverse()) await step.stop();
  };
  const keep = <T extends { stop: () => Promise<void> }>(name: string, running: T): T => {
    started.push({ name, stop: running.stop });
    return running;
  };
  try {
    const wanted = options.ephemeral
      ? mkdtempSync(join(tmpdir(), 'hjemmel-'))
      : (options.dataDir ?? DEFAULT_DATA_DIR);
    const claim = claimDataDir(wanted);
    const { dataDir } = claim;
    started.push({
      name: 'data',
      stop: () => {
        releaseDataDir(dataDir);
        if (options.ephemeral) rmSync(dataDir, { recursive: true, force: true });
      },
    });

    const port = options.port === 0 ? await freePair() : (options.port ?? DEFAULT_PORT);
    const api = keep('api', await listenLater(port));
    const issuer = keep(
      'issuer',
      await startIssuer({
        port: port + 1,
        file: join(dataDir, 'issuer.json'),
        pages: pagesAt(`http://127.0.0.1:${api.port}`),
      }),
    );
    if (!options.assembly) report('bundling the functions and synthesizing the templates');
    const made = options.assembly ? Promise.resolve(options.assembly) : synthesize(options.signal);
    // Reported where it is awaited; until then it must not count as unhandled.
    made.catch(() => undefined);

    const wakeups = createWakeups();
    const engines = keep(
      'engines',
      await startEngines({ dataDir, report, onFailure, written: wakeups.notify }),
    );
    const template = loadTemplate(await made, {
      endpoint: engines.endpoint,
      parameters: parametersFor(issuer),
    });
    checkSourceGrants(template);
    report(
      `creating ${template.tables.length} tables, ${template.queues.length} queues, ${template.buckets.length} buckets and ${template.keys.length} keys`,
    );
    const created = await engines.create(template, createGrants(template, report), retrySeconds);

    const functions = keep(
      'functions',
      createFunctions({
        definitions: template.functions,
        endpoint: engines.endpoint,
        logDir: join(dataDir, 'logs'),
      }),
    );
    const invokes = keep('invoke', await serveInvoke(functions));
    const call = {
      dynamodb: createAwsJson(created.endpoints.dynamodb),
      sqs: createAwsJson(created.endpoints.sqs),
    };
    const { streams, depth, endpoints } = created;
    const sources = startSources({ template, dataDir, streams, depth, wakeups, functions, call, report });
    // What a source still has under way is delivered again at the next start.
    keep('sources', {
      stop: () => Promise.race([sources.stop(), sleep(PATIENCE, undefined, { ref: false })]),
    });
    if (template.api) api.serve(createRoutes(template.api, functions));
    keep('requests', { stop: () => api.drain(PATIENCE) });

    const info: StackInfo = {
      pid: process.pid,
      started: claim.started,
      api: `http://127.0.0.1:${api.port}`,
      issuer: issuer.url,
      dataDir,
      endpoints: { ...endpoints, functions: `http://127.0.0.1:${invokes.port}` },
      tables: template.tables.map(({ name }) => name),
      queues: Object.fromEntries(
        template.queues.map(({ name }) => [name, `${endpoints.sqs}/000000000000/${name}`]),
      ),
      buckets: template.buckets.map(({ name }) => name),
      keys: Object.fromEntries(template.keys.map(({ id, spec }) => [id, spec])),
      functions: template.functions.map(({ name }) => name),
    };
    writeStackInfo(info);
    return {
      ...info,
      tokenFor: (role, id, tokenOptions) => requestToken(issuer.url, role, id, tokenOptions),
      invoke: functions.invoke,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Where the pages of a stack are, for the issuer to send people back to. */
const pagesAt = (api: string): PagesAt => ({
  signedIn: [`${api}/sign-in/callback`],
  signedOut: [`${api}/sign-in/goodbye`],
  jwks: `${api}${ROUTES.signingKeys.path}`,
});

/** Both doors are the local issuer. */
const parametersFor = ({ url, jwks }: Issuer): Readonly<Record<string, string>> => ({
  IssuerUrl: url,
  IssuerAudience: AUDIENCE,
  IssuerJwksUrl: jwks,
  FamilyIssuerUrl: url,
  FamilyClientId: PAGES_CLIENTS.family,
  StaffIssuerUrl: url,
  StaffClientId: PAGES_CLIENTS.staff,
});

/** Takes the port at once, so that one in use is known before anything else starts; serves when it can. */
const listenLater = async (port: number) => {
  let handler: Parameters<typeof listen>[0] = (_, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  const listening = await listen((request, response) => handler(request, response), port);
  return {
    ...listening,
    serve: (next: typeof handler) => {
      handler = next;
    },
  };
};
