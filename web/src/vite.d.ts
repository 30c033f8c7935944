declare module '*.css?inline' {
  const text: string;
  export default text;
}

/** A file that a script carries, as assets/unpack.ts takes it. */
declare module 'packed:*' {
  const text: string;
  export default text;
}
