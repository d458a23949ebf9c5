package org.carillon.identity.internal.passkey;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.identity.passkey.Passkeys;

/** The parts of a browser's answer: binaries in base64url without padding, separated by dots. */
final class DottedValues {
  private DottedValues() {}

  static String encoded(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /**
   * Reads the values.
   *
   * @param count the number of values
   * @return empty if there are more or fewer values, one is malformed, or the text is too long
   */
  static Optional<List<byte[]>> read(String text, int count) {
    if (text.length() > Passkeys.MOST_RESPONSE) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != count) {
      return Optional.empty();
    }
    List<byte[]> values = new ArrayList<>();
    try {
      for (String part : parts) {
        values.add(Base64.getUrlDecoder().decode(part));
      }
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return Optional.of(values);
  }
}
