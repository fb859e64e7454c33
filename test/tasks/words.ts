import type { Reply, Tenant } from '../engines/tenant.ts';

/** The id of a task, by the key its request keeps it under. */
export const idOf = (requestId: string, key: string): string => `${requestId}.${key}`;

/** What bogklub says of a task, and what a case worker may say of it. */
export const wordsOn = (tenant: () => Tenant, key: string) => {
  const says = (operation: 'retryTask' | 'waiveTask', requestId: string, of: string, body: unknown) =>
    tenant().call(operation, tenant().caseworker(), {
      params: { requestId, taskId: idOf(requestId, of) },
      body,
    });
  return {
    progress: (requestId: string, body: unknown, vendorId = 'bogklub'): Promise<Reply> =>
      tenant().call('progressTask', tenant().vendor(vendorId), {
        params: { taskId: idOf(requestId, key) },
        body,
      }),
    retry: (requestId: string, of = key): Promise<Reply> => says('retryTask', requestId, of, {}),
    waive: (requestId: string, of = key): Promise<Reply> =>
      says('waiveTask', requestId, of, { reason: 'Firmaet er gået konkurs.' }),
  };
};
