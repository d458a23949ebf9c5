package org.carillon.webmail.upload;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.carillon.blob.PieceChecksum;

/** Parses tus's Upload-Checksum: an algorithm, a blank, and the checksum in Base64. */
final class PieceChecksums {
  /** The algorithms, as tus names them. */
  static final String NAMES = "sha1,sha256";

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  private PieceChecksums() {}

  /** Reads a checksum; empty if it is malformed or its algorithm is unknown. */
  static Optional<PieceChecksum> read(String header) {
    String[] words = header.split(" ", 2);
    String algorithm = ALGORITHMS.get(words[0]);
    if (algorithm == null || words.length < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PieceChecksum(algorithm, Base64.getDecoder().decode(words[1])));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
