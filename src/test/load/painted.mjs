// Measures how long a freshly opened page takes, for benchmarks that drive a browser.

/** Opens an address; returns the milliseconds until something is painted, and until the server's response begins. */
export async function opened(page, address) {
  await page.goto(address, { waitUntil: "load" });
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const [document] = performance.getEntriesByType("navigation");
    return {
      // Some loads have no such entry yet.
      first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now(),
      server: document.responseStart - document.requestStart,
    };
  });
}
