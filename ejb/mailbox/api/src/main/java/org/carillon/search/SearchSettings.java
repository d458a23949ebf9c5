package org.carillon.search;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of the search index. */
public final class SearchSettings implements SettingSource {

  public static final Setting<Boolean> INDEX =
      Setting.ofServer(
          "search.index",
          new SettingType.Switch(),
          true,
          "Search index",
          "Each node keeps an index of all mail, so that searches need not read every message."
              + " Without it every search reads messages, and words are found only in the newest"
              + " messages of a folder.");

  /** The share of a processor that the index may use, in percent. */
  public static final Setting<Long> SHARE =
      Setting.ofServer(
              "search.share",
              new SettingType.Whole(1, 100, "percent"),
              50L,
              "Share of a processor",
              "How much of one processor indexing may use while it catches up. On a busy machine it"
                  + " uses less.")
          .forExperts();

  /** The number of characters of a message's text from which words are indexed. */
  public static final Setting<Long> TEXT_CHARS =
      Setting.ofServer(
              "search.text-chars",
              new SettingType.Whole(1_000, 10_000_000, "characters"),
              1_000_000L,
              "Text for words",
              "How much text of a message, and of each of its attachments, is indexed by words."
                  + " Searches by mail programs (IMAP SEARCH) also find text beyond that.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(INDEX, SHARE, TEXT_CHARS);
  }
}
