package org.carillon.look;

import java.util.List;
import java.util.Optional;

/**
 * The colours that a domain gives its pages: one for each of light and dark pages, from which the
 * others follow. Whatever was wished, words can be read: a colour that is too pale on its paper is
 * shown darker, one that is too dark lighter.
 *
 * @param light on light pages
 * @param dark on dark pages
 */
public record Palette(Shade light, Shade dark) {
  private static final List<Colour> LIGHT_PAPER = papers("#faf9f7", "#ffffff", "#f3f0eb");
  private static final List<Colour> DARK_PAPER = papers("#171614", "#201e1b", "#292622", "#2a2723");

  /** How much of the accent its tint has. */
  private static final double LIGHT_TINT = 0.12;

  private static final double DARK_TINT = 0.22;

  /** For words on the tint (WCAG 2.2, 1.4.6). */
  private static final double STRONG = 7;

  /**
   * The colours of light or of dark pages.
   *
   * @param wished what was wished; empty when it follows from the other
   * @param contrast of what was wished with the paper where it is told worst, 1 to 21
   * @param accent what is shown of it
   * @param strong the same on the tint
   * @param on words on the accent
   * @param soft the tint
   */
  public record Shade(
      Optional<Colour> wished,
      double contrast,
      Colour accent,
      Colour strong,
      Colour on,
      Colour soft) {

    /** Whether words could not be read in what was wished, so that another is shown. */
    public boolean isMended() {
      return wished.filter(colour -> !colour.equals(accent)).isPresent();
    }
  }

  /** Follows from what is wished for light and for dark pages; empty where neither is. */
  public static Optional<Palette> of(Optional<Colour> light, Optional<Colour> dark) {
    return light
        .or(() -> dark)
        .map(
            any ->
                new Palette(
                    shade(light, light.orElse(any), LIGHT_PAPER, Colour.BLACK, LIGHT_TINT),
                    shade(dark, dark.orElse(any), DARK_PAPER, Colour.WHITE, DARK_TINT)));
  }

  private static Shade shade(
      Optional<Colour> wished, Colour from, List<Colour> paper, Colour end, double tint) {
    Colour accent = from.toward(end, Colour.READABLE, paper);
    Colour soft = paper.get(1).mixed(accent, tint);
    Colour strong = accent.toward(end, STRONG, List.of(soft));
    Colour on = accent.contrast(Colour.WHITE) >= Colour.READABLE ? Colour.WHITE : Colour.BLACK;
    return new Shade(wished, from.contrast(paper), accent, strong, on, soft);
  }

  /** The tokens of the style sheets that it replaces. */
  public String css() {
    return ":root{"
        + token("--accent", light.accent, dark.accent)
        + token("--accent-strong", light.strong, dark.strong)
        + token("--on-accent", light.on, dark.on)
        + token("--soft", light.soft, dark.soft)
        + "}\n@media (prefers-contrast: more){:root{"
        + token("--accent", light.strong, dark.strong)
        + "}}\n";
  }

  private static String token(String name, Colour light, Colour dark) {
    return name + ":light-dark(" + light.hex() + "," + dark.hex() + ");";
  }

  private static List<Colour> papers(String... texts) {
    return List.of(texts).stream().flatMap(text -> Colour.of(text).stream()).toList();
  }
}
