package org.carillon.web.request;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Serves an application's files also below a folder named after their version: {@code
 * /@1c8f/kit/carillon.js} is {@code /kit/carillon.js}. Relative addresses in such a file (fonts,
 * modules) thereby have the version, too, and browsers load none of them twice.
 */
public final class VersionedFiles implements ServletExtension {
  /** The folders of public files. */
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

  /** The version is stored as a query, which has no meaning for a file. */
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

  /** Returns whether a file was requested by its current version. */
  static boolean isCurrent(HttpServletRequest request) {
    return ("v=" + Build.version(request.getServletContext())).equals(request.getQueryString());
  }
}
