package org.carillon.web.request;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/**
 * Maps each page of an application to its path without the suffix: {@code domains.xhtml} is at
 * {@code /domains}. The automatic extensionless mapping of Faces (Faces 4.0 §11.4.1) answers 404 on
 * this server.
 */
public class PageMappings implements ServletContextListener {
  /** The name in web.xml of the servlet that renders pages. */
  public static final String PAGES = "faces";

  private static final String SUFFIX = ".xhtml";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Set<String> taken =
        context
            .getServletRegistration(PAGES)
            .addMapping(
                context.getResourcePaths("/").stream()
                    .filter(path -> path.endsWith(SUFFIX))
                    .map(path -> path.substring(0, path.length() - SUFFIX.length()))
                    .toArray(String[]::new));
    if (!taken.isEmpty()) {
      throw new IllegalStateException("Pages have the paths of other servlets: " + taken);
    }
  }
}
