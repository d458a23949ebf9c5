package org.carillon.look;

import java.util.List;
import java.util.Map;

/**
 * The layout of pages and the content around them. An uploaded skin is a ZIP archive with {@code
 * skin.properties} ({@code name}, {@code title}, {@code layout}, {@code head}, {@code foot}, {@code
 * link.1} and so on as {@code words | https://address}), and optionally {@code skin.css}, pictures,
 * and sentences in {@code words.properties} and {@code words_de.properties}. It contains no
 * scripts, no templates and no addresses of pictures but its own.
 *
 * @param name the name by which it is chosen
 * @param title the name that is shown; empty for those that came with the server
 * @param layout the layout of Carillon that it is based on
 * @param css its rules, cleaned
 * @param pictures its pictures, by their names
 * @param head the text above the sign-in form
 * @param foot the text below the sign-in form
 * @param links links to help and the like
 * @param words the sentences that it replaces, by languages' codes and keys; English has the empty
 *     code
 * @param digest the digest that identifies it; empty for those that came with the server
 */
public record Skin(
    String name,
    String title,
    Layout layout,
    String css,
    Map<String, Looks.Picture> pictures,
    String head,
    String foot,
    List<Link> links,
    Map<String, Map<String, String>> words,
    String digest) {

  public static final String HOUSE = "house";

  /** The arrangement of panes and buttons. */
  public enum Layout {
    /** The quiet layout: actions are icons next to what they act on. */
    HOUSE,
    /** Columns of the same height below a bar with commands as words. */
    COLUMNS,
    /** The default layout with the strongest contrast. */
    CONTRAST;

    /** Returns the value of {@code layout} in {@code skin.properties}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A link that a skin adds: its text and address. */
  public record Link(String words, String address) {}

  /** The skins that came with the server. */
  public static final List<Skin> STOCK =
      List.of(stock(Layout.HOUSE), stock(Layout.COLUMNS), stock(Layout.CONTRAST));

  private static Skin stock(Layout layout) {
    return new Skin(layout.word(), "", layout, "", Map.of(), "", "", List.of(), Map.of(), "");
  }

  public boolean isStock() {
    return digest.isEmpty();
  }
}
