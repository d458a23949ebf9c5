package org.carillon.mailauth.bimi.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks pictures that may be gzipped (RFC 6170 §5.2), which their first octets show. */
public final class PackedPicture {

  /** The maximum number of octets of an unpacked picture. */
  public static final int MOST_OCTETS = 32 << 10;

  private PackedPicture() {}

  /** Returns the picture unpacked; throws IOException if it is too large or damaged. */
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
