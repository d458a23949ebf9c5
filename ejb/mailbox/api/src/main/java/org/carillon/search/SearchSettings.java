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
          "Each node keeps an index of all mail, so that a search need not read every"
              + " message. If it is off, searches are slow and find words only in the newest"
              + " messages of a folder.");

  /** The share of a processor that the index may use, in percent. */
  public static final Setting<Long> SHARE =
      Setting.ofServer(
              "search.share",
              new SettingType.Whole(1, 100, "percent"),
              50L,
              "CPU share for indexing",
              "How much of one processor indexing can use while it catches up. On a busy"
                  + " machine it uses less. Raise it if new messages appear in searches too late.")
          .forExperts();

  /** The number of characters of a message's text from which words are indexed. */
  public static final Setting<Long> TEXT_CHARS =
      Setting.ofServer(
              "search.text-chars",
              new SettingType.Whole(1_000, 10_000_000, "characters"),
              1_000_000L,
              "Indexed text per message",
              "How many characters of a message, and of each of its attachments, are"
                  + " indexed. Webmail searches do not find words beyond this limit; searches of"
                  + " mail programs (IMAP SEARCH) do. A higher limit makes the index larger.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(INDEX, SHARE, TEXT_CHARS);
  }
}
