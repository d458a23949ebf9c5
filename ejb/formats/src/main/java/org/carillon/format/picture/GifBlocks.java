package org.carillon.format.picture;

/** GIF (GIF89a §17 to §27): its frames, their delays and the number of repetitions. */
final class GifBlocks {
  private static final int PICTURE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;
  private static final int MOST_PICTURES = 2_000;

  private GifBlocks() {}

  static byte[] clean(PictureOctets in) throws BrokenPicture {
    in.skip(6);
    in.bound(in.little(2), in.little(2));
    int flags = in.octet();
    in.skip(2);
    table(in, flags);
    in.keep(0);
    int pictures = 0;
    while (!in.isEnd()) {
      int from = in.at();
      switch (in.octet()) {
        case END -> {
          in.keep(from);
          return in.kept();
        }
        case PICTURE -> {
          in.skip(4);
          in.bound(in.little(2), in.little(2));
          table(in, in.octet());
          in.skip(1);
          blocks(in);
          if (isWanted(in, pictures)) {
            in.keep(from);
          }
          pictures++;
        }
        case EXTENSION -> extension(in, from, isWanted(in, pictures));
        default -> throw new BrokenPicture();
      }
      if (pictures > MOST_PICTURES) {
        throw new BrokenPicture();
      }
    }
    throw new BrokenPicture();
  }

  /** Returns whether a block is kept: of a still picture, up to the first frame. */
  private static boolean isWanted(PictureOctets in, int pictures) {
    return !in.isStill() || pictures == 0;
  }

  private static void extension(PictureOctets in, int from, boolean isWanted) throws BrokenPicture {
    int label = in.octet();
    int first = in.at();
    boolean isKept = label == CONTROL || label == APPLICATION && isRepetition(in);
    in.back(first);
    blocks(in);
    if (isKept && isWanted) {
      in.keep(from);
    }
  }

  private static boolean isRepetition(PictureOctets in) throws BrokenPicture {
    return in.octet() == 11 && in.word(11).equals("NETSCAPE2.0");
  }

  private static void table(PictureOctets in, int flags) throws BrokenPicture {
    if ((flags & 0x80) != 0) {
      in.skip(3L << ((flags & 7) + 1));
    }
  }

  private static void blocks(PictureOctets in) throws BrokenPicture {
    for (int length = in.octet(); length > 0; length = in.octet()) {
      in.skip(length);
    }
  }
}
