import { portabilitySchema } from '../lambdas/contracts/portability.ts';

/** node bin/portability-schema.ts > docs/portability.schema.json: the format of a portability file as JSON Schema. */
console.log(JSON.stringify(portabilitySchema(), null, 2));
