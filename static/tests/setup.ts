import { overwriteGetLocale } from '../src/lib/paraglide/runtime.js';

overwriteGetLocale(() => 'en');
