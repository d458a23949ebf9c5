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
import org.xnio.IoUtils;

/**
 * Bounds the bodies that an application is sent: 8 MB, or what its {@code web.xml} says in {@value
 * #PARAMETER}, in octets, -1 for no bound. What comes in parts has the bound of its servlet.
 *
 * <p>The listener has none: of HTTP/1.1 it would refuse what is longer before any application can
 * say that it takes it, and files are.
 */
public final class LargestBody implements ServletExtension {
  private static final String PARAMETER = "carillon.largest-body";
  private static final String USUAL = "8388608";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    long most = Long.parseLong(deployment.getInitParameters().getOrDefault(PARAMETER, USUAL));
    deployment.addInitialHandlerChainWrapper(next -> exchange -> take(exchange, most, next));
  }

  private static void take(HttpServerExchange exchange, long most, HttpHandler next)
      throws Exception {
    exchange.setMaxEntitySize(most);
    // A stream of HTTP/2 is broken off where it becomes too long, without the others.
    if (most < 0
        || exchange.getRequestContentLength() <= most
        || exchange.getProtocol().equals(Protocols.HTTP_2_0)
        || isInParts(exchange)) {
      next.handleRequest(exchange);
      return;
    }
    exchange.setStatusCode(StatusCodes.REQUEST_ENTITY_TOO_LARGE);
    exchange.setPersistent(false);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send("The body is too large.\n", new Ending());
  }

  private static boolean isInParts(HttpServerExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    return type != null && type.startsWith("multipart/form-data");
  }

  /** Ends the connection rather than read the rest. */
  private static final class Ending implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      end(exchange);
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
