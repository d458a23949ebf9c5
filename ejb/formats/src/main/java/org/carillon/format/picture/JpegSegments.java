package org.carillon.format.picture;

/** JPEG (ITU-T T.81 Annex B): all segments but comments and application data. */
final class JpegSegments {
  static final String BEGIN = "\u00ff\u00d8\u00ff";
  private static final int SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int COMMENT = 0xFE;

  private JpegSegments() {}

  static byte[] clean(PictureOctets in) throws BrokenPicture {
    in.skip(2);
    in.keep(0);
    boolean isSized = false;
    while (true) {
      int from = in.at();
      int marker = marker(in);
      if (marker == END) {
        in.keep(from);
        return ended(in, isSized);
      }
      long length = in.big(2);
      if (isFrame(marker)) {
        in.skip(1);
        long height = in.big(2);
        in.bound(in.big(2), height);
        length -= 5;
        isSized = true;
      }
      in.skip(length - 2);
      if (marker == SCAN) {
        points(in);
      }
      if (isKept(marker)) {
        in.keep(from);
      }
      if (in.isEnd()) {
        // The file is cut off. Browsers show what there is.
        return ended(in, isSized);
      }
    }
  }

  private static byte[] ended(PictureOctets in, boolean isSized) throws BrokenPicture {
    if (!isSized) {
      throw new BrokenPicture();
    }
    return in.kept();
  }

  private static int marker(PictureOctets in) throws BrokenPicture {
    if (in.octet() != 0xFF) {
      throw new BrokenPicture();
    }
    int marker = in.octet();
    while (marker == 0xFF) {
      marker = in.octet();
    }
    return marker;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /**
   * Returns whether a segment is kept. Of the application segments only those of JFIF and Adobe
   * are, since they say how to interpret the colours.
   */
  private static boolean isKept(int marker) {
    boolean isApplication = marker >= 0xE0 && marker <= 0xEF;
    return marker != COMMENT && (!isApplication || marker == 0xE0 || marker == 0xEE);
  }

  /** Reads entropy-coded data up to a marker other than stuffing or restart (T.81 §B.1.1.5). */
  private static void points(PictureOctets in) throws BrokenPicture {
    while (!in.isEnd()) {
      int from = in.at();
      if (in.octet() == 0xFF && !in.isEnd()) {
        int next = in.peek();
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
          in.back(from);
          return;
        }
      }
    }
  }
}
