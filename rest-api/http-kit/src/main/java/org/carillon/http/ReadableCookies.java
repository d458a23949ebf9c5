package org.carillon.http;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Removes cookies that the server could not parse, and those above the limit: the server would
 * answer 500 to each such request, and browsers send the cookies of the domain's other applications
 * (RFC 6265 §5.4) until they are deleted.
 */
public final class ReadableCookies implements ServletExtension {
  /** The most cookies of a request that are read. */
  static final int MOST = 100;

  private static final String NO_NAME_HAS = "()<>@,;:\\\"/[]?={} ";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              clean(exchange.getRequestHeaders());
              next.handleRequest(exchange);
            });
  }

  static void clean(HeaderMap headers) {
    // HTTP/2 may send several fields (RFC 9113 §8.2.3).
    HeaderValues fields = headers.get(Headers.COOKIE);
    if (fields == null) {
      return;
    }
    String readable =
        Arrays.stream(String.join(";", fields).split(";"))
            .map(String::strip)
            .filter(ReadableCookies::isReadable)
            .limit(MOST)
            .collect(Collectors.joining("; "));
    if (readable.isEmpty()) {
      headers.remove(Headers.COOKIE);
    } else {
      headers.put(Headers.COOKIE, readable);
    }
  }

  private static boolean isReadable(String cookie) {
    int name = cookie.indexOf('=');
    return name > 0
        && cookie.chars().allMatch(c -> c >= 0x20 && c < 0x7F)
        && cookie.chars().limit(name).noneMatch(c -> NO_NAME_HAS.indexOf(c) >= 0);
  }
}
