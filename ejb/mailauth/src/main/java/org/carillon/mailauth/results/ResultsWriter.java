package org.carillon.mailauth.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mailauth.DnsName;

final class ResultsWriter {
  private static final int LINE = 78;

  /** The maximum length of a value, to keep untrusted text in the line length (RFC 5322 §2.1.1). */
  private static final int MOST_VALUE = 400;

  /** The characters that a token must not have (RFC 2045 §5.1). */
  private static final String SPECIALS = "()<>@,;:\\\"/[]?=";

  /** The characters of an atom besides letters and digits (RFC 5322 §3.2.3), with the dot. */
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~.";

  private final StringBuilder field = new StringBuilder(AuthenticationResults.NAME).append(':');
  private int lineBegin;

  String write(AuthenticationResults results) {
    word(value(results.server()) + (results.methods().isEmpty() ? "; none" : ";"));
    for (int i = 0; i < results.methods().size(); i++) {
      boolean isLast = i == results.methods().size() - 1;
      List<String> words = words(results.methods().get(i));
      fold();
      for (int at = 0; at < words.size(); at++) {
        word(words.get(at) + (at == words.size() - 1 && !isLast ? ";" : ""));
      }
    }
    return field.append("\r\n").toString();
  }

  private static List<String> words(MethodResult method) {
    List<String> words = new ArrayList<>();
    words.add(keyword(method.method()) + "=" + keyword(method.result()));
    if (!method.reason().isEmpty()) {
      words.add("reason=" + quoted(method.reason()));
    }
    for (ResultProperty property : method.properties()) {
      words.add(
          keyword(property.type())
              + "."
              + keyword(property.name())
              + "="
              + value(property.value()));
    }
    return words;
  }

  /** Adds a word, on a new line if there is no room for it. */
  private void word(String word) {
    if (field.length() - lineBegin + 1 + word.length() > LINE && field.length() - lineBegin > 1) {
      fold();
    }
    if (field.charAt(field.length() - 1) != '\t') {
      field.append(' ');
    }
    field.append(word);
  }

  private void fold() {
    field.append("\r\n");
    lineBegin = field.length();
    field.append('\t');
  }

  /**
   * Returns the text if it is a keyword (RFC 5321 §4.1.2). Keywords come from our own code.
   *
   * @throws IllegalArgumentException if it is not, since it would end the field
   */
  private static String keyword(String text) {
    if (text.isEmpty()
        || !text.chars().allMatch(c -> c < 0x80 && (isAlphanumeric(c) || c == '-'))) {
      throw new IllegalArgumentException("No keyword: " + text);
    }
    return text;
  }

  /** Returns a value as a token, address or quoted string, as possible (RFC 8601 §2.2). */
  private static String value(String text) {
    if (isToken(text)) {
      return text;
    }
    return address(text).orElseGet(() -> quoted(text));
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_VALUE
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F && SPECIALS.indexOf(c) < 0);
  }

  /** Returns an address in ASCII. If the local part is not ASCII, only the domain is returned. */
  private static Optional<String> address(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0 || text.length() > MOST_VALUE) {
      return Optional.empty();
    }
    String local = text.substring(0, at);
    String domain = text.substring(at + 1);
    if (!DnsName.isName(domain) || !isToken(domain)) {
      return Optional.empty();
    }
    if (!local.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return Optional.of(domain);
    }
    return Optional.of((isDotAtom(local) ? local : quoted(local)) + "@" + domain);
  }

  private static boolean isDotAtom(String local) {
    return !local.isEmpty()
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.chars().allMatch(c -> isAlphanumeric(c) || ATOM.indexOf(c) >= 0);
  }

  /** Returns a quoted string in which characters other than printable ASCII are replaced. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .limit(MOST_VALUE)
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\');
              }
              quoted.append(readable(c));
            });
    return quoted.append('"').toString();
  }

  private static char readable(int c) {
    return switch (c) {
      case '“', '”' -> '\'';
      default -> c < ' ' || c > '~' ? '?' : (char) c;
    };
  }

  private static boolean isAlphanumeric(int c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
