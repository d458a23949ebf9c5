package org.carillon.web.form;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import org.carillon.web.request.PartBounds;

/**
 * Puts {@link PartBounds} between each multipart form and the server's parser, before any of the
 * form is in memory. It is not a filter, because a filter cannot see the parser's input.
 */
public final class PartGuard implements ServletExtension {
  private static final String MULTIPART = "multipart/form-data";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              guard(exchange);
              next.handleRequest(exchange);
            });
  }

  private static void guard(HttpServerExchange exchange) {
    // The parser detects multipart in the same way.
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type == null || !type.startsWith(MULTIPART)) {
      return;
    }
    String boundary = Headers.extractQuotedValueFromHeader(type, "boundary");
    if (boundary != null) {
      exchange.addRequestWrapper(
          (factory, same) -> new GuardedParts(factory.create(), new PartBounds(boundary)));
    }
  }
}
