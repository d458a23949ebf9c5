package org.carillon.format.mime.structure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/** Collects the {@link Field}s of one header, line by line and unfolded (RFC 5322 §2.2.3). */
public final class Fields {
  /** The values: a {@code String}, or a {@code StringBuilder} if several fields were joined. */
  private final CharSequence[] values = new CharSequence[Field.values().length];

  private final Budget budget;
  private Field open;

  /** The octets that may still be kept of a message's headers, and a buffer for the field. */
  static final class Budget {
    /** The cost of a field besides its octets: the separator that joins it to the one before. */
    private static final int FIELD = 2;

    private int octets = Outline.MOST_HEADER_OCTETS;
    private byte[] value = new byte[256];
    private int length;

    /** Returns whether another field may be kept. */
    private boolean takeField() {
      octets -= Math.min(FIELD, octets);
      return octets > 0;
    }

    private void append(byte[] in, int from, int to) {
      int n = Math.min(to - from, Math.min(Outline.MOST_FIELD_OCTETS - length, octets));
      if (length + n > value.length) {
        value = Arrays.copyOf(value, Math.max(2 * value.length, length + n));
      }
      for (int i = 0; i < n; i++) {
        byte c = in[from + i];
        if (c != 0) {
          value[length++] = c;
        }
      }
      octets -= n;
    }
  }

  Fields(Budget budget) {
    this.budget = budget;
  }

  /** Takes the fields of a header that was parsed before. */
  void take(Header header) {
    byte[] in = header.octets();
    for (int i = 0; i < header.size(); i++) {
      Field named = Field.named(in, header.begin(i), header.nameEnd(i));
      if (named != null && budget.takeField()) {
        open = named;
        unfold(header.field(i), in);
        close();
      }
    }
  }

  private void unfold(HeaderField field, byte[] in) {
    int at = field.colon() + 1;
    while (at < field.end()) {
      int lineEnd = field.lineEnd(in, at);
      budget.append(in, at, HeaderField.withoutEnd(in, at, lineEnd));
      at = lineEnd + 1;
    }
  }

  /** Takes the current piece of the header. The empty line must not be passed. */
  void take(Lines lines) {
    byte[] in = lines.buffer;
    int from = lines.from;
    int to = lines.to - lines.endLength();
    boolean continues = !lines.begins || from < to && (in[from] == ' ' || in[from] == '\t');
    if (!continues) {
      close();
      int colon = from;
      while (colon < to && in[colon] != ':') {
        colon++;
      }
      if (colon == to) {
        return;
      }
      int nameEnd = colon;
      while (nameEnd > from && (in[nameEnd - 1] == ' ' || in[nameEnd - 1] == '\t')) {
        nameEnd--;
      }
      Field named = Field.named(in, from, nameEnd);
      open = named != null && budget.takeField() ? named : null;
      from = colon + 1;
    }
    if (open != null) {
      budget.append(in, from, to);
    }
  }

  /** Ends the field being read. */
  void close() {
    if (open == null) {
      return;
    }
    int from = 0;
    int to = budget.length;
    while (from < to && isSpace(budget.value[from])) {
      from++;
    }
    while (to > from && isSpace(budget.value[to - 1])) {
      to--;
    }
    String value = new String(budget.value, from, to - from, StandardCharsets.ISO_8859_1);
    CharSequence before = values[open.ordinal()];
    if (before == null) {
      values[open.ordinal()] = value;
    } else if (open.joins()) {
      StringBuilder joined =
          before instanceof StringBuilder builder ? builder : new StringBuilder(before);
      values[open.ordinal()] = joined.append(", ").append(value);
    }
    budget.length = 0;
    open = null;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** Returns a field's value; of several that are not joined, the first; empty if none. */
  Optional<String> value(Field field) {
    return Optional.ofNullable(values[field.ordinal()]).map(CharSequence::toString);
  }
}
