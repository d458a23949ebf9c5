package org.carillon.dav.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a content (RFC 9110 §14). */
public record ByteRange(long first, long last) {
  /** The most ranges in one response; a request for more gets the whole content. */
  public static final int MOST = 20;

  /** Returns the length in octets. */
  public long length() {
    return last - first + 1;
  }

  /** Returns the value of {@code Content-Range}. */
  public String written(long size) {
    return "bytes " + first + '-' + last + '/' + size;
  }

  /**
   * Reads the {@code Range} field.
   *
   * @return empty if the field is to be ignored (another unit, malformed, overlapping, too many);
   *     an empty list if no range can be satisfied (416)
   */
  public static Optional<List<ByteRange>> parse(String field, long size) {
    String text = field.strip().toLowerCase(Locale.ROOT);
    if (!text.startsWith("bytes=")) {
      return Optional.empty();
    }
    List<ByteRange> ranges = new ArrayList<>();
    String[] specs = text.substring(6).split(",");
    if (specs.length > MOST) {
      return Optional.empty();
    }
    for (String spec : specs) {
      Optional<Optional<ByteRange>> range = one(spec.strip(), size);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      range.get().ifPresent(ranges::add);
    }
    for (int at = 1; at < ranges.size(); at++) {
      // RFC 9110 §14.2: overlapping ranges can make a server send very much.
      if (ranges.get(at).first <= ranges.get(at - 1).last) {
        return Optional.empty();
      }
    }
    return Optional.of(ranges);
  }

  private static Optional<Optional<ByteRange>> one(String spec, long size) {
    int dash = spec.indexOf('-');
    if (dash < 0 || spec.length() > 40) {
      return Optional.empty();
    }
    String from = spec.substring(0, dash).strip();
    String to = spec.substring(dash + 1).strip();
    try {
      if (from.isEmpty()) {
        long suffix = Long.parseUnsignedLong(to);
        return suffix == 0 || size == 0
            ? Optional.of(Optional.empty())
            : Optional.of(Optional.of(new ByteRange(Math.max(0, size - suffix), size - 1)));
      }
      long first = Long.parseLong(from);
      long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
      if (first < 0 || last < first) {
        return Optional.empty();
      }
      return first >= size
          ? Optional.of(Optional.empty())
          : Optional.of(Optional.of(new ByteRange(first, Math.min(last, size - 1))));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }
}
