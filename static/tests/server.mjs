// Serves static/build as the edge would: its files, index.html for every other path, the headers of _headers. The API
// behind it is the fake, or the real one with PORTICO_API=http://localhost:8787.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { extname } from 'node:path';
import { serve as fake } from '../dev/fake-api.ts';

const build = new URL('../build', import.meta.url).pathname;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.txt': 'text/plain' };

/** The rules of _headers: a path or a prefix with *, and its headers. */
function headerRules() {
	const rules = [];
	for (const line of readFileSync(`${build}/_headers`, 'utf8').split('\n')) {
		if (/^\S/.test(line)) rules.push({ path: line.trim(), headers: {} });
		else if (line.trim()) {
			// "! Name" takes back what a wider rule has said; here the later rule wins anyway.
			const [name, ...value] = line.trim().split(': ');
			if (!name.startsWith('!')) rules.at(-1).headers[name] = value.join(': ');
		}
	}
	return rules;
}

function forward(api, request, response) {
	const to = ask(new URL(request.url, api), { method: request.method, headers: { ...request.headers, host: new URL(api).host } }, (answer) => {
		response.writeHead(answer.statusCode, answer.headers);
		answer.pipe(response);
	});
	to.on('error', () => response.writeHead(502).end());
	request.pipe(to);
}

export function serve(port, api = process.env.PORTICO_API) {
	const rules = headerRules();
	const server = createServer((request, response) => {
		if (request.url.startsWith('/api/')) return api ? forward(api, request, response) : void fake(request, response, () => {});
		const path = new URL(request.url, 'http://localhost').pathname;
		const file = existsSync(build + path) && statSync(build + path).isFile() ? path : '/index.html';
		for (const { path: rule, headers } of rules) {
			if (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path) for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		}
		response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(build + file));
	});
	return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}

if (import.meta.url === `file://${process.argv[1]}`) await serve(Number(process.argv[2] ?? 4173)).then(() => console.log('http://localhost:4173'));
