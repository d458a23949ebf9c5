package org.carillon.mailauth.bimi.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Pictures that may be packed by gzip (RFC 6170 §5.2), told by their first octets. */
public final class PackedPicture {

  /** No picture is larger, unpacked. */
  public static final int MOST_OCTETS = 32 << 10;

  private PackedPicture() {}

  /**
   * The picture, unpacked if it was packed.
   *
   * @throws IOException when it is too large, or damaged
   */
  public static byte[] unpack(byte[] file) throws IOException {
    byte[] plain = file;
    if (file.length > 1 && (file[0] & 0xFF) == 0x1F && (file[1] & 0xFF) == 0x8B) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
        plain = in.readNBytes(MOST_OCTETS + 1);
      }
    }
    if (plain.length > MOST_OCTETS) {
      throw new IOException("The picture has more than 32 KB");
    }
    return plain;
  }
}
