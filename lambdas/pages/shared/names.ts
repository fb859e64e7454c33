/** How people call what the API names by its id, in the visitor's language. */
export type Names = {
  /** The child's given name; «you» for herself. */
  readonly child: string;
  readonly purpose: (purposeId: string) => string;
  readonly vendor: (vendorId: string) => string;
};
