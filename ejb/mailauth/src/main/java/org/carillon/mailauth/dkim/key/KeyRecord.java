package org.carillon.mailauth.dkim.key;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.mailauth.tag.Base64Text;
import org.carillon.mailauth.tag.TagList;

/**
 * A key record in the DNS (RFC 6376 §3.6.1).
 *
 * @param key the key for verifying signatures
 * @param isTesting true if the domain is testing DKIM: {@code t=y}
 * @param isStrict true if {@code i=} may not be below {@code d=}: {@code t=s}
 */
public record KeyRecord(DkimPublicKey key, boolean isTesting, boolean isStrict) {
  private static final String VERSION = "DKIM1";
  private static final int MOST_WORDS = 32;

  public sealed interface Reading {}

  /** A record with a key for verifying signatures. */
  public record Usable(KeyRecord record) implements Reading {}

  /** A record of a revoked key: {@code p=} is empty. */
  public record Revoked() implements Reading {}

  /** A record that has no key for mail, or is malformed. */
  public record Unusable(String why) implements Reading {}

  /** Parses a text from the DNS whose strings are already joined. */
  public static Reading read(String text) {
    Optional<TagList> read = TagList.parse(text);
    if (read.isEmpty()) {
      return new Unusable("it is not a list of tags");
    }
    TagList tags = read.get();
    Optional<String> version = tags.get("v");
    if (version.isPresent() && !(tags.first().equals("v") && version.get().equals(VERSION))) {
      return new Unusable("its version is unknown");
    }
    Optional<String> published = tags.get("p");
    if (published.isEmpty()) {
      return new Unusable("it has no key");
    }
    if (published.get().isEmpty()) {
      return new Revoked();
    }
    if (!has(tags, "h", Set.of("sha256"))) {
      return new Unusable("it is not for SHA-256");
    }
    if (!has(tags, "s", Set.of("*", "email"))) {
      return new Unusable("it is not for mail");
    }
    Optional<SignatureAlgorithm> algorithm =
        SignatureAlgorithm.ofKeyType(tags.get("k").orElse("rsa"));
    if (algorithm.isEmpty()) {
      return new Unusable("its key type is unknown");
    }
    return Base64Text.decode(published.get())
        .flatMap(octets -> DkimPublicKey.read(algorithm.get(), octets))
        .map(key -> weighed(tags, key))
        .orElseGet(() -> new Unusable("its key can't be read"));
  }

  private static Reading weighed(TagList tags, DkimPublicKey key) {
    if (key instanceof DkimPublicKey.Rsa rsa && rsa.bits() < DkimPublicKey.Rsa.LEAST_BITS) {
      return new Unusable("its key of " + rsa.bits() + " bits is too short (RFC 8301)");
    }
    if (key instanceof DkimPublicKey.Rsa rsa && !rsa.isAffordable()) {
      return new Unusable("its key of " + rsa.bits() + " bits is too long");
    }
    return new Usable(
        new KeyRecord(
            key,
            tags.get("t").isPresent() && has(tags, "t", Set.of("y")),
            tags.get("t").isPresent() && has(tags, "t", Set.of("s"))));
  }

  /** Returns whether a list of words contains one of {@code wanted}. A missing list allows all. */
  private static boolean has(TagList tags, String tag, Set<String> wanted) {
    Optional<String> words = tags.get(tag);
    if (words.isEmpty()) {
      return true;
    }
    for (String word : words.get().split(":", MOST_WORDS)) {
      if (wanted.contains(TagList.stripped(word, 0, word.length()).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  public static String text(DkimPublicKey key) {
    return "v="
        + VERSION
        + "; k="
        + key.algorithm().keyType()
        + "; p="
        + Base64Text.encode(key.published());
  }
}
