package org.carillon.mailauth.dkim.canonical;

/** Makes a body canonical as its octets come, in pieces of any length. */
public sealed interface BodyCanonicalizer permits SimpleBody, RelaxedBody {

  /** Takes the next octets. */
  void write(byte[] octets, int begin, int end);

  /** The body has ended. */
  void end();

  /** One of a form that hands on to a digest. */
  static BodyCanonicalizer of(Canonicalization form, BodyDigest digest) {
    return switch (form) {
      case SIMPLE -> new SimpleBody(digest);
      case RELAXED -> new RelaxedBody(digest, false);
    };
  }
}
