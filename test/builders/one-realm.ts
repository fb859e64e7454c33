import { isNativeError } from 'node:util/types';

/** In Jest, an error of Node's own (a refused connection) is no `Error`, and the SDK would hide what it is. From here on it is one. */
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return this === Error
      ? isNativeError(value)
      : Function.prototype[Symbol.hasInstance].call(this as never, value);
  },
});
