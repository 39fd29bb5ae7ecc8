// The headers that the edge sends with the portal's files, as a _headers file. The policy allows no inline script but
// SvelteKit's bootstrap in index.html, by its hash, so it is computed from what was built.
import { createHash } from 'node:crypto';

/** Where the payment provider's script, frames and calls live. */
const VENDOR = {
	scripts: 'https://js.stripe.com https://*.js.stripe.com',
	frames: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
	calls: 'https://api.stripe.com'
};

/**
 * The file for a built index.html.
 * @param {string} page
 * @param {string} [counterpart] the origin of what stands in for the provider on a developer's machine
 */
export function headersOf(page, counterpart) {
	const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
	if (inline.length === 0) throw new Error('index.html has no inline script: has SvelteKit changed its bootstrap?');
	if (/\sstyle=|<style/.test(page)) throw new Error('index.html holds inline style, which the policy forbids');
	const hashes = inline.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`).join(' ');
	const provider = counterpart ? { scripts: counterpart, frames: counterpart, calls: counterpart } : VENDOR;
	return `/*
  Content-Security-Policy: ${policy(hashes)}
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin

/pay/*
  ! Content-Security-Policy
  Content-Security-Policy: ${policy(hashes, provider)}

/kiosk
  ! Permissions-Policy
  Permissions-Policy: camera=(self), geolocation=(), microphone=(), payment=(), usb=()

/check-in
  ! Permissions-Policy
  Permissions-Policy: camera=(self), geolocation=(), microphone=(), payment=(), usb=()

/console/deliveries/collect
  ! Permissions-Policy
  Permissions-Policy: camera=(self), geolocation=(), microphone=(), payment=(), usb=()

/_app/immutable/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

/** The policy of a page; only those on which one pays may load the provider's script. */
function policy(hashes, provider) {
	return [
		"default-src 'self'",
		`script-src 'self' ${hashes}${provider ? ` ${provider.scripts}` : ''}`,
		"style-src 'self'",
		"img-src 'self' data:",
		`connect-src 'self'${provider ? ` ${provider.calls}` : ''}`,
		...(provider ? [`frame-src ${provider.frames}`] : []),
		"font-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
		"form-action 'self'"
	].join('; ');
}
