package org.carillon.web.request;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Serves an application's files below a folder named after their version as well: {@code
 * /@1c8f/kit/carillon.js} is {@code /kit/carillon.js}. What such a file names by a relative address
 * (fonts, modules) has the version by that, too, and browsers ask for none of them twice.
 */
public final class VersionedFiles implements ServletExtension {
  /** Where files lie that are the same for everybody. */
  static final List<String> FOLDERS = List.of("/kit/", "/look/");

  private static final Pattern ADDRESS = Pattern.compile("/@([0-9a-z]{1,16})(/(?:kit|look)/.*)");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              find(exchange);
              next.handleRequest(exchange);
            });
  }

  /** The version is noted as a query, which says nothing else to a file. */
  private static void find(HttpServerExchange exchange) {
    var address = ADDRESS.matcher(exchange.getRelativePath());
    if (address.matches()) {
      exchange.setRelativePath(address.group(2));
      exchange.setQueryString("v=" + address.group(1));
    }
  }

  /** The folder with the version of an application's files. */
  public static String folder(ServletContext application) {
    return application.getContextPath() + "/@" + Build.version(application);
  }

  /** Whether a file was asked for by the version it has now. */
  static boolean isCurrent(HttpServletRequest request) {
    return ("v=" + Build.version(request.getServletContext())).equals(request.getQueryString());
  }
}
