package org.carillon.dav.path;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;

/**
 * The path of a resource below the application's root. Names are Unicode in normalization form C,
 * as mailbox names are: a decomposed name from macOS is the same name.
 *
 * @param segments the names, from the root downwards
 * @param slash true if it ends with a slash, as collections' do
 */
public record DavPath(List<String> segments, boolean slash) {
  /** The application's root. */
  public static final DavPath ROOT = new DavPath(List.of(), true);

  /** The longest address, in characters. */
  public static final int MOST_CHARS = 8192;

  private static final int MOST_SEGMENTS = 100;
  private static final String UNRESERVED = "-._~!$&'()*+,=:@";

  public DavPath {
    segments = List.copyOf(segments);
  }

  /** Returns the path of a collection. */
  public static DavPath of(String... segments) {
    return new DavPath(List.of(segments), true);
  }

  /**
   * Reads the path of an address.
   *
   * @param raw as it was sent, percent-encoded, below the application's root
   * @return empty if it is invalid: not UTF-8, or one that names other things than it seems to
   *     ({@code ..}, an encoded slash, control characters)
   */
  public static Optional<DavPath> parse(String raw) {
    if (raw.length() > MOST_CHARS) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String each : raw.split("/")) {
      if (each.isEmpty()) {
        continue;
      }
      Optional<String> segment = decode(each);
      if (segment.isEmpty() || isTrick(segment.get()) || segments.size() == MOST_SEGMENTS) {
        return Optional.empty();
      }
      segments.add(Normalizer.normalize(segment.get(), Normalizer.Form.NFC));
    }
    return Optional.of(new DavPath(segments, raw.isEmpty() || raw.endsWith("/")));
  }

  private static boolean isTrick(String segment) {
    return segment.equals(".")
        || segment.equals("..")
        || segment.indexOf('/') >= 0
        || segment.chars().anyMatch(Character::isISOControl);
  }

  private static Optional<String> decode(String segment) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int at = 0; at < segment.length(); at++) {
      char c = segment.charAt(at);
      if (c == '%') {
        if (at + 2 >= segment.length()
            || !HexFormat.isHexDigit(segment.charAt(at + 1))
            || !HexFormat.isHexDigit(segment.charAt(at + 2))) {
          return Optional.empty();
        }
        octets.write(HexFormat.fromHexDigits(segment, at + 1, at + 3));
        at += 2;
      } else if (c < 0x80) {
        octets.write(c);
      } else {
        // Some clients send raw UTF-8; the server shows its octets as such characters.
        return Optional.empty();
      }
    }
    return Charsets.utf8(octets.toByteArray());
  }

  /** Returns the number of names. */
  public int size() {
    return segments.size();
  }

  /** Returns the name at this index from the root, or empty if there are fewer. */
  public String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  /** Its last name; empty of the root. */
  public String name() {
    return segments.isEmpty() ? "" : segments.getLast();
  }

  /** Returns the collection that contains it; for the root, the root. */
  public DavPath parent() {
    return segments.isEmpty() ? ROOT : new DavPath(segments.subList(0, segments.size() - 1), true);
  }

  /** Returns the names after the first {@code first}. */
  public List<String> below(int first) {
    return first >= segments.size() ? List.of() : segments.subList(first, segments.size());
  }

  public DavPath collection(String name) {
    return child(name, true);
  }

  /** Returns the path of a member that is not a collection. */
  public DavPath member(String name) {
    return child(name, false);
  }

  private DavPath child(String name, boolean collection) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(name);
    return new DavPath(longer, collection);
  }

  /** Returns the same path with a slash at its end. */
  public DavPath asCollection() {
    return slash ? this : new DavPath(segments, true);
  }

  /** Returns true if the names are equal; the final slash does not count. */
  public boolean isSame(DavPath other) {
    return segments.equals(other.segments);
  }

  /** Returns true if it is equal to the other or below it. */
  public boolean isWithin(DavPath other) {
    return segments.size() >= other.segments.size()
        && segments.subList(0, other.segments.size()).equals(other.segments);
  }

  /** Returns the address without scheme and host; the context ends without a slash. */
  public String href(String context) {
    StringBuilder href = new StringBuilder(context);
    for (String segment : segments) {
      href.append('/');
      encode(segment, href);
    }
    if (slash || segments.isEmpty()) {
      href.append('/');
    }
    return href.toString();
  }

  private static void encode(String segment, StringBuilder into) {
    for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        into.append(c);
      } else {
        into.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
  }

  @Override
  public String toString() {
    return href("");
  }
}
