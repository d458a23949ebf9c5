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
import org.carillon.mailauth.dkim.canonical.SmtpFoldedBody;

/** Computes the body hashes that several signatures need in one pass over the body. */
final class BodyHashes {
  private static final int MOST_BUFFER = 32_768;

  /** A canonical form of the body, and the number of octets to hash. */
  private record Wanted(Canonicalization form, long most) {}

  /** The hash of a body, and the number of octets of the whole canonical body. */
  record BodyHash(byte[] hash, long octets) {}

  private final Map<Wanted, BodyDigest> digests = new LinkedHashMap<>();
  private final List<BodyCanonicalizer> canonicalizers = new ArrayList<>();

  /** Requests the hash that a signature needs. It must be called before the body is read. */
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
   * @param begin the position of the body in the content
   * @return the requested hashes
   * @throws IOException if the content can't be read
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

  static final class Found {
    private final Map<Wanted, BodyHash> hashes;

    private Found(Map<Wanted, BodyHash> hashes) {
      this.hashes = hashes;
    }

    /** Returns the hash for a signature that requested it. */
    BodyHash of(DkimSignature signature) {
      return hashes.get(wanted(signature));
    }
  }

  /** A receiver of the octets of a body. */
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

  /** Returns the hash of the body in relaxed form, as it will be sent. */
  static byte[] ofSent(Content content, long begin) throws IOException {
    BodyDigest digest = new BodyDigest(Long.MAX_VALUE);
    SmtpFoldedBody body = new SmtpFoldedBody(digest);
    read(content, begin, body::write);
    body.end();
    return digest.hash();
  }
}
