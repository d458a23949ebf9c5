package org.carillon.web.turn;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.PageMappings;

/**
 * Limits the number of pages that are rendered at a time to what the processors can do; others
 * wait, first come first served. A page takes some megabytes while it is rendered: a hundred at
 * once would each take a hundred times as long, and be copied again and again by the collector.
 *
 * <p>A turn does not wait for a client: the request is read before, and the page is sent after it.
 * A stuck page loses its turn ({@link PagePermits}).
 */
public class PageConcurrencyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The pages at a time for each processor: some of them wait for the database. */
  private static final int EACH_PROCESSOR = 4;

  private static final int LEAST = 8;

  /** The time after which a request is rejected with the advice to retry, as pages are stuck. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The maximum time; a page takes much less on a busy server. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final int PLACES =
      Math.max(LEAST, EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());

  /** The limit of an account, so that a browser with many messages leaves capacity to others. */
  private static final int SHARE = PLACES / 4;

  private final transient PagePermits places = new PagePermits(PLACES, SHARE, PATIENCE, LONGEST);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PageMappings.PAGES.equals(request.getHttpServletMapping().getServletName())) {
      chain.doFilter(request, response);
    } else if (!places.hold(
        Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName),
        Exchange.current()::after,
        () -> chain.doFilter(request, response))) {
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
