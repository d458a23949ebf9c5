// How long a page that is opened anew takes, for benchmarks that drive a browser.

/** Opens an address; the milliseconds until something is painted, and until the server's answer begins. */
export async function opened(page, address) {
  await page.goto(address, { waitUntil: "load" });
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const [document] = performance.getEntriesByType("navigation");
    return {
      // Not every load has noted it by now.
      first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now(),
      server: document.responseStart - document.requestStart,
    };
  });
}
