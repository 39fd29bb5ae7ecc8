/** "Firefox, Windows" for a user agent: enough to know one's own devices again. Null when it says neither. */
export function deviceName(userAgent: string): string | null {
	const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
	const browser = first([
		[/Edg\//, 'Edge'],
		[/OPR\//, 'Opera'],
		[/Firefox\//, 'Firefox'],
		[/Chrom(e|ium)\//, 'Chrome'],
		[/Safari\//, 'Safari']
	]);
	const system = first([
		[/iPhone|iPad/, 'iOS'],
		[/Android/, 'Android'],
		[/Windows/, 'Windows'],
		[/Mac OS X/, 'macOS'],
		[/Linux|X11/, 'Linux']
	]);
	return [browser, system].filter(Boolean).join(', ') || null;
}
