import { compileMessages } from '../scripts/messages.ts';

export async function setup(): Promise<void> {
	await compileMessages();
}
