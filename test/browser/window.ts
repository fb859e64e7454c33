import type { Browser, BrowserContext, Page } from 'playwright-core';
import { doorOf, PEOPLE } from '../../local/people.ts';

/** How somebody looks at the pages. */
export type Setting = {
  readonly width: 320 | 1280;
  readonly language: 'da' | 'en';
  readonly script: boolean;
};
export const HEIGHTS = { 320: 640, 1280: 800 } as const;

/** For example `320 px, no script`. */
export const nameOf = ({ width, language, script }: Setting): string =>
  `${width} px, ${language}${script ? '' : ', no script'}`;

type Site = { readonly api: string; readonly issuer: string };

/** A window of a browser of its own: no cookies but its own, and it notes whatever should not happen. */
export class Window {
  readonly page: Page;
  readonly site: Site;
  readonly setting: Setting;
  /** What went wrong behind the scenes: requests to other hosts, errors of a script, what the policy of a page stopped. */
  readonly wrong: string[] = [];
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, site: Site, setting: Setting) {
    this.context = context;
    this.page = page;
    this.site = site;
    this.setting = setting;
    this.watch();
  }

  static async open(browser: Browser, site: Site, setting: Setting): Promise<Window> {
    const context = await browser.newContext({
      viewport: { width: setting.width, height: HEIGHTS[setting.width] },
      javaScriptEnabled: setting.script,
      locale: setting.language === 'da' ? 'da-DK' : 'en-GB',
      timezoneId: 'Europe/Copenhagen',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const window = new Window(context, await context.newPage(), site, setting);
    if (setting.language === 'en') await window.goto('/language/en?to=/');
    return window;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** The pages' own answer to a path. */
  async goto(path: string): Promise<number> {
    const answer = await this.page.goto(`${this.site.api}${path}`);
    return answer?.status() ?? 0;
  }

  /** Signs in as a test person, at the issuer's own page. */
  async signIn(id: string): Promise<void> {
    const person = PEOPLE.find((one) => one.id === id);
    if (!person) throw new Error(`nobody is called ${id}`);
    await this.goto(`/sign-in/${doorOf(person)}`);
    await this.page.locator(`button[name="sub"][value="${person.sub}"]`).click();
    await this.page.waitForURL(`${this.site.api}/**`);
  }

  /** Where she is, without the host. */
  get path(): string {
    return this.page.url().replace(this.site.api, '');
  }

  /** True when something lies beyond the right edge, so that one must scroll sideways to read. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate('document.scrollingElement.scrollWidth > document.documentElement.clientWidth');
  }

  private watch(): void {
    const ours = [this.site.api, this.site.issuer].map((url) => new URL(url).origin);
    this.page.on('request', (request) => {
      const url = request.url();
      // A package lies where packages lie; nothing else is fetched from there.
      if (url.startsWith('data:') || ours.includes(new URL(url).origin) || url.includes('/packages/')) return;
      this.wrong.push(`asked another host: ${url}`);
    });
    this.page.on('response', (response) => {
      const isPage = response.request().resourceType() === 'document';
      if (response.status() >= (isPage ? 500 : 400))
        this.wrong.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    this.page.on('pageerror', (error) => this.wrong.push(`script: ${error.message}`));
    this.page.on('console', (message) => {
      // The browser remarks on a page that says what is wrong with a form; that is told by its status.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      this.wrong.push(`console: ${message.text()}`);
    });
  }
}
