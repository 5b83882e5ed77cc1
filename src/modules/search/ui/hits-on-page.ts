/** How many records of each register the page of a search shows. */
export const hitsOnPage = 20;
