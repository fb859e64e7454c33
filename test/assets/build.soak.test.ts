import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetFile } from '../../lambdas/platform/assets.ts';
import { ICONS } from '../../lambdas/platform/assets.ts';
import { type Assets, buildAssets } from '../../lib/assets.ts';

const decoded = (base64: string) => Buffer.from(base64, 'base64');
const textOf = ({ bodies }: AssetFile) =>
  'plain' in bodies ? '' : gunzipSync(decoded(bodies.gzip)).toString();
/** What goes over the wire to a browser of today. */
const weightOf = ({ bodies }: AssetFile) => decoded('plain' in bodies ? bodies.plain : bodies.br).length;

let assets: Assets;
beforeAll(async () => {
  assets = await buildAssets();
});
const fileOf = (path: string): AssetFile => {
  const file = assets.files[path.replace('/assets/', '')];
  if (!file) throw new Error(`${path} is not served`);
  return file;
};
/** Of each font, its parts: what a Danish page needs, and what another alphabet's letters need. */
const fonts = () => Object.entries(assets.files).filter(([name]) => name.endsWith('.woff2'));

describe('the assets', () => {
  it('are named by their content, and each name is served', () => {
    for (const path of Object.values(assets.names)) {
      expect(path).toMatch(/^\/assets\/[a-z]+\.[A-Z0-9]{8}\.(css|js|svg)$/);
      expect(fileOf(path).type).toMatch(/^(text|image)\//);
    }
  });

  it('are the same each time', async () => {
    expect(await buildAssets()).toEqual(assets);
  });

  it.each([
    ['style', 25_000],
    ['script', 8_000],
    ['sprite', 5_000],
    ['icon', 1_000],
  ] as const)('%s weighs at most %d bytes over the wire', (name, most) => {
    expect(weightOf(fileOf(assets.names[name]))).toBeLessThanOrEqual(most);
  });

  it('weigh at most 90 KB together for a page in Danish, which leaves its words 60 of 150', () => {
    const own = Object.values(assets.names).map((path) => weightOf(fileOf(path)));
    const western = fonts().filter(([name]) => name.includes('Latin1'));

    expect(western).toHaveLength(2);
    const together = [...own, ...western.map(([, file]) => weightOf(file))].reduce(
      (sum, one) => sum + one,
      0,
    );
    expect(together).toBeLessThanOrEqual(90_000);
  });
});

describe('the style', () => {
  it('asks for nothing but our own fonts, by names beside its own', () => {
    const style = textOf(fileOf(assets.names.style));
    const addresses = [...style.matchAll(/url\(\s*["']?(.*?)["']?\s*\)/g)].map(([, address = '']) => address);
    const asked = addresses.filter((address) => !address.startsWith('data:image/svg+xml'));

    expect(asked.sort()).toEqual(
      fonts()
        .map(([name]) => `./${name}`)
        .sort(),
    );
    expect(style).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('shows text before its fonts are there', () => {
    const faces = textOf(fileOf(assets.names.style)).match(/@font-face\{[^}]*\}/g) ?? [];

    expect(faces).toHaveLength(4);
    for (const face of faces) expect(face).toContain('font-display:swap');
  });

  it.each(['@media print', 'prefers-reduced-motion', 'forced-colors', ':focus-visible', '@page'])(
    'has rules for %s',
    (what) => {
      expect(textOf(fileOf(assets.names.style))).toContain(what);
    },
  );
});

describe('the icons', () => {
  it('are one file, each a symbol by its name', () => {
    const sprite = textOf(fileOf(assets.names.sprite));
    const symbols = [...sprite.matchAll(/<symbol id="([^"]+)" viewBox="[^"]+">(?:(?!<svg).)+?<\/symbol>/g)];

    expect(symbols.map(([, id]) => id)).toEqual([...ICONS]);
  });

  it('run nothing and fetch nothing', () => {
    for (const path of [assets.names.sprite, assets.names.icon])
      expect(textOf(fileOf(path))).not.toMatch(/<script|href=|\son\w+=|url\(/i);
  });
});

describe('the source of the style', () => {
  const folder = join(import.meta.dirname, '../../lambdas/assets/style');

  it.each(readdirSync(folder))('%s shouts nothing down: layers say what wins', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain('!important');
  });
});
