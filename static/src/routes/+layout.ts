/** The portal is a thin client: pages are built in the browser from what the API says. */
export const ssr = false;
export const prerender = false;
