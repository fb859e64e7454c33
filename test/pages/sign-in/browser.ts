/** A browser without scripts: it keeps cookies, and follows where it is led. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until one leaves the host, or until there is a page. */
  async follow(url: string, init: RequestInit = {}): Promise<{ readonly url: URL; readonly page: string }> {
    let at = new URL(url);
    const { host } = at;
    let response = await this.go(at, init);
    for (;;) {
      const location = response.headers.get('location');
      if (location === null) return { url: at, page: await response.text() };
      at = new URL(location, at);
      if (at.host !== host) return { url: at, page: '' };
      response = await this.go(at);
    }
  }

  /** Chooses a test person on the issuer's page; `low` at a low level of assurance. Gives where she is sent back to. */
  async choose(page: URL, sub: string, as: 'sub' | 'low' = 'sub'): Promise<URL> {
    const { url } = await this.follow(page.href, {
      method: 'POST',
      body: new URLSearchParams({ [as]: sub }),
    });
    return url;
  }
}
