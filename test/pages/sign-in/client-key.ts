import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { Signer } from '../../../lambdas/store/signer.ts';
import { startKms } from '../../../local/engines/kms.ts';
import { listen } from '../../../local/http.ts';
import { temporary } from '../../local/fixture/temporary.ts';

/** The pages' key in KMS, and where its public half is published. */
export async function startClientKey() {
  const id = randomUUID();
  const arn = `arn:aws:kms:eu-central-1:000000000000:key/${id}`;
  const keys = [{ id, arn, spec: 'ECC_NIST_P256', enabled: true }] as const;
  const engine = await startKms({ file: join(temporary(), 'kms.json'), keys });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const kms = new KMSClient({
    endpoint: `http://127.0.0.1:${engine.port}`,
    region: 'eu-central-1',
    credentials,
  });
  const signer = new Signer(kms, arn);
  const published = await listen(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [await signer.publicKey()] }));
  }, 0);
  return {
    signer,
    jwks: `http://127.0.0.1:${published.port}/.well-known/jwks.json`,
    stop: async () => {
      kms.destroy();
      await Promise.all([engine.stop(), published.stop()]);
    },
  };
}
