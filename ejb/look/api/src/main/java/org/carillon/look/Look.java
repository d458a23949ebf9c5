package org.carillon.look;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a page looks.
 *
 * @param domain the id of the domain whose look it is; empty for the server's
 * @param name what the pages are called
 * @param logo the digest of the logo; empty for the house's mark
 * @param palette the colours; empty for the house's
 * @param skin the skin, one that can be used
 * @param digest what tells the style sheet from all others; empty when there is none
 */
public record Look(
    OptionalLong domain,
    String name,
    Optional<String> logo,
    Optional<Palette> palette,
    Skin skin,
    String digest) {

  /** The style sheet behind those of the house. */
  public String css() {
    return palette.map(Palette::css).orElse("") + skin.css();
  }
}
