package org.carillon.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.URLDecodingHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * Answers 400 to an address with a malformed escape (RFC 3986 §2.1), such as {@code ?x=%zz}, or
 * with a path that does not begin with a slash (RFC 9112 §3.2), and decodes all others. The
 * server's listeners leave decoding to this class ({@code decode-url}): they would log a stack
 * trace for each, which anybody can cause, and send no response. If the listener does decode, this
 * class only checks. {@code OPTIONS *}, for the server as a whole, gets an empty response (RFC 9110
 * §9.3.7).
 */
public final class UrlValidation implements ServletExtension {
  private static final String ESCAPE =
      "The address contains a percent sign that is not followed by two hexadecimal digits.";

  private static final String SLASH = "The address must begin with a slash.";

  private static final String WHOLE_SERVER = "*";

  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"%s\","
          + "\"code\":\"malformed\"}";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next -> {
          HttpHandler decoding = new URLDecodingHandler(next, "UTF-8");
          return exchange -> {
            Optional<String> fault =
                fault(
                    exchange.getRequestURI(), exchange.getRequestPath(), exchange.getQueryString());
            if (exchange.getRequestMethod().equals(Methods.OPTIONS)
                && exchange.getRequestPath().equals(WHOLE_SERVER)) {
              exchange.setStatusCode(StatusCodes.NO_CONTENT);
              exchange.endExchange();
            } else if (fault.isPresent()) {
              refuse(exchange, fault.get());
            } else {
              decoding.handleRequest(exchange);
            }
          };
        });
  }

  /** Returns what is wrong with the address, as a sentence, or empty if it is well-formed. */
  static Optional<String> fault(String address, String path, String query) {
    if (!isSound(address) || !isSound(query)) {
      return Optional.of(ESCAPE);
    }
    return path.startsWith("/") || path.isEmpty() ? Optional.empty() : Optional.of(SLASH);
  }

  private static void refuse(HttpServerExchange exchange, String sentence) {
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    boolean isPage = accepted != null && accepted.contains("text/html");
    exchange.setStatusCode(StatusCodes.BAD_REQUEST);
    exchange
        .getResponseHeaders()
        .put(
            Headers.CONTENT_TYPE,
            isPage ? "text/plain; charset=utf-8" : "application/problem+json");
    exchange.getResponseSender().send(isPage ? sentence : PROBLEM.formatted(sentence));
  }

  /** Returns true if each percent sign is followed by two hexadecimal digits. */
  static boolean isSound(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char one) {
    return one < 0x80 && Character.digit(one, 16) >= 0;
  }
}
