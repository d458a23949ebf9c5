package org.carillon.web.request;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Lets certificate authorities validate a host by plain HTTP (RFC 8555 §8.3): all other requests
 * are redirected to HTTPS, for which there may be no certificate yet. A security constraint cannot
 * make this exception: the server applies the strictest match.
 */
public final class AcmeHttpChallenges implements ServletExtension {
  /** The path of the challenges. */
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
