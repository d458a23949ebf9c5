package org.carillon.look;

import java.util.List;
import java.util.Optional;

/**
 * The colours of a domain's pages: an accent for light and one for dark pages, from which the
 * others follow. Text is always readable: an accent with too little contrast is made darker on
 * light pages and lighter on dark ones.
 *
 * @param light the colours of light pages
 * @param dark the colours of dark pages
 */
public record Palette(Shade light, Shade dark) {
  private static final List<Colour> LIGHT_PAPER = papers("#faf9f7", "#ffffff", "#f3f0eb");
  private static final List<Colour> DARK_PAPER = papers("#171614", "#201e1b", "#292622", "#2a2723");

  /** The share of the accent in its tint. */
  private static final double LIGHT_TINT = 0.12;

  private static final double DARK_TINT = 0.22;

  /** The least contrast of text on the tint (WCAG 2.2, 1.4.6). */
  private static final double STRONG = 7;

  /**
   * The colours of light or of dark pages.
   *
   * @param requested the accent that was chosen; empty if it follows from the other one
   * @param contrast the least contrast of the chosen accent with the backgrounds, 1 to 21
   * @param accent the accent that is shown
   * @param strong the accent for text on the tint
   * @param on the colour of text on the accent
   * @param soft the tint
   */
  public record Shade(
      Optional<Colour> requested,
      double contrast,
      Colour accent,
      Colour strong,
      Colour on,
      Colour soft) {

    /** Returns whether another accent is shown because the chosen one is unreadable. */
    public boolean isAdjusted() {
      return requested.filter(colour -> !colour.equals(accent)).isPresent();
    }
  }

  /** Returns the palette for accents of light and of dark pages, or empty if neither is given. */
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
      Optional<Colour> requested, Colour from, List<Colour> paper, Colour end, double tint) {
    Colour accent = from.toward(end, Colour.READABLE, paper);
    Colour soft = paper.get(1).mixed(accent, tint);
    Colour strong = accent.toward(end, STRONG, List.of(soft));
    Colour on = accent.contrast(Colour.WHITE) >= Colour.READABLE ? Colour.WHITE : Colour.BLACK;
    return new Shade(requested, from.contrast(paper), accent, strong, on, soft);
  }

  /** Returns the CSS custom properties that replace Carillon's own. */
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
