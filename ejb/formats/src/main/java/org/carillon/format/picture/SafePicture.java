package org.carillon.format.picture;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stranger's picture written anew from those parts of it that are points, colours and times: what
 * it says of places, cameras and people is left out, and so is whatever stands behind its end.
 * Which kind it is, its octets say alone. Drawings (SVG) are none: they may hold scripts.
 *
 * @param type its media type
 * @param octets what is left of it
 */
public record SafePicture(String type, byte[] octets) {
  /** Reads one; empty for what is none of PNG, JPEG, GIF, WebP and AVIF, is broken or too large. */
  public static Optional<SafePicture> of(byte[] octets) {
    return isAvif(octets)
        ? Optional.of(new SafePicture("image/avif", octets))
        : read(new PictureOctets(octets, OptionalInt.empty()));
  }

  /**
   * Reads one of PNG, JPEG, GIF and WebP that stands still: of one that moves its first picture,
   * but of WebP none.
   *
   * @param mostSide the most points of a side
   */
  public static Optional<SafePicture> still(byte[] octets, int mostSide) {
    return read(new PictureOctets(octets, OptionalInt.of(mostSide)));
  }

  private static Optional<SafePicture> read(PictureOctets in) {
    try {
      if (in.begins(PngChunks.BEGIN)) {
        return Optional.of(new SafePicture("image/png", PngChunks.clean(in)));
      }
      if (in.begins(JpegSegments.BEGIN)) {
        return Optional.of(new SafePicture("image/jpeg", JpegSegments.clean(in)));
      }
      if (in.begins("GIF87a") || in.begins("GIF89a")) {
        return Optional.of(new SafePicture("image/gif", GifBlocks.clean(in)));
      }
      if (in.begins("RIFF")) {
        return Optional.of(new SafePicture("image/webp", WebpChunks.clean(in)));
      }
      return Optional.empty();
    } catch (BrokenPicture broken) {
      return Optional.empty();
    }
  }

  /** ISO 14496-12 §4.3: a first box {@code ftyp} of AVIF's brands. */
  private static boolean isAvif(byte[] octets) {
    if (octets.length < 16) {
      return false;
    }
    String brand = PictureOctets.ascii(Arrays.copyOfRange(octets, 4, 12));
    return brand.equals("ftypavif") || brand.equals("ftypavis");
  }
}
