package org.carillon.format.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP (RFC 9649 §2): its chunks of pixels and animation. */
final class WebpChunks {
  private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF");

  /** The flags for ICC profile, EXIF and XMP in the header of an extended file (§2.7). */
  private static final int LEFT_OUT = 0x20 | 0x08 | 0x04;

  private static final int HEAD = 12;

  private WebpChunks() {}

  static byte[] clean(PictureOctets in) throws BrokenPicture {
    in.skip(4);
    long end = in.little(4) + 8;
    if (!in.word(4).equals("WEBP")) {
      throw new BrokenPicture();
    }
    in.keep(0);
    boolean isSeen = false;
    while (in.at() + 8 <= end && !in.isEnd()) {
      int from = in.at();
      String type = in.word(4);
      long length = in.little(4);
      int body = in.at();
      size(in, type, body);
      in.back(body);
      in.skip(length);
      if (length % 2 == 1 && !in.isEnd()) {
        in.skip(1);
      }
      if (in.isStill() && type.equals("ANIM")) {
        throw new BrokenPicture();
      }
      if (KEPT.contains(type)) {
        in.keep(from);
        isSeen = true;
      }
    }
    if (!isSeen) {
      throw new BrokenPicture();
    }
    return headed(in.kept());
  }

  private static void size(PictureOctets in, String type, int body) throws BrokenPicture {
    switch (type) {
      case "VP8X" -> {
        in.skip(4);
        in.bound(in.little(3) + 1, in.little(3) + 1);
      }
      case "VP8 " -> {
        in.skip(6);
        in.bound(in.little(2) & 0x3FFF, in.little(2) & 0x3FFF);
      }
      case "VP8L" -> {
        in.skip(1);
        long bits = in.little(4);
        in.bound((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
      }
      default -> in.back(body);
    }
  }

  /** Corrects the header: sets the new length, clears the flags of dropped chunks. */
  private static byte[] headed(byte[] kept) {
    ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).putInt(4, kept.length - 8);
    if (kept.length > HEAD + 8 && kept[HEAD + 3] == 'X') {
      kept[HEAD + 8] &= ~LEFT_OUT;
    }
    return kept;
  }
}
