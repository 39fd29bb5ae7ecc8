declare global {
	namespace App {
		interface PageState {
			/** The booking on the page has just been made. */
			booked?: true;
		}
	}
}

export {};
