#!/usr/bin/env node
/**
 * The language server in whichever host starts it. One bundle serves both, so that the chapters, the greater part of it, are packaged once.
 * Each host's own code runs in that host only.
 */
const inWorker = 'importScripts' in globalThis;

void (inWorker ? import('./browser') : import('./node'));
