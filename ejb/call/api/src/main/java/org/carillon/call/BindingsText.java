package org.carillon.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;

/**
 * Writes a user's bindings as text, which nodes send each other and store. Equal bindings have
 * equal text, so that a cache can compare and set.
 *
 * <p>The text has a line for its format, then one for each binding, in which each field ends in a
 * tab. The format is plain since each REGISTER writes and reads it: JSON took as long as all the
 * rest of a REGISTER.
 */
public final class BindingsText {
  private static final String FORM = "bindings 1\n";
  private static final char END_OF_FIELD = '\t';
  private static final char END_OF_LINE = '\n';
  private static final char ESCAPE = '\\';

  /** PostgreSQL cannot store this character in a text. */
  private static final char NUL = '\0';

  /** The characters that a field escapes. Each has a letter of its own. */
  private static final String ESCAPED = "\\\t\n\0";

  private static final String LETTERS = "\\tn0";

  /** The number of fields before those of the path. */
  private static final int HOPS_FROM = 11;

  private static final int USUAL_CHARACTERS = 256;

  private BindingsText() {}

  public static String of(Bindings bindings) {
    StringBuilder text = new StringBuilder(USUAL_CHARACTERS).append(FORM);
    for (Binding binding : bindings.list()) {
      field(text, binding.key());
      field(text, binding.contact());
      field(text, binding.priority());
      field(text, binding.expires().getEpochSecond());
      field(text, binding.expires().getNano());
      field(text, binding.callId());
      field(text, binding.cseq());
      field(text, binding.way().edge());
      field(text, binding.way().flow());
      field(text, binding.way().lasting() ? 1 : 0);
      field(text, binding.userAgent());
      binding.path().forEach(hop -> field(text, hop));
      text.append(END_OF_LINE);
    }
    return text.toString();
  }

  private static void field(StringBuilder text, long number) {
    text.append(number).append(END_OF_FIELD);
  }

  private static void field(StringBuilder text, String value) {
    int begin = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ESCAPE || c == END_OF_FIELD || c == END_OF_LINE || c == NUL) {
        text.append(value, begin, i).append(ESCAPE).append(LETTERS.charAt(ESCAPED.indexOf(c)));
        begin = i + 1;
      }
    }
    text.append(value, begin, value.length()).append(END_OF_FIELD);
  }

  /**
   * Reads a text that {@link #of} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Bindings read(String text) {
    if (!text.startsWith(FORM)) {
      throw new IllegalArgumentException("not a text of bindings");
    }
    List<Binding> bindings = new ArrayList<>();
    for (int at = FORM.length(); at < text.length(); ) {
      int end = text.indexOf(END_OF_LINE, at);
      if (end < 0) {
        throw new IllegalArgumentException("a line of bindings without an end");
      }
      bindings.add(binding(fields(text, at, end)));
      at = end + 1;
    }
    return new Bindings(bindings);
  }

  private static List<String> fields(String text, int begin, int end) {
    List<String> fields = new ArrayList<>();
    for (int at = begin; at < end; ) {
      int stop = text.indexOf(END_OF_FIELD, at);
      if (stop < 0 || stop >= end) {
        throw new IllegalArgumentException("a field of a binding without an end");
      }
      fields.add(plain(text.substring(at, stop)));
      at = stop + 1;
    }
    return fields;
  }

  private static String plain(String field) {
    if (field.indexOf(ESCAPE) < 0) {
      return field;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ESCAPE) {
        i++;
        int letter = i == field.length() ? -1 : LETTERS.indexOf(field.charAt(i));
        if (letter < 0) {
          throw new IllegalArgumentException("invalid escape in a binding");
        }
        c = ESCAPED.charAt(letter);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static Binding binding(List<String> fields) {
    if (fields.size() < HOPS_FROM) {
      throw new IllegalArgumentException("a binding of %d fields".formatted(fields.size()));
    }
    try {
      return new Binding(
          fields.get(0),
          fields.get(1),
          Integer.parseInt(fields.get(2)),
          Instant.ofEpochSecond(Long.parseLong(fields.get(3)), Integer.parseInt(fields.get(4))),
          fields.get(5),
          Long.parseLong(fields.get(6)),
          List.copyOf(fields.subList(HOPS_FROM, fields.size())),
          new Binding.Way(fields.get(7), fields.get(8), fields.get(9).equals("1")),
          fields.get(10));
    } catch (DateTimeException | ArithmeticException beyondAnyTime) {
      throw new IllegalArgumentException("invalid time of a binding", beyondAnyTime);
    }
  }
}
