package org.carillon.webmail.file;

import java.time.Instant;
import org.carillon.http.MediaTypes;
import org.carillon.store.item.ItemEntry;
import org.carillon.web.Shortened;
import org.carillon.webmail.read.PartView;

/**
 * A file as a list shows it.
 *
 * @param key what it is known by, which is its name
 * @param octets its length
 * @param changed when it was put there
 */
public record ShownFile(String key, long octets, Instant changed) {

  /** Of what the store knows. */
  public static ShownFile of(ItemEntry item) {
    return new ShownFile(item.key().orElseThrow().value(), item.octets(), item.saved());
  }

  /** Its name for people. */
  public String label() {
    return Shortened.of(key);
  }

  /** How a browser may show it. */
  public PartView view() {
    return PartView.of(MediaTypes.of(key));
  }

  /** The picture for what it is. */
  public String icon() {
    return switch (view()) {
      case PICTURE -> "image";
      case TEXT, PDF -> "file-text";
      case SOUND, NONE -> "file";
    };
  }
}
