package org.carillon.format.mime.encoding;

/** Tests whether octets begin a UTF-8 text, which may be cut in the middle of a character. */
public final class Utf8Begin {
  private Utf8Begin() {}

  /** Returns whether the octets are UTF-8; if {@code cut}, the last character may be, too. */
  public static boolean matches(byte[] octets, int length, boolean cut) {
    int at = 0;
    while (at < length) {
      int c = octets[at++] & 0xff;
      if (c < 0x80) {
        continue;
      }
      int more =
          c >= 0xf0 && c < 0xf5 ? 3 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xc2 && c < 0xe0 ? 1 : -1;
      if (more < 0) {
        return false;
      }
      if (length - at < more && !cut) {
        return false;
      }
      for (int i = 0; i < more && at < length; i++) {
        if ((octets[at++] & 0xc0) != 0x80) {
          return false;
        }
      }
    }
    return true;
  }
}
