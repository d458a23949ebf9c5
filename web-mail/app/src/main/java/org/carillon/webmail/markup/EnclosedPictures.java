package org.carillon.webmail.markup;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.Part;

/**
 * The pictures of a message by the addresses that its HTML may have for them: {@code cid:} and a
 * Content-ID (RFC 2392), a Content-Location (RFC 2557 §8), or the name of a file. Addresses are
 * compared as programs write them: decoded, without blanks around them, without case if need be.
 */
public final class EnclosedPictures {

  /** Larger pictures, in octets with their transfer encoding, are not shown in HTML. */
  private static final int MOST_SIZE = 2_800_000;

  /** No message that people write has as many pictures as this. */
  private static final int MOST = 2_000;

  private static final int LONGEST = 2_000;
  private static final String SCHEME = "cid:";
  private static final Pattern WRITABLE = Pattern.compile("[!-~&&[^\"<>%]]{1,250}");

  private final Map<String, Part> ids = new HashMap<>();
  private final Map<String, Part> locations = new HashMap<>();
  private final Map<String, Part> names = new HashMap<>();
  private final List<String> bases;

  private EnclosedPictures(Part body) {
    List<Part> leaves = Bodies.leaves(body).stream().map(Bodies.Leaf::part).limit(MOST).toList();
    leaves.stream()
        .filter(part -> Bodies.isPicture(part) && part.size() <= MOST_SIZE)
        .forEach(this::add);
    bases =
        leaves.stream()
            .filter(part -> part.is("text", "html"))
            .flatMap(part -> part.location().stream())
            .map(EnclosedPictures::location)
            .limit(3)
            .toList();
  }

  /** Returns the pictures of a message's body. */
  public static EnclosedPictures of(Part body) {
    return new EnclosedPictures(body);
  }

  private void add(Part part) {
    part.id()
        .map(EnclosedPictures::id)
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> put(ids, id, part));
    put(ids, id(part), part);
    part.location()
        .map(EnclosedPictures::location)
        .filter(location -> !location.isEmpty())
        .ifPresent(location -> put(locations, location, part));
    String name = Bodies.name(part);
    if (!name.isEmpty()) {
      put(names, name, part);
    }
  }

  private static void put(Map<String, Part> parts, String key, Part part) {
    parts.putIfAbsent(key, part);
    parts.putIfAbsent(key.toLowerCase(Locale.ROOT), part);
  }

  /** The picture's Content-ID as in addresses, decoded; without one, the part's generated id. */
  public static String id(Part part) {
    return part.id()
        .map(EnclosedPictures::id)
        .filter(id -> WRITABLE.matcher(id).matches())
        .orElseGet(() -> "picture." + part.bodyOffset() + "@enclosed");
  }

  private static String id(String written) {
    String id = DecodedText.of(cut(written)).strip();
    int from = id.startsWith("<") ? 1 : 0;
    int to = id.endsWith(">") && id.length() > from ? id.length() - 1 : id.length();
    return id.substring(from, to).strip();
  }

  /** A Content-Location may be folded, and its blanks are ignored (RFC 2557 §4.4.2). */
  private static String location(String written) {
    return DecodedText.of(cut(written)).replace(" ", "").replace("\t", "");
  }

  private static String cut(String written) {
    return written.substring(0, Math.min(written.length(), LONGEST));
  }

  /** The picture that an address in HTML or in a style sheet leads to. */
  public Optional<Part> find(String address) {
    String wanted = address.strip();
    if (wanted.length() > LONGEST || wanted.regionMatches(true, 0, "data:", 0, 5)) {
      return Optional.empty();
    }
    if (wanted.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return in(ids, wanted.substring(SCHEME.length()).strip());
    }
    return in(locations, wanted)
        .or(() -> bases.stream().flatMap(base -> at(base, wanted).stream()).findFirst())
        .or(
            () ->
                isRelative(wanted)
                    ? in(ids, wanted).or(() -> in(names, wanted))
                    : Optional.empty());
  }

  private Optional<Part> at(String base, String relative) {
    try {
      return in(locations, URI.create(base).resolve(relative).toString());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static boolean isRelative(String address) {
    return address.indexOf(':') < 0 && !address.startsWith("//");
  }

  private static Optional<Part> in(Map<String, Part> parts, String written) {
    String decoded = decoded(written);
    return Optional.ofNullable(parts.get(written))
        .or(() -> Optional.ofNullable(parts.get(decoded)))
        .or(() -> Optional.ofNullable(parts.get(decoded.toLowerCase(Locale.ROOT))));
  }

  /** Removes the percent encoding (RFC 2392 §2, RFC 3986 §2.1). */
  private static String decoded(String written) {
    if (written.indexOf('%') < 0) {
      return written;
    }
    byte[] octets = written.getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[octets.length];
    int length = 0;
    for (int i = 0; i < octets.length; i++) {
      int high = octets[i] == '%' && i + 2 < octets.length ? digit(octets[i + 1]) : -1;
      int low = high < 0 ? -1 : digit(octets[i + 2]);
      if (low < 0) {
        decoded[length++] = octets[i];
      } else {
        decoded[length++] = (byte) (high << 4 | low);
        i += 2;
      }
    }
    return new String(decoded, 0, length, StandardCharsets.UTF_8);
  }

  private static int digit(byte octet) {
    return Character.digit((char) (octet & 0xff), 16);
  }
}
