package org.carillon.protocol.smtp.syntax;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parameters after a path, {@code SP esmtp-keyword [= esmtp-value]} (RFC 5321 §4.1.2). */
public final class Parameters {
  private final Map<String, Optional<String>> values = new LinkedHashMap<>();

  /** Parses the parameters from the index to the text's end. */
  public static Parameters parse(String text, int from) throws SyntaxException {
    Parameters parameters = new Parameters();
    String rest = text.substring(from);
    if (!rest.isEmpty() && rest.charAt(0) != ' ') {
      throw new SyntaxException(501, "5.5.4", "Space expected after the path");
    }
    for (String word : rest.trim().split(" +")) {
      if (!word.isEmpty()) {
        parameters.add(word);
      }
    }
    return parameters;
  }

  private void add(String word) throws SyntaxException {
    int equals = word.indexOf('=');
    String keyword = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
    Optional<String> value =
        equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
    if (!keyword.matches("[A-Z0-9][A-Z0-9-]*") || value.filter(String::isEmpty).isPresent()) {
      throw new SyntaxException(501, "5.5.4", "Bad parameter");
    }
    if (values.put(keyword, value) != null) {
      throw new SyntaxException(501, "5.5.4", keyword + " given twice");
    }
  }

  /** Takes a parameter that must have a value; empty if it is missing. */
  public Optional<String> value(String keyword) throws SyntaxException {
    if (!values.containsKey(keyword)) {
      return Optional.empty();
    }
    Optional<String> value = values.remove(keyword);
    if (value.isEmpty()) {
      throw new SyntaxException(501, "5.5.4", keyword + " requires a value");
    }
    return value;
  }

  /** Takes a parameter that must have no value; returns whether it is present. */
  public boolean flag(String keyword) throws SyntaxException {
    if (!values.containsKey(keyword)) {
      return false;
    }
    if (values.remove(keyword).isPresent()) {
      throw new SyntaxException(501, "5.5.4", keyword + " takes no value");
    }
    return true;
  }

  /** Throws if a parameter is left that nobody took (RFC 5321 §4.1.1.11). */
  public void nothingLeft() throws SyntaxException {
    if (!values.isEmpty()) {
      throw new SyntaxException(
          555, "5.5.4", values.keySet().iterator().next() + " is not supported");
    }
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
