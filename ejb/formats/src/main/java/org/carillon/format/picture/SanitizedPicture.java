package org.carillon.format.picture;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An untrusted picture written anew from only its pixels, colours and delays. Metadata about
 * places, cameras and people is left out, and so is everything after the picture's end. The type is
 * determined by the octets alone. SVG is refused, since it may contain scripts.
 *
 * @param type its media type
 * @param octets the picture without what was left out
 */
public record SanitizedPicture(String type, byte[] octets) {
  /** Reads a picture. Empty if it is not PNG, JPEG, GIF, WebP or AVIF, is broken or too large. */
  public static Optional<SanitizedPicture> of(byte[] octets) {
    return isAvif(octets)
        ? Optional.of(new SanitizedPicture("image/avif", octets))
        : read(new PictureOctets(octets, OptionalInt.empty()));
  }

  /**
   * Reads a still picture in PNG, JPEG, GIF or WebP. Returns the first frame of an animated one,
   * except for an animated WebP, which is refused.
   *
   * @param mostSide the maximum number of pixels of a side
   */
  public static Optional<SanitizedPicture> still(byte[] octets, int mostSide) {
    return read(new PictureOctets(octets, OptionalInt.of(mostSide)));
  }

  private static Optional<SanitizedPicture> read(PictureOctets in) {
    try {
      if (in.begins(PngChunks.BEGIN)) {
        return Optional.of(new SanitizedPicture("image/png", PngChunks.clean(in)));
      }
      if (in.begins(JpegSegments.BEGIN)) {
        return Optional.of(new SanitizedPicture("image/jpeg", JpegSegments.clean(in)));
      }
      if (in.begins("GIF87a") || in.begins("GIF89a")) {
        return Optional.of(new SanitizedPicture("image/gif", GifBlocks.clean(in)));
      }
      if (in.begins("RIFF")) {
        return Optional.of(new SanitizedPicture("image/webp", WebpChunks.clean(in)));
      }
      return Optional.empty();
    } catch (BrokenPicture broken) {
      return Optional.empty();
    }
  }

  /** Returns whether the first box is {@code ftyp} with a brand of AVIF (ISO 14496-12 §4.3). */
  private static boolean isAvif(byte[] octets) {
    if (octets.length < 16) {
      return false;
    }
    String brand = PictureOctets.ascii(Arrays.copyOfRange(octets, 4, 12));
    return brand.equals("ftypavif") || brand.equals("ftypavis");
  }
}
