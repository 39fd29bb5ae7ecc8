declare global {
	namespace App {
		interface PageState {
			/** The booking on the page has just been made. */
			booked?: true;
			/** Why what was to be put into the basket is not in it. */
			refused?: import('#lib/api/problem.ts').Problem;
		}
	}
}

export {};
