package org.carillon.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes only so many pages at a time as processors can be busy with; the others wait, first come
 * first served. A page takes some megabytes while it is made: were a hundred made at once, each
 * would last a hundred times as long, and the collector would copy all of them again and again.
 *
 * <p>A turn waits for no client: what comes was read before, and a page is sent after it was made.
 */
public class PageTurns extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What makes pages, as web.xml calls it. */
  private static final String PAGES = "faces";

  /** Some wait for the database, so more than one for each processor. */
  private static final int EACH_PROCESSOR = 4;

  private static final int LEAST = 8;

  /** Who has waited so long is told to come again: pages are stuck, and more would be too. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final transient Semaphore turns =
      new Semaphore(
          Math.max(LEAST, EACH_PROCESSOR * Runtime.getRuntime().availableProcessors()), true);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PAGES.equals(request.getHttpServletMapping().getServletName())) {
      chain.doFilter(request, response);
    } else if (take()) {
      try {
        chain.doFilter(request, response);
      } finally {
        turns.release();
      }
    } else {
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private boolean take() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
