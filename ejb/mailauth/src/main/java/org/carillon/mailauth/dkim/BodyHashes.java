package org.carillon.mailauth.dkim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.contract.content.Content;
import org.carillon.mailauth.dkim.canonical.BodyCanonicalizer;
import org.carillon.mailauth.dkim.canonical.BodyDigest;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.canonical.SentBody;

/** The hashes of one body that several signatures want, found in one pass over it. */
final class BodyHashes {
  private static final int MOST_BUFFER = 32_768;

  /** A form of the body, and how much of that. */
  private record Wanted(Canonicalization form, long most) {}

  /**
   * A hash.
   *
   * @param octets how many the whole canonical body has
   */
  record BodyHash(byte[] hash, long octets) {}

  private final Map<Wanted, BodyDigest> digests = new LinkedHashMap<>();
  private final List<BodyCanonicalizer> canonicalizers = new ArrayList<>();

  /** Asks for the one of a signature; before the body is read. */
  void want(DkimSignature signature) {
    digests.computeIfAbsent(
        wanted(signature),
        each -> {
          BodyDigest digest = new BodyDigest(each.most());
          canonicalizers.add(BodyCanonicalizer.of(each.form(), digest));
          return digest;
        });
  }

  private static Wanted wanted(DkimSignature signature) {
    OptionalLong length = signature.length();
    return new Wanted(signature.bodyForm(), length.orElse(Long.MAX_VALUE));
  }

  /**
   * Reads the body, once.
   *
   * @param begin where it begins in the content
   * @return what was asked for
   * @throws IOException when the content can't be read
   */
  Found read(Content content, long begin) throws IOException {
    read(
        content,
        begin,
        (octets, from, to) -> canonicalizers.forEach(each -> each.write(octets, from, to)));
    canonicalizers.forEach(BodyCanonicalizer::end);
    Map<Wanted, BodyHash> found = new LinkedHashMap<>();
    digests.forEach(
        (wanted, digest) -> found.put(wanted, new BodyHash(digest.hash(), digest.octets())));
    return new Found(found);
  }

  /** What was found. */
  static final class Found {
    private final Map<Wanted, BodyHash> hashes;

    private Found(Map<Wanted, BodyHash> hashes) {
      this.hashes = hashes;
    }

    /** That of a signature which asked for it. */
    BodyHash of(DkimSignature signature) {
      return hashes.get(wanted(signature));
    }
  }

  /** Takes the octets of a body. */
  @FunctionalInterface
  private interface Taker {
    void write(byte[] octets, int begin, int end);
  }

  private static void read(Content content, long begin, Taker taker) throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(content.size() - begin, 1, MOST_BUFFER)];
    long at = begin;
    while (at < content.size()) {
      int n = content.read(at, buffer, 0, buffer.length);
      if (n < 0) {
        throw new IOException("Content ends at " + at);
      }
      taker.write(buffer, 0, n);
      at += n;
    }
  }

  /**
   * The hash of a relaxed body as it will be sent.
   *
   * @throws IOException when the content can't be read
   */
  static byte[] ofSent(Content content, long begin) throws IOException {
    BodyDigest digest = new BodyDigest(Long.MAX_VALUE);
    SentBody body = new SentBody(digest);
    read(content, begin, body::write);
    body.end();
    return digest.hash();
  }
}
