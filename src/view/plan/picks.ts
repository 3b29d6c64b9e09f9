/** The picks a plan is made of. The bookmark holds places in these lists: new ones go to the end, none is ever taken out. */
export const whomKeys = ['next', 'review', 'stuck', 'new', 'colleague'] as const;
export const whenKeys = ['today', 'week', 'clinic', 'fortnight'] as const;
export const outcomeKeys = ['did', 'partly', 'chance', 'other'] as const;
