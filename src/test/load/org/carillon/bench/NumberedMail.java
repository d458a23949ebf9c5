package org.carillon.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Messages with a number and a digest of their text, so that lost, duplicate or damaged ones are
 * detected.
 */
public final class NumberedMail {

  private static final String NUMBER = "X-Number: ";
  private static final String DIGEST = "X-Digest: ";
  private static final int LINE = 76;

  private NumberedMail() {}

  /** A message of about {@code octets} octets. */
  public static byte[] make(String number, int octets) {
    StringBuilder text = new StringBuilder(octets);
    byte[] random = new byte[LINE / 2];
    while (text.length() < octets) {
      RandomGenerator.getDefault().nextBytes(random);
      text.append(HexFormat.of().formatHex(random)).append("\r\n");
    }
    String header =
        "From: sender@src.test\r\nTo: reader@crash.test\r\nSubject: "
            + number
            + "\r\nMIME-Version: 1.0\r\n"
            + NUMBER
            + number
            + "\r\n"
            + DIGEST
            + digest(text.toString())
            + "\r\n\r\n";
    return (header + text).getBytes(StandardCharsets.US_ASCII);
  }

  /** The number of an intact message; empty if it is damaged. */
  static Optional<String> numberIfWhole(byte[] message) {
    String all = new String(message, StandardCharsets.ISO_8859_1);
    int body = all.indexOf("\r\n\r\n");
    if (body < 0 || !field(all, DIGEST).equals(digest(all.substring(body + 4)))) {
      return Optional.empty();
    }
    return Optional.of(field(all, NUMBER));
  }

  private static String field(String message, String name) {
    int at = message.indexOf("\r\n" + name);
    return at < 0 ? "" : message.substring(at + 2 + name.length(), message.indexOf("\r\n", at + 2));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
