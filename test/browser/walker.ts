import type { Locator, Page } from 'playwright-core';
import type { Bilingual } from '../../lambdas/domain/purpose.ts';
import { type Say, sayIn } from '../../lambdas/pages/web/say.ts';
import { violationsOf } from './axe.ts';
import type { Window } from './window.ts';

export type Hand = 'pointer' | 'keyboard';
/** What a control is called: the whole of it, or how it begins. */
type Name = Bilingual | string | RegExp;

/** The most stops of the tabulator that a page of ours may need. */
const MOST_TABS = 250;
const FOCUS = `(() => {
  const { activeElement: focused } = document;
  if (!focused || focused === document.body) return 'nothing';
  // At the calendar within a date, the browser draws the focus itself.
  if (focused.type === 'date' && !focused.matches(':focus')) return 'seen';
  const drawn = [focused, focused.nextElementSibling, focused.closest('label'), focused.closest('summary')].filter(Boolean)
    .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before'), getComputedStyle(one, '::after')]);
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const isDrawn = drawn.some(({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none');
  return isSeen && isDrawn ? 'seen' : (isSeen ? 'not drawn: ' : 'not in view: ') + focused.outerHTML.slice(0, 120);
})()`;

/** Somebody who does one thing after another on the pages, by pointer or by keyboard alone; each is a step. */
export class Walker {
  readonly window: Window;
  readonly hand: Hand;
  /** Clicks and fields so far. */
  steps = 0;
  /** What was in her way: places of the focus that cannot be seen, pages wider than the window. */
  readonly obstacles: string[] = [];
  readonly say: Say;

  constructor(window: Window, hand: Hand) {
    this.window = window;
    this.hand = hand;
    this.say = sayIn(window.setting.language);
  }

  get page(): Page {
    return this.window.page;
  }

  private nameOf(name: Name): string | RegExp {
    return typeof name === 'string' || name instanceof RegExp ? name : this.say(name);
  }

  private get main(): Locator {
    return this.page.locator('main');
  }

  /** Comes to a page from outside, which is no step. */
  async comesTo(path: string): Promise<void> {
    await this.window.goto(path);
    await this.looks();
  }

  /** Takes the first place of the menu, or of a page, by a link of this name. */
  async follows(name: Name): Promise<void> {
    await this.presses(this.page.getByRole('link', { name: this.nameOf(name) }).first());
  }

  /** Follows a link by where it leads, where its words lead to several places. */
  async opens(path: string): Promise<void> {
    await this.presses(this.page.locator(`a[href="${path}"]`).first());
  }

  async sends(name: Name): Promise<void> {
    await this.presses(this.main.getByRole('button', { name: this.nameOf(name) }).first());
  }

  /** Opens what is folded away. */
  async unfolds(title: Name): Promise<void> {
    const summary = this.main
      .locator('summary')
      .filter({ hasText: this.nameOf(title) })
      .first();
    await this.activates(summary);
  }

  /** Chooses one of several, or ticks a box. */
  async chooses(label: Name): Promise<void> {
    this.steps += 1;
    const name = this.nameOf(label);
    const control = this.main.getByLabel(name, { exact: typeof name === 'string' }).first();
    if (this.hand === 'pointer') {
      const id = await control.getAttribute('id');
      await this.main.locator(`label[for="${id}"]`).click();
    } else await this.choosesByKeyboard(control);
    if (!(await control.isChecked())) throw new Error(`${name} is not chosen`);
  }

  async types(label: Name, text: string): Promise<void> {
    this.steps += 1;
    const control = this.main.getByLabel(this.nameOf(label)).first();
    const isDate = (await control.getAttribute('type')) === 'date';
    if (this.hand === 'pointer' || isDate) {
      if (this.hand === 'keyboard') await this.tabsTo(control);
      await control.fill(text);
      return;
    }
    await this.tabsTo(control);
    await this.page.keyboard.type(text);
  }

  /** Saves a file by a link; its text. */
  async saves(name: Name): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.activates(this.page.getByRole('link', { name: this.nameOf(name) }).first()),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Reads on the page; throws when it does not say so. */
  async reads(text: Name): Promise<void> {
    try {
      await this.main.getByText(this.nameOf(text)).first().waitFor({ timeout: 10_000 });
    } catch {
      const said = ((await this.main.textContent()) ?? '').replaceAll(/\s+/g, ' ').slice(0, 800);
      throw new Error(`${this.window.path} does not say ${this.nameOf(text)}, but: ${said}`);
    }
  }

  private async presses(target: Locator): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.activates(target)]);
    await this.looks();
  }

  private async activates(target: Locator): Promise<void> {
    this.steps += 1;
    if (this.hand === 'pointer') return target.click();
    await this.tabsTo(target);
    await this.page.keyboard.press('Enter');
  }

  private async choosesByKeyboard(control: Locator): Promise<void> {
    const name = await control.getAttribute('name');
    const isRadio = (await control.getAttribute('type')) === 'radio';
    await this.tabsTo(isRadio ? this.main.locator(`input[name="${name}"]`) : control);
    for (let press = 0; press < 40 && !(await isFocused(control)); press += 1)
      await this.page.keyboard.press('ArrowDown');
    if (!(await control.isChecked())) await this.page.keyboard.press('Space');
  }

  /** Tabs on until the focus is at the target, or at one of several; it must be seen wherever it comes by. */
  private async tabsTo(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'attached' });
    for (let tab = 0; tab < MOST_TABS; tab += 1) {
      if (tab > 0 || !(await isFocused(target))) await this.page.keyboard.press('Tab');
      const focus: string = await this.page.evaluate(FOCUS);
      if (focus !== 'seen' && focus !== 'nothing') this.obstacles.push(`${this.window.path}: focus ${focus}`);
      if (await isFocused(target)) return;
    }
    throw new Error(`${target} is not reached by the tabulator on ${this.window.path}`);
  }

  /** What must hold of every page she comes to. */
  private async looks(): Promise<void> {
    const { path, setting } = this.window;
    if (await this.window.isTooWide()) this.obstacles.push(`${path}: wider than the window`);
    // What is accessible does not depend on the hand, and is looked at by a script.
    if (!setting.script || this.hand === 'keyboard') return;
    for (const violation of await violationsOf(this.page)) this.obstacles.push(`${path}: ${violation}`);
  }
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement));
