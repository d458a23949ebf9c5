package org.carillon.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.URLDecodingHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;

/**
 * Answers 400 to an address with a broken escape (RFC 3986 §2.1), such as {@code ?x=%zz}, and
 * decodes all others. The server's listeners leave that to this ({@code decode-url}): they would
 * write a stack trace to the log for each, which anybody can send, and answer nothing. Where the
 * listener decodes nevertheless, this does nothing more.
 */
public final class SoundAddresses implements ServletExtension {
  private static final String SENTENCE =
      "The address has a percent sign that two hexadecimal digits do not follow.";

  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\""
          + SENTENCE
          + "\",\"code\":\"malformed\"}";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next -> {
          HttpHandler decoding = new URLDecodingHandler(next, "UTF-8");
          return exchange -> {
            if (isSound(exchange.getRequestURI()) && isSound(exchange.getQueryString())) {
              decoding.handleRequest(exchange);
            } else {
              refuse(exchange);
            }
          };
        });
  }

  private static void refuse(HttpServerExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    boolean isPage = accepted != null && accepted.contains("text/html");
    exchange.setStatusCode(StatusCodes.BAD_REQUEST);
    exchange
        .getResponseHeaders()
        .put(
            Headers.CONTENT_TYPE,
            isPage ? "text/plain; charset=utf-8" : "application/problem+json");
    exchange.getResponseSender().send(isPage ? SENTENCE : PROBLEM);
  }

  /** Whether each percent sign is followed by two hexadecimal digits. */
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
