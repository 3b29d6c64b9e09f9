/** Runes in every component: the older syntax is an error and not a second dialect. */
export default { compilerOptions: { runes: true } };
