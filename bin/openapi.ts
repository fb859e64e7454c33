import { openApiDocument } from '../lambdas/contracts/openapi.ts';

/** npm run -s openapi: prints the API as an OpenAPI 3.1 document, made from the routes and the schemas that parse requests. */
console.log(JSON.stringify(openApiDocument(), null, 2));
