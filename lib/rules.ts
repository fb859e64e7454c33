import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Makes `synth()` throw on any finding of the AwsSolutions rules that is not acknowledged with a reason. */
export const addRules = (app: App): App => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
