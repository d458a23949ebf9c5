package org.carillon.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Bounds the bodies that an application is sent: 8 MB, or what its {@code web.xml} says in {@value
 * #PARAMETER}, in octets, -1 for no bound. What comes in parts has the bound of its servlet. What
 * is answered is a sentence, or what {@value #ANSWER} says, of the type that {@value #TYPE} says.
 *
 * <p>The listener has none: of HTTP/1.1 it would refuse what is longer before any application can
 * say that it takes it, and files are.
 */
public final class LargestBody implements ServletExtension {
  private static final String PARAMETER = "carillon.largest-body";
  private static final String USUAL = "8388608";
  private static final String ANSWER = "carillon.too-large";
  private static final String TYPE = "carillon.too-large.type";

  /**
   * How it is refused.
   *
   * @param answer in ASCII
   */
  private record Refusal(String answer, String type) {}

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    Map<String, String> said = deployment.getInitParameters();
    long most = Long.parseLong(said.getOrDefault(PARAMETER, USUAL));
    Refusal refusal =
        new Refusal(
            said.getOrDefault(ANSWER, "The body is too large.").strip() + "\n",
            said.getOrDefault(TYPE, "text/plain; charset=utf-8"));
    deployment.addInitialHandlerChainWrapper(
        next -> exchange -> take(exchange, most, refusal, next));
  }

  private static void take(
      HttpServerExchange exchange, long most, Refusal refusal, HttpHandler next) throws Exception {
    // A stream of HTTP/2 is broken off where it becomes too long, without the others.
    if (most < 0
        || exchange.getRequestContentLength() <= most
        || exchange.getProtocol().equals(Protocols.HTTP_2_0)
        || isInParts(exchange)) {
      exchange.setMaxEntitySize(most);
      next.handleRequest(exchange);
      return;
    }
    exchange.setStatusCode(StatusCodes.REQUEST_ENTITY_TOO_LARGE);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, refusal.type);
    // Who knows the length has the answer, though the rest of the request is still on its way.
    exchange.setResponseContentLength(refusal.answer.length());
    exchange.getResponseSender().send(refusal.answer, new Ending());
  }

  private static boolean isInParts(HttpServerExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    return type != null && type.startsWith("multipart/form-data");
  }

  /**
   * Drops the rest, without a thread that waits for it. What has not come in 10 seconds ends the
   * connection. One that is cut while octets come is reset, and a client that reads when it has
   * sent would never see the answer (RFC 9112 §9.6); of TLS one that is closed one way takes no
   * more either, so the next request may follow.
   */
  private static final class Ending implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      XnioExecutor.Key end =
          exchange
              .getIoThread()
              .executeAfter(() -> end(exchange), Exchange.LINGER_SECONDS, TimeUnit.SECONDS);
      exchange.addExchangeCompleteListener(
          (same, next) -> {
            end.remove();
            next.proceed();
          });
      exchange.endExchange();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException broken) {
      end(exchange);
    }

    private static void end(HttpServerExchange exchange) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
