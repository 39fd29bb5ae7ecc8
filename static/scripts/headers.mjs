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

const policy = [
	"default-src 'self'",
	`script-src 'self' ${hashes.join(' ')}`,
	"style-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"font-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"form-action 'self'"
].join('; ');

writeFileSync(
	new URL('_headers', build),
	`/*
  Content-Security-Policy: ${policy}
  Strict-Transport-Security: max-age=63072000; includeSubDomains
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin

/_app/immutable/*
  Cache-Control: public, max-age=31536000, immutable
`
);
console.log(`_headers: ${hashes.length} inline script allowed by its hash`);
