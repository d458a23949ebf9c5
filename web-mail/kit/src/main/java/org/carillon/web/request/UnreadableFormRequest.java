package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/**
 * A request whose form could not be read, for the error page: the server throws again whenever a
 * parameter is read.
 */
final class UnreadableFormRequest extends HttpServletRequestWrapper {
  private static final String ATTRIBUTE = UnreadableFormRequest.class.getName();

  private UnreadableFormRequest(HttpServletRequest request) {
    super(request);
  }

  /** Marks a request whose form cannot be read. */
  static void note(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, true);
  }

  /** The request, without its form if that can't be read. */
  static HttpServletRequest of(HttpServletRequest request) {
    return isNoted(request) ? new UnreadableFormRequest(request) : request;
  }

  /** Returns whether a request's form could not be read. */
  static boolean isNoted(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  @Override
  public String getParameter(String name) {
    return null;
  }

  @Override
  public String[] getParameterValues(String name) {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public Part getPart(String name) {
    return null;
  }
}
