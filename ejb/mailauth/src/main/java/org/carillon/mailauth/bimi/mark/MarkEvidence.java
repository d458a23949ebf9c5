package org.carillon.mailauth.bimi.mark;

import java.time.Instant;

/** What a document shows that is to vouch for an indicator. */
public sealed interface MarkEvidence {

  /**
   * Somebody trusted vouches for a picture.
   *
   * @param picture the file that is in the certificate, unpacked
   * @param organization whose mark it is; empty if the certificate does not say so
   * @param until when the first certificate of the chain ends
   */
  record Proven(byte[] picture, String organization, Instant until) implements MarkEvidence {}

  /**
   * Nobody does.
   *
   * @param why a sentence for people
   */
  record Unproven(String why) implements MarkEvidence {}
}
