package org.carillon.look;

import java.util.List;
import java.util.Map;

/**
 * How pages are arranged and what stands around them. One that is uploaded is a ZIP archive with
 * {@code skin.properties} ({@code name}, {@code title}, {@code layout}, {@code head}, {@code foot},
 * {@code link.1} and so on as {@code words | https://address}), and where it has them {@code
 * skin.css}, pictures, and sentences in {@code words.properties} and {@code words_de.properties}.
 * It holds no script, no template and no address of pictures but its own.
 *
 * @param name by which it is chosen
 * @param title what people call it; empty for those that came with the server
 * @param layout which arrangement of the house it builds on
 * @param css its rules, cleaned
 * @param pictures its pictures, by their names
 * @param head what stands above the sign-in
 * @param foot what stands below it
 * @param links where people find help and the like
 * @param words sentences that it says otherwise, by languages' codes and keys; English by nothing
 * @param digest what tells it from all others; empty for those that came with the server
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

  /** The house's own. */
  public static final String HOUSE = "house";

  /** How panes and buttons are arranged. */
  public enum Layout {
    /** Quiet: actions are icons, where the hand is. */
    HOUSE,
    /** Columns of the same height, with a bar of commands in words above them. */
    COLUMNS,
    /** As the house, with the strongest contrast. */
    CONTRAST;

    /** As manifests have it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A link that a skin brings.
   *
   * @param words what it is called
   * @param address where it leads
   */
  public record Link(String words, String address) {}

  /** Those that came with the server. */
  public static final List<Skin> STOCK =
      List.of(stock(Layout.HOUSE), stock(Layout.COLUMNS), stock(Layout.CONTRAST));

  private static Skin stock(Layout layout) {
    return new Skin(layout.word(), "", layout, "", Map.of(), "", "", List.of(), Map.of(), "");
  }

  /** Whether it came with the server. */
  public boolean isStock() {
    return digest.isEmpty();
  }
}
