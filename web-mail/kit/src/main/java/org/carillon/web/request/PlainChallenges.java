package org.carillon.web.request;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Lets certificate authorities look by plain HTTP whose a host is (RFC 8555 §8.3): all else is led
 * to HTTPS, for which there may be no certificate yet. A security constraint can't make the
 * exception: the server takes the strictest of all that fit.
 */
public final class PlainChallenges implements ServletExtension {
  /** Where they look. */
  public static final String PATH = "/.well-known/acme-challenge";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              if (exchange.getRelativePath().startsWith(PATH + "/")) {
                exchange.setRequestScheme("https");
              }
              next.handleRequest(exchange);
            });
  }
}
