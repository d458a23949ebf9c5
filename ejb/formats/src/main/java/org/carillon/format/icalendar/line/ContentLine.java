package org.carillon.format.icalendar.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A property as written in an object: name, parameters and value, and its original octets with
 * folds and line ends. A new line has octets of its own, folded at 75.
 */
public final class ContentLine implements CalendarNode {
  private static final int MOST_IN_A_LINE = 75;

  private final byte[] octets;
  private final int from;
  private final int to;
  private final int number;
  private final String name;
  private final List<LineParameter> parameters;
  private final String value;

  ContentLine(
      byte[] octets,
      int from,
      int to,
      int number,
      String name,
      List<LineParameter> parameters,
      String value) {
    this.octets = octets;
    this.from = from;
    this.to = to;
    this.number = number;
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.value = value;
  }

  /** Creates a line; a text as its value must be {@linkplain ContentText#escape escaped}. */
  public static ContentLine of(String name, List<LineParameter> parameters, String value) {
    String known = name.toUpperCase(Locale.ROOT);
    String plain = oneLine(value);
    StringBuilder text = new StringBuilder(known);
    for (LineParameter parameter : parameters) {
      parameter.write(text.append(';'));
    }
    byte[] folded = folded(text.append(':').append(plain).toString());
    return new ContentLine(folded, 0, folded.length, 0, known, parameters, plain);
  }

  /** Creates a line without parameters. */
  public static ContentLine of(String name, String value) {
    return of(name, List.of(), value);
  }

  /** Creates a line with a text value, which is escaped here. */
  public static ContentLine text(String name, String text) {
    return of(name, List.of(), ContentText.escape(text));
  }

  /** Returns the property's name, in capitals. */
  public String name() {
    return name;
  }

  /** Returns the parameters in their order. */
  public List<LineParameter> parameters() {
    return parameters;
  }

  /** Returns the first parameter of a name, or empty if there is none. */
  public Optional<LineParameter> parameter(String wanted) {
    for (LineParameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(wanted)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /** Returns the first value of the first parameter of a name, or empty if there is none. */
  public Optional<String> parameterValue(String wanted) {
    return parameter(wanted).map(LineParameter::value);
  }

  /** Returns the value as written, unfolded. */
  public String value() {
    return value;
  }

  /** Returns the value as a text (RFC 5545 §3.3.11), with its escapes resolved. */
  public String text() {
    return ContentText.unescape(value);
  }

  /** Returns the line of the octets that the property began on, from 1; 0 for a new line. */
  public int number() {
    return number;
  }

  /** Returns a copy with another value. */
  public ContentLine withValue(String other) {
    return of(name, parameters, other);
  }

  /** Returns a copy in which the parameter replaces those of its name, or is added at the end. */
  public ContentLine with(LineParameter parameter) {
    List<LineParameter> changed = new ArrayList<>();
    boolean placed = false;
    for (LineParameter old : parameters) {
      if (!old.name().equals(parameter.name())) {
        changed.add(old);
      } else if (!placed) {
        changed.add(parameter);
        placed = true;
      }
    }
    if (!placed) {
      changed.add(parameter);
    }
    return of(name, changed, value);
  }

  /** Returns a copy without the parameters of a name. */
  public ContentLine without(String parameter) {
    List<LineParameter> changed =
        parameters.stream().filter(old -> !old.name().equalsIgnoreCase(parameter)).toList();
    return changed.size() == parameters.size() ? this : of(name, changed, value);
  }

  void write(ByteArrayOutputStream out) {
    out.write(octets, from, to - from);
    // The last line of an object may lack its line end.
    if (to == from || octets[to - 1] != '\n') {
      out.write('\r');
      out.write('\n');
    }
  }

  int size() {
    return to - from;
  }

  private static String oneLine(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('\r') < 0
        ? value
        : value.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "");
  }

  private static byte[] folded(String line) {
    byte[] plain = line.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + plain.length / 36 + 2);
    int at = 0;
    int room = MOST_IN_A_LINE;
    while (plain.length - at > room) {
      int end = at + room;
      while (end > at + 1 && (plain[end] & 0xC0) == 0x80) {
        end--;
      }
      out.write(plain, at, end - at);
      out.writeBytes(new byte[] {'\r', '\n', ' '});
      at = end;
      room = MOST_IN_A_LINE - 1;
    }
    out.write(plain, at, plain.length - at);
    out.writeBytes(new byte[] {'\r', '\n'});
    return out.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentLine line
        && name.equals(line.name)
        && parameters.equals(line.parameters)
        && value.equals(line.value);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + value.hashCode();
  }

  @Override
  public String toString() {
    return new String(Arrays.copyOfRange(octets, from, to), StandardCharsets.UTF_8);
  }
}
