/** The base class of the operator sends statuses and finalizers with it, which Sluice sends by itself; it would bring another whole HTTP client along. */
export const instance = undefined;
