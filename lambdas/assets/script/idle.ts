import { all } from './find.ts';

/** In milliseconds. */
const WARNED_BEFORE = 120_000;
const AT_MOST_EVERY = 300_000;

/**
 * Asks two minutes before the session ends for want of use whether she is still there, and leaves the page when it has
 * ended, so that nothing is read over an empty chair. Who types or presses is there; another tab of hers counts too.
 */
export const warnOfIdleness = (): void => {
  const { idleSeconds, stayUrl, leaveUrl } = document.body.dataset;
  const dialog = document.querySelector<HTMLDialogElement>('#idle-dialog');
  if (!idleSeconds || !stayUrl || !leaveUrl || !dialog) return;
  const idle = Number(idleSeconds) * 1_000;
  const tabs = new BroadcastChannel('hjemmel');
  let timer = 0;
  let isFresh = true;

  const leave = (): void => location.assign(leaveUrl);
  const ask = (): void => {
    dialog.showModal();
    timer = setTimeout(leave, WARNED_BEFORE);
  };
  const begin = (): void => {
    clearTimeout(timer);
    dialog.close();
    timer = setTimeout(ask, idle - WARNED_BEFORE);
    isFresh = true;
    setTimeout(
      () => {
        isFresh = false;
      },
      Math.min(AT_MOST_EVERY, idle / 4),
    );
  };
  const stay = async (): Promise<void> => {
    const { ok } = await fetch(stayUrl, { redirect: 'manual', cache: 'no-store' });
    if (!ok) return leave();
    begin();
    tabs.postMessage('here');
  };
  const isHere = (): void => {
    if (isFresh || dialog.open) return;
    isFresh = true;
    // Without a line nothing is lost: the question comes at its time.
    stay().catch(() => {});
  };

  tabs.onmessage = begin;
  for (const button of all('[data-stay]', dialog))
    button.addEventListener('click', () => {
      stay().catch(() => {});
    });
  // Escape says no more than that she is there.
  dialog.addEventListener('cancel', () => {
    stay().catch(() => {});
  });
  for (const sign of ['keydown', 'pointerdown']) document.addEventListener(sign, isHere, { passive: true });
  begin();
  tabs.postMessage('here');
};
