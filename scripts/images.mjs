#!/usr/bin/env node
/**
 * Draws the icon from its SVG, which an extension may not use as it is, and takes the pictures of the README down to 256 colours, a third
 * of their size. Pictures that are small already stay as they are.
 *
 *   node scripts/images.mjs
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import UPNG from 'upng-js';
import { inRoot } from './lib/project.mjs';
import { launchChromium } from './vscode-host/chromium.mjs';

/** Width and height of the icon in pixels; it is shown at half of that at most. */
const iconSize = 256;

/** The type of a PNG whose colours are a palette. */
const PALETTE = 3;

/** @param {Uint8Array} bytes a PNG @returns {Uint8Array} the same with a palette */
function withPalette(bytes) {
  const picture = UPNG.decode(new Uint8Array(bytes).buffer);
  if (picture.ctype === PALETTE) return bytes;
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(picture), picture.width, picture.height, 256));
}

async function drawIcon() {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: iconSize, height: iconSize } });
    const drawing = readFileSync(inRoot('scripts', 'images', 'icon.svg'), 'utf8');
    await page.setContent(`<body style="margin: 0">${drawing}</body>`);
    writeFileSync(inRoot('images', 'icon.png'), withPalette(await page.screenshot({ omitBackground: true })));
  } finally {
    await browser.close();
  }
}

await drawIcon();
for (const name of readdirSync(inRoot('images')).filter((each) => each.endsWith('.png'))) {
  const file = inRoot('images', name);
  writeFileSync(file, withPalette(readFileSync(file)));
}
