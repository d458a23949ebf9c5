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
 * A request whose form could not be read, for the page that says so: the server fails anew whenever
 * a parameter is asked for.
 */
final class WithoutForm extends HttpServletRequestWrapper {
  private static final String ATTRIBUTE = WithoutForm.class.getName();

  private WithoutForm(HttpServletRequest request) {
    super(request);
  }

  /** Notes that a request's form can't be read. */
  static void note(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, true);
  }

  /** The request, without its form if that can't be read. */
  static HttpServletRequest of(HttpServletRequest request) {
    return isNoted(request) ? new WithoutForm(request) : request;
  }

  /** Whether a request's form could not be read. */
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
