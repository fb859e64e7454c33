import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { sha256 } from '../domain/canonical.ts';

/** A link lives long enough to be clicked, not to be kept. */
export const LINK_SECONDS = 300;

/** One vendor's part of one request; its digest is in its name, so that two answers never overwrite each other. */
export type PartOf = {
  readonly controller: string;
  readonly childId: string;
  readonly requestId: string;
  readonly vendorId: string;
  /** SHA-256 of the part. */
  readonly digest: string;
};

export type PackageFormat = 'json' | 'html';

const CONTENT_TYPE = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8' } as const;

/** The bucket of packages: the parts vendors hand over, and what is made of them. Keys hold opaque ids only. */
export class Packages {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.client = client;
    this.bucket = bucket;
  }

  putPart(of: PartOf, part: string): Promise<void> {
    return this.put(partKey(of), part, 'json');
  }

  async deletePart(of: PartOf): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: partKey(of) }));
  }

  /** A part that the ledger knows, as data; it must be there, and be what its digest says. */
  async part(of: PartOf): Promise<unknown> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: partKey(of) }));
    if (!Body) throw new Error('S3 answered without a body');
    const part = await Body.transformToString('utf8');
    if (sha256(part) !== of.digest) throw new Error('a part in the bucket is not what the ledger knows');
    return JSON.parse(part);
  }

  putPackage(
    controller: string,
    childId: string,
    requestId: string,
    format: PackageFormat,
    content: string,
  ): Promise<void> {
    return this.put(packageKey(controller, childId, requestId, format), content, format);
  }

  /** A link to a package that works for five minutes, for whoever holds it. */
  link(controller: string, childId: string, requestId: string, format: PackageFormat): Promise<string> {
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: packageKey(controller, childId, requestId, format),
      ResponseContentDisposition: `attachment; filename="hjemmel.${format}"`,
      ResponseCacheControl: 'no-store',
    });
    return getSignedUrl(this.client, command, { expiresIn: LINK_SECONDS });
  }

  async deletePackages(controller: string, childId: string, requestId: string): Promise<void> {
    for (const format of ['json', 'html'] as const) {
      const Key = packageKey(controller, childId, requestId, format);
      await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }));
    }
  }

  /** Deletes every part and package of a child; the number deleted. */
  async deleteAllOf(controller: string, childId: string): Promise<number> {
    let deleted = 0;
    for (const root of [PARTS, PACKAGES]) {
      let ContinuationToken: string | undefined;
      do {
        const page = await this.client.send(
          new ListObjectsV2Command({
            Bucket: this.bucket,
            Prefix: `${root}/${controller}/${childId}/`,
            ...(ContinuationToken && { ContinuationToken }),
          }),
        );
        const keys = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
        await Promise.all(
          keys.map((Key) => this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }))),
        );
        deleted += keys.length;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    }
    return deleted;
  }

  private async put(Key: string, content: string, format: PackageFormat): Promise<void> {
    await this.client.send(
      new PutObjectCommand({ Bucket: this.bucket, Key, Body: content, ContentType: CONTENT_TYPE[format] }),
    );
  }
}

const PARTS = 'parts';
const PACKAGES = 'packages';

const partKey = ({ controller, childId, requestId, vendorId, digest }: PartOf): string =>
  `${PARTS}/${controller}/${childId}/${requestId}/${vendorId}.${digest}.json`;

const packageKey = (controller: string, childId: string, requestId: string, format: PackageFormat): string =>
  `${PACKAGES}/${controller}/${childId}/${requestId}.${format}`;
