package org.carillon.webmail.read;

import java.util.Locale;
import java.util.Set;
import org.carillon.format.mime.structure.Part;

/** How a browser may show a file of a message: only as what can do nothing in its page. */
public enum PartView {
  /** Not at all: it can be saved. */
  NONE,
  /** As a picture of points; drawings may hold scripts. */
  PICTURE,
  /** As a sound. */
  SOUND,
  /** By the browser's own viewer. */
  PDF,
  /** As plain text, whatever it is. */
  TEXT;

  private static final Set<String> PICTURES = Set.of("png", "jpeg", "gif", "webp", "avif");
  private static final Set<String> SOUNDS =
      Set.of("mpeg", "mp4", "ogg", "wav", "x-wav", "wave", "aac", "flac", "webm", "opus", "mp3");
  private static final Set<String> TEXTS =
      Set.of("plain", "csv", "markdown", "x-log", "x-patch", "x-diff", "tab-separated-values");

  /** How a part may be shown. */
  static PartView of(Part part) {
    return of(part.type() + "/" + part.subtype());
  }

  /** How a file of a media type may be shown; what the type's parameters say changes nothing. */
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

  /** Whether it opens as a page of its own. */
  public boolean isPage() {
    return this == PICTURE || this == PDF || this == TEXT;
  }
}
