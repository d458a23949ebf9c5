package org.carillon.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The request's parameters, by type; a malformed one counts as absent. */
@Named
@RequestScoped
public class RequestParameters {
  @Inject private HttpServletRequest request;

  /** A parameter's text; empty when absent. */
  public String text(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  /** A parameter's text; empty when absent or empty. */
  public Optional<String> some(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  /** A parameter's whole number. */
  public OptionalLong number(String name) {
    return parse(text(name));
  }

  /** All values of a parameter that are whole numbers. */
  public List<Long> numbers(String name) {
    String[] values = request.getParameterValues(name);
    return values == null
        ? List.of()
        : Arrays.stream(values)
            .map(RequestParameters::parse)
            .filter(OptionalLong::isPresent)
            .map(OptionalLong::getAsLong)
            .distinct()
            .toList();
  }

  /** All values of a parameter. */
  public List<String> texts(String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  /** Parses a whole number of a form; empty if it is none. */
  public static OptionalLong parse(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
