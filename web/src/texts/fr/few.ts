/** One form below 2, as French counts, another from there on. */
export const few = (count: number, one: string, many: string): string => (count < 2 ? one : many);
