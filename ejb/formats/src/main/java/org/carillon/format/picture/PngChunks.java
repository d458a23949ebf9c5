package org.carillon.format.picture;

import java.util.Set;

/** PNG (W3C PNG 3rd edition §5): its chunks of pixels, colours and animation. */
final class PngChunks {
  static final String BEGIN = "\u0089PNG\r\n\u001a\n";
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs",
          "acTL", "fcTL", "fdAT");
  private static final Set<String> MOVING = Set.of("acTL", "fcTL", "fdAT");
  private static final int CHECKSUM = 4;

  private PngChunks() {}

  static byte[] clean(PictureOctets in) throws BrokenPicture {
    in.skip(BEGIN.length());
    in.keep(0);
    for (boolean isFirst = true; ; isFirst = false) {
      int from = in.at();
      long length = in.big(4);
      String type = in.word(4);
      if (isFirst != type.equals("IHDR")) {
        throw new BrokenPicture();
      }
      if (isFirst) {
        in.bound(in.big(4), in.big(4));
        length -= 8;
      }
      in.skip(length + CHECKSUM);
      if (KEPT.contains(type) && !(in.isStill() && MOVING.contains(type))) {
        in.keep(from);
      }
      if (type.equals("IEND")) {
        return in.kept();
      }
    }
  }
}
