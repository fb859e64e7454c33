import { REGION } from '../template/physical.ts';
import type { LocalTemplate } from '../template.ts';
import type { Access, Call } from './calls.ts';

const TABLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'].map(
  (name) => `dynamodb:${name}`,
);

/** The key actions an access takes, in the caller's name, when what it touches is encrypted with a customer's key. */
const keyActions = ({ action }: Access): readonly string[] => {
  if (TABLE_WRITES.includes(action)) return ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];
  if (action.startsWith('dynamodb:')) return ['kms:Decrypt'];
  if (action === 'sqs:SendMessage') return ['kms:Decrypt', 'kms:GenerateDataKey'];
  if (action === 'sqs:ReceiveMessage') return ['kms:Decrypt'];
  if (action === 's3:GetObject') return ['kms:Decrypt'];
  if (action === 's3:PutObject') return ['kms:GenerateDataKey'];
  return [];
};

/** Finds what a call needs of KMS beside its own right: the cloud asks for it, and it is easily forgotten. */
export const createKeyNeeds = (
  template: LocalTemplate,
): ((call: Call, access: Access) => readonly Access[]) => {
  const keys = new Map<string, string>();
  const byId = new Map(template.keys.map(({ id, arn }) => [id, arn]));
  for (const { arn, key } of [...template.tables, ...template.queues, ...template.buckets]) {
    if (key) keys.set(arn, byId.get(key) ?? key);
  }
  // Indexes and objects are encrypted as their table and bucket are.
  const owner = (resource: string): string =>
    resource.startsWith('arn:aws:s3:::')
      ? resource.replace(/\/.*$/, '')
      : resource.replace(/\/(index|stream)\/.*$/, '');
  return (call, access) => {
    const key = keys.get(owner(access.resource));
    if (!key) return [];
    const context = { 'kms:ViaService': `${call.service}.${REGION}.amazonaws.com` };
    return keyActions(access).map((action) => ({ action, resource: key, context }));
  };
};
