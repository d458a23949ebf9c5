package org.carillon.dav;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebFilter;
import org.carillon.http.access.RequestIdFilter;

/** Gives each request an id by which it is known as one of DAV's. */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class DavRequestIdFilter extends RequestIdFilter {
  private static final long serialVersionUID = 1L;

  public DavRequestIdFilter() {
    super("dav-");
  }
}
