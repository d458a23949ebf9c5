package org.carillon.webmail.file;

import java.time.Instant;
import org.carillon.http.MediaTypes;
import org.carillon.store.item.ItemEntry;
import org.carillon.web.ShortenedText;
import org.carillon.webmail.read.PartView;

/**
 * A file as a list shows it.
 *
 * @param key its key, which is its name
 * @param changed the time when it was stored
 */
public record ShownFile(String key, long octets, Instant changed) {

  public static ShownFile of(ItemEntry item) {
    return new ShownFile(item.key().orElseThrow().value(), item.octets(), item.saved());
  }

  /** Its name for display. */
  public String label() {
    return ShortenedText.of(key);
  }

  /** The way in which a browser may show it. */
  public PartView view() {
    return PartView.of(MediaTypes.of(key));
  }

  /** The icon for its type. */
  public String icon() {
    return switch (view()) {
      case PICTURE -> "image";
      case TEXT, PDF -> "file-text";
      case SOUND, NONE -> "file";
    };
  }
}
