package org.carillon.dav;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebFilter;
import org.carillon.http.access.LoggedRequest;

/** Gives each request an id by which it is known as one of DAV's. */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class LoggedDav extends LoggedRequest {
  private static final long serialVersionUID = 1L;

  /** For the container. */
  public LoggedDav() {
    super("dav-");
  }
}
