/** A statement of an IAM policy, as it stands in the document. */
export type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
} & ({ readonly Action: string | readonly string[] } | { readonly NotAction: readonly string[] });

/** A policy as AWS takes it: plain JSON that needs no account and no deployment to be read or pasted. */
export type PolicyDocument = { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] };

/** How many characters a document has without white space, which is what AWS counts of a service control policy. */
export const lengthOf = (document: PolicyDocument): number => JSON.stringify(document).length;
