/** Light, dark, or as the system says. `static/theme.js` applies the choice before the first paint. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'portico.theme';
const stored = document.documentElement.dataset.theme;
let current = $state<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system');

export const theme = {
	get current(): Theme {
		return current;
	},
	set(choice: Theme): void {
		current = choice;
		if (choice === 'system') {
			localStorage.removeItem(key);
			delete document.documentElement.dataset.theme;
		} else {
			localStorage.setItem(key, choice);
			document.documentElement.dataset.theme = choice;
		}
	}
};
