package org.carillon.format.table;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/** Reads the entries of an LDIF text (RFC 2849). Changes other than additions are not supported. */
public final class LdifEntries {
  private static final int MOST_LINES = 10_000;

  private final Iterator<String> lines;
  private int line;

  /**
   * An attribute's value.
   *
   * @param name the attribute's name in lower case, with its options
   * @param text the value; empty if its octets are not text
   * @param base64 the Base64 in the file; empty if the value is written as text
   */
  public record Value(String name, String text, String base64) {}

  /** An entry that begins in a line, from 1. The problem of its syntax is empty if none. */
  public record Entry(int line, List<Value> values, Optional<String> problem) {
    public Entry {
      values = List.copyOf(values);
    }

    public List<String> all(String name) {
      return values.stream().filter(value -> value.name.equals(name)).map(Value::text).toList();
    }

    /** Returns the first value of an attribute, or empty text if there is none. */
    public String first(String name) {
      return all(name).stream().findFirst().orElse("");
    }
  }

  /** Creates a reader of a text, with or without a byte order mark. */
  public LdifEntries(String text) {
    this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().iterator();
  }

  /** Returns the next entry, or empty after the last. */
  public Optional<Entry> next() {
    while (lines.hasNext()) {
      Optional<Entry> entry = read();
      if (entry.isPresent()) {
        return entry;
      }
    }
    return Optional.empty();
  }

  /** Reads up to an empty line. */
  private Optional<Entry> read() {
    int begin = line + 1;
    List<StringBuilder> unfolded = new ArrayList<>();
    while (lines.hasNext()) {
      String one = lines.next();
      line++;
      if (one.isEmpty()) {
        break;
      }
      if (one.charAt(0) == ' ' && !unfolded.isEmpty()) {
        unfolded.getLast().append(one, 1, one.length());
      } else if (unfolded.size() < MOST_LINES) {
        unfolded.add(new StringBuilder(one));
      }
    }
    return entry(begin, unfolded);
  }

  private static Optional<Entry> entry(int begin, List<StringBuilder> unfolded) {
    List<Value> values = new ArrayList<>();
    Optional<String> problem = Optional.empty();
    for (StringBuilder one : unfolded) {
      String text = one.toString();
      if (text.startsWith("#")) {
        continue;
      }
      Optional<Value> value = value(text);
      if (value.isEmpty()) {
        problem = Optional.of("The line is not valid LDIF, or refers to a file or another place.");
      } else if (isOther(value.get())) {
        problem = Optional.of("LDIF entries can only be added; this one is a change.");
      } else if (!value.get().name.equals("version")) {
        values.add(value.get());
      }
    }
    return values.isEmpty() && problem.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(begin, values, problem));
  }

  private static boolean isOther(Value value) {
    return value.name.equals("changetype") && !value.text.equalsIgnoreCase("add");
  }

  private static Optional<Value> value(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String said = text.substring(colon + 1);
    if (said.startsWith("<")) {
      return Optional.empty();
    }
    if (!said.startsWith(":")) {
      return Optional.of(new Value(name, said.strip(), ""));
    }
    String base64 = said.substring(1).strip();
    return decoded(base64).map(value -> new Value(name, value, base64));
  }

  /** Decodes Base64; empty if malformed, empty text if the octets are not text. */
  private static Optional<String> decoded(String base64) {
    try {
      byte[] octets = Base64.getDecoder().decode(base64);
      return Optional.of(Charsets.utf8(octets).map(String::strip).orElse(""));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
