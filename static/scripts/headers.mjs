// Writes build/_headers: the headers that the edge sends with the portal's files. The policy allows no inline script but
// SvelteKit's bootstrap in index.html, by its hash, so it is computed from what was built.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const build = new URL('../build/', import.meta.url);
const page = readFileSync(new URL('index.html', build), 'utf8');

const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
if (inline.length === 0) throw new Error('index.html has no inline script: has SvelteKit changed its bootstrap?');
if (/\sstyle=|<style/.test(page)) throw new Error('index.html holds inline style, which the policy forbids');
const hashes = inline.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);

/** Where the payment provider's script, frames and calls live; a counterpart's address in tests (PORTICO_PROVIDER_ORIGINS). */
const counterpart = process.env.PORTICO_PROVIDER_ORIGINS;
const provider = {
	scripts: counterpart ?? 'https://js.stripe.com https://*.js.stripe.com',
	frames: counterpart ?? 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
	calls: counterpart ?? 'https://api.stripe.com'
};

/** The policy of a page; only those on which one pays may load the provider's script. */
const policy = (pays) => [
	"default-src 'self'",
	`script-src 'self' ${hashes.join(' ')}${pays ? ` ${provider.scripts}` : ''}`,
	"style-src 'self'",
	"img-src 'self' data:",
	`connect-src 'self'${pays ? ` ${provider.calls}` : ''}`,
	...(pays ? [`frame-src ${provider.frames}`] : []),
	"font-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"form-action 'self'"
].join('; ');

writeFileSync(
	new URL('_headers', build),
	`/*
  Content-Security-Policy: ${policy(false)}
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin

/pay/*
  ! Content-Security-Policy
  Content-Security-Policy: ${policy(true)}

/_app/immutable/*
  Cache-Control: public, max-age=31536000, immutable
`
);
console.log(`_headers: ${hashes.length} inline script allowed by its hash`);
