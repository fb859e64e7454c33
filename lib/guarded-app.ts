import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps, type StageSynthesisOptions } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { guard } from './guard/guard.ts';
import type { Finding } from './guard/rule.ts';

export type GuardedAppProps = AppProps & {
  /** The regions data may be in. */
  readonly allow: readonly string[];
  /** The day whose law counts, 'YYYY-MM-DD'. */
  readonly on: string;
};

/**
 * An app that cannot be synthesized with anything in it that could let data leave the allowed regions. The guard reads
 * what was written to disk, after every aspect, reference and nested stack, so that no acknowledgement, suppression or
 * later change is in its way; an assembly it refuses keeps its templates, to be looked at, but cannot be deployed.
 */
export class GuardedApp extends App {
  private readonly guarded: Pick<GuardedAppProps, 'allow' | 'on'>;

  constructor({ allow, on, ...props }: GuardedAppProps) {
    super(props);
    this.guarded = { allow, on };
  }

  override synth(options?: StageSynthesisOptions): CloudAssembly {
    const assembly = super.synth(options);
    const findings = guard(assembly.directory, this.guarded);
    if (findings.length > 0) {
      renameSync(
        join(assembly.directory, 'manifest.json'),
        join(assembly.directory, 'manifest.refused.json'),
      );
      throw new Error(refusal(findings, assembly.directory));
    }
    return assembly;
  }
}

const refusal = (findings: readonly Finding[], directory: string): string =>
  [
    `The region guard refuses the templates in ${directory}:`,
    ...findings.map(({ rule, path, message, remedy }) => `- ${path}\n  ${message} (${rule})\n  ${remedy}`),
    'A refusal cannot be acknowledged. What each rule forbids, and why: docs/residency/rules.md',
  ].join('\n');
