package org.carillon.mailauth.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.FieldTokens;

/** Parses the field (RFC 8601 §2.2), a little more leniently than its grammar. */
final class ResultsReader {
  private static final int MOST_METHODS = 100;
  private static final int MOST_PROPERTIES = 50;

  private final FieldTokens tokens;

  ResultsReader(String value) {
    tokens = new FieldTokens(value);
  }

  /** Returns the authserv-id that a value begins with, or empty if there is none. */
  Optional<String> server() {
    return Optional.of(tokens.word(";")).filter(id -> !id.isEmpty());
  }

  Optional<AuthenticationResults> read() {
    Optional<String> server = server();
    if (server.isEmpty() || !isVersionKnown()) {
      return Optional.empty();
    }
    List<MethodResult> methods = new ArrayList<>();
    while (take(';')) {
      if (tokens.peek() < 0) {
        break;
      }
      Optional<MethodResult> method = method(methods.isEmpty());
      if (method.isEmpty() || methods.size() == MOST_METHODS) {
        return Optional.empty();
      }
      methods.add(method.get());
    }
    methods.removeIf(method -> method.method().isEmpty());
    return tokens.peek() < 0
        ? Optional.of(new AuthenticationResults(server.get(), methods))
        : Optional.empty();
  }

  private boolean isVersionKnown() {
    int next = tokens.peek();
    return next < 0
        || next == ';'
        || tokens.word(";").equals(String.valueOf(AuthenticationResults.VERSION));
  }

  private boolean take(char wanted) {
    if (tokens.peek() == wanted) {
      tokens.skip();
      return true;
    }
    return false;
  }

  /** Returns a method's result; empty if malformed. {@code none} gives one without a name. */
  private Optional<MethodResult> method(boolean mayBeNone) {
    String name = tokens.word("=/;");
    if (mayBeNone && name.equalsIgnoreCase("none") && tokens.peek() < 0) {
      return Optional.of(new MethodResult("", "", "", List.of()));
    }
    if (take('/') && !tokens.word("=;").equals("1")) {
      return Optional.empty();
    }
    if (name.isEmpty() || !take('=')) {
      return Optional.empty();
    }
    String result = tokens.word(";");
    String reason = "";
    List<ResultProperty> properties = new ArrayList<>();
    while (tokens.peek() >= 0 && tokens.peek() != ';') {
      String key = tokens.word(".=;");
      if (take('=')) {
        if (!key.equalsIgnoreCase("reason")) {
          return Optional.empty();
        }
        reason = tokens.word(";");
        continue;
      }
      Optional<ResultProperty> property = take('.') ? property(key) : Optional.empty();
      if (property.isEmpty() || properties.size() == MOST_PROPERTIES) {
        return Optional.empty();
      }
      properties.add(property.get());
    }
    return result.isEmpty()
        ? Optional.empty()
        : Optional.of(new MethodResult(lower(name), lower(result), reason, properties));
  }

  private Optional<ResultProperty> property(String type) {
    String name = tokens.word("=;");
    if (type.isEmpty() || name.isEmpty() || !take('=')) {
      return Optional.empty();
    }
    boolean isQuoted = tokens.peek() == '"';
    String value = tokens.word(";");
    // The local part may be quoted.
    if (isQuoted && tokens.peek() == '@') {
      value += tokens.word(";");
    }
    return Optional.of(new ResultProperty(lower(type), lower(name), value));
  }

  private static String lower(String keyword) {
    return keyword.toLowerCase(Locale.ROOT);
  }
}
