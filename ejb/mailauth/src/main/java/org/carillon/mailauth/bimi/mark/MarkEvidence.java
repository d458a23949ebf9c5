package org.carillon.mailauth.bimi.mark;

import java.time.Instant;

/** The result of verifying the evidence for an indicator. */
public sealed interface MarkEvidence {

  /**
   * A trusted authority certifies the picture.
   *
   * @param picture the file in the certificate, unpacked
   * @param organization the owner of the mark; empty if the certificate does not name it
   * @param until the time at which the first certificate of the chain expires
   */
  record Proven(byte[] picture, String organization, Instant until) implements MarkEvidence {}

  /** No trusted authority certifies it; {@code why} is a sentence for people. */
  record Unproven(String why) implements MarkEvidence {}
}
