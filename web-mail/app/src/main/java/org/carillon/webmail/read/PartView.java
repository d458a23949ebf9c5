package org.carillon.webmail.read;

import java.util.Locale;
import java.util.Set;
import org.carillon.format.mime.structure.Part;

/** The ways in which a browser may show a message's file: only those in which it runs nothing. */
public enum PartView {
  /** The file can only be downloaded. */
  NONE,
  /** Shown as a raster image; vector images may hold scripts. */
  PICTURE,
  SOUND,
  /** Shown by the browser's own viewer. */
  PDF,
  /** Shown as plain text, regardless of the type. */
  TEXT;

  private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp", "avif");
  private static final Set<String> SOUNDS =
      Set.of("mpeg", "mp4", "ogg", "wav", "x-wav", "wave", "aac", "flac", "webm", "opus", "mp3");
  private static final Set<String> TEXTS =
      Set.of("plain", "csv", "markdown", "x-log", "x-patch", "x-diff", "tab-separated-values");

  /** Returns how a part may be shown. */
  static PartView of(Part part) {
    return of(part.type() + "/" + part.subtype());
  }

  /** Returns how a file of a media type may be shown; the type's parameters have no effect. */
  public static PartView of(String mediaType) {
    String[] type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).split("/", 2);
    String subtype = type.length > 1 ? type[1] : "";
    return switch (type[0]) {
      case "image" -> PICTURES.contains(subtype) ? PICTURE : NONE;
      case "audio" -> SOUNDS.contains(subtype) ? SOUND : NONE;
      case "text" -> TEXTS.contains(subtype) ? TEXT : NONE;
      case "application" -> subtype.equals("pdf") ? PDF : NONE;
      default -> NONE;
    };
  }

  /** Returns whether the file opens as its own page. */
  public boolean isPage() {
    return this == PICTURE || this == PDF || this == TEXT;
  }
}
