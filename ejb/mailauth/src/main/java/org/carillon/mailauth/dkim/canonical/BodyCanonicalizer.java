package org.carillon.mailauth.dkim.canonical;

/** Converts a body to canonical form as its octets arrive, in pieces of any length. */
public sealed interface BodyCanonicalizer permits SimpleBody, RelaxedBody {

  void write(byte[] octets, int begin, int end);

  /** Must be called at the end of the body. */
  void end();

  /** Returns a canonicalizer of a form that writes to a digest. */
  static BodyCanonicalizer of(Canonicalization form, BodyDigest digest) {
    return switch (form) {
      case SIMPLE -> new SimpleBody(digest);
      case RELAXED -> new RelaxedBody(digest, false);
    };
  }
}
