/** A value of `T` that only its own parser makes: the brand exists in types alone. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
