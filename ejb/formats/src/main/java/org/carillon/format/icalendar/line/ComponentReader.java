package org.carillon.format.icalendar.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.carillon.format.mime.encoding.Charsets;

/**
 * Reads components from octets in one pass, and keeps the octets of each line. The input is
 * bounded: {@value #MOST_LINES} lines, {@value #MOST_DEPTH} nested components, {@value
 * #MOST_PARAMETERS} parameters of a line.
 *
 * <p>Line ends may be LF alone. Empty lines are kept with the line before. Octets that are not
 * UTF-8 are read as ISO 8859-1.
 */
public final class ComponentReader {
  private static final int MOST_LINES = 500_000;
  private static final int MOST_DEPTH = 10;
  private static final int MOST_PARAMETERS = 200;

  private final byte[] octets;
  private int at;
  private int number;
  private int lines;

  private ComponentReader(byte[] octets) {
    this.octets = octets;
  }

  /** Reads all top-level components. Throws if a line is malformed or a component has no end. */
  public static List<CalendarComponent> read(byte[] octets) throws MalformedCalendarException {
    return new ComponentReader(octets).components();
  }

  private record Open(ContentLine begin, List<CalendarNode> nodes) {}

  private List<CalendarComponent> components() throws MalformedCalendarException {
    if (octets.length >= 3
        && octets[0] == (byte) 0xEF
        && octets[1] == (byte) 0xBB
        && octets[2] == (byte) 0xBF) {
      at = 3;
    }
    List<CalendarComponent> all = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    for (ContentLine line = next(); line != null; line = next()) {
      switch (line.name()) {
        case "BEGIN" -> {
          if (open.size() == MOST_DEPTH) {
            throw new MalformedCalendarException("components are nested too deeply", number);
          }
          open.push(new Open(line, new ArrayList<>()));
        }
        case "END" -> {
          if (open.isEmpty()
              || !open.peek().begin().value().strip().equalsIgnoreCase(line.value().strip())) {
            throw new MalformedCalendarException("END without a matching BEGIN", line.number());
          }
          Open ended = open.pop();
          CalendarComponent component = new CalendarComponent(ended.begin(), ended.nodes(), line);
          if (open.isEmpty()) {
            all.add(component);
          } else {
            open.peek().nodes().add(component);
          }
        }
        default -> {
          if (open.isEmpty()) {
            throw new MalformedCalendarException("a line outside of components", line.number());
          }
          open.peek().nodes().add(line);
        }
      }
    }
    if (!open.isEmpty()) {
      throw new MalformedCalendarException(
          open.peek().begin().value().strip() + " does not end", open.peek().begin().number());
    }
    return all;
  }

  /** Returns the next line with its folds and the empty lines after it; null at the end. */
  @SuppressWarnings("NullAway")
  private ContentLine next() throws MalformedCalendarException {
    skipEmpty();
    if (at >= octets.length) {
      return null;
    }
    if (++lines > MOST_LINES) {
      throw new MalformedCalendarException("too many lines", number);
    }
    int from = at;
    int first = number + 1;
    byte[] plain = new byte[Math.min(octets.length - at, 256)];
    int length = 0;
    boolean more = true;
    while (more) {
      int end = lineEnd(at);
      int textEnd = end > at && octets[end - 1] == '\n' ? end - 1 : end;
      while (textEnd > at && octets[textEnd - 1] == '\r') {
        textEnd--;
      }
      int count = textEnd - at;
      if (length + count > plain.length) {
        plain = java.util.Arrays.copyOf(plain, Math.max(length + count, plain.length * 2));
      }
      System.arraycopy(octets, at, plain, length, count);
      length += count;
      at = end;
      number++;
      more = at < octets.length && (octets[at] == ' ' || octets[at] == '\t');
      if (more) {
        at++;
      }
    }
    skipEmpty();
    return parsed(from, at, first, decoded(plain, length));
  }

  private void skipEmpty() {
    while (at < octets.length && (octets[at] == '\n' || octets[at] == '\r')) {
      if (octets[at] == '\n') {
        number++;
      }
      at++;
    }
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < octets.length && octets[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, octets.length);
  }

  private static String decoded(byte[] plain, int length) {
    return Charsets.utf8(Arrays.copyOf(plain, length))
        .orElseGet(() -> new String(plain, 0, length, StandardCharsets.ISO_8859_1));
  }

  private ContentLine parsed(int from, int to, int first, String line)
      throws MalformedCalendarException {
    int i = 0;
    while (i < line.length() && isNameCharacter(line.charAt(i))) {
      i++;
    }
    if (i == 0 || i == line.length() || (line.charAt(i) != ':' && line.charAt(i) != ';')) {
      throw new MalformedCalendarException("an invalid content line", first);
    }
    String name = line.substring(0, i).toUpperCase(Locale.ROOT);
    List<LineParameter> parameters = new ArrayList<>(2);
    while (i < line.length() && line.charAt(i) == ';') {
      if (parameters.size() == MOST_PARAMETERS) {
        throw new MalformedCalendarException("too many parameters", first);
      }
      i = parameter(line, i + 1, parameters);
    }
    if (i >= line.length()) {
      throw new MalformedCalendarException("a line without a value", first);
    }
    return new ContentLine(octets, from, to, first, name, parameters, line.substring(i + 1));
  }

  /** Reads one parameter. Returns the position after it: a semicolon, a colon or the line's end. */
  private static int parameter(String line, int start, List<LineParameter> parameters) {
    int i = start;
    while (i < line.length() && "=;:".indexOf(line.charAt(i)) < 0) {
      i++;
    }
    String name = line.substring(start, i);
    List<String> values = new ArrayList<>(1);
    while (i < line.length() && (line.charAt(i) == '=' || line.charAt(i) == ',')) {
      i++;
      StringBuilder value = new StringBuilder();
      boolean quoted = false;
      while (i < line.length() && (quoted || ",;:".indexOf(line.charAt(i)) < 0)) {
        char c = line.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else {
          value.append(c);
        }
        i++;
      }
      values.add(uncircumflexed(value));
    }
    parameters.add(new LineParameter(name, values));
    return i;
  }

  /** Decodes the escapes of RFC 6868 §3.1. */
  private static String uncircumflexed(StringBuilder value) {
    if (value.indexOf("^") < 0) {
      return value.toString();
    }
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = c == '^' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
      switch (next) {
        case 'n' -> out.append('\n');
        case '\'' -> out.append('"');
        case '^' -> out.append('^');
        default -> {
          out.append(c);
          continue;
        }
      }
      i++;
    }
    return out.toString();
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
