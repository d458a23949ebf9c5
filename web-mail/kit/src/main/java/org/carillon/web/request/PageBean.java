package org.carillon.web.request;

import jakarta.faces.context.FacesContext;

/** Finds beans by name, as expressions do, for components, which have no injection. */
public final class PageBean {
  private PageBean() {}

  public static <T> T named(String name, Class<T> type, FacesContext context) {
    return context.getApplication().evaluateExpressionGet(context, "#{" + name + "}", type);
  }
}
