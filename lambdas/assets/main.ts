import { FILES } from 'hjemmel:asset-files';
import { createHandler } from './handler.ts';

export const handler = createHandler({ files: FILES });
