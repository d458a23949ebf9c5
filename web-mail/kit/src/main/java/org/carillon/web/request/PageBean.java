package org.carillon.web.request;

import jakarta.faces.context.FacesContext;

/** Beans as a page's expressions find them, for components, which nothing is injected into. */
public final class PageBean {
  private PageBean() {}

  /** The bean of this name. */
  public static <T> T named(String name, Class<T> type, FacesContext context) {
    return context.getApplication().evaluateExpressionGet(context, "#{" + name + "}", type);
  }
}
