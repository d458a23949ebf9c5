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
 * Limits request bodies of an application: 8 MB, or the octets that its {@code web.xml} sets in
 * {@value #PARAMETER}, -1 for no limit. Multipart bodies have the limit of their servlet. The
 * response is a sentence, or the text in {@value #ANSWER}, of the type in {@value #TYPE}.
 *
 * <p>The listener has no limit: for HTTP/1.1 it would refuse a longer body before any application
 * could accept it, and files are longer.
 */
public final class LargestBody implements ServletExtension {
  private static final String PARAMETER = "carillon.largest-body";
  private static final String USUAL = "8388608";
  private static final String ANSWER = "carillon.too-large";
  private static final String TYPE = "carillon.too-large.type";

  /** The response, in ASCII, to a body that is too large. */
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
    // An HTTP/2 stream is reset when it becomes too long, without affecting the others.
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
    // A client that knows the length has the response while it is still sending.
    exchange.setResponseContentLength(refusal.answer.length());
    exchange.getResponseSender().send(refusal.answer, new Ending());
  }

  private static boolean isInParts(HttpServerExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    return type != null && type.startsWith("multipart/form-data");
  }

  /**
   * Discards the rest without blocking a thread. After 10 seconds the connection ends. If it were
   * closed while octets arrive it would be reset, and a client that reads after it has sent would
   * never see the response (RFC 9112 §9.6); a TLS connection closed in one direction accepts no
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
