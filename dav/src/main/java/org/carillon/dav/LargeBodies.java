package org.carillon.dav;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Lets bodies be as large as they are: files are. The web server's own bound is for forms. Who has
 * not signed in is answered before anything of a body is read.
 */
public final class LargeBodies implements ServletExtension {
  private static final long ANY = -1;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              exchange.setMaxEntitySize(ANY);
              next.handleRequest(exchange);
            });
  }
}
