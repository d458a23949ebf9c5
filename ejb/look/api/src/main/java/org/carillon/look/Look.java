package org.carillon.look;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The appearance of the pages of a domain.
 *
 * @param domain the id of the domain; empty for the server
 * @param name the name of the application on the pages
 * @param logo the digest of the logo; empty for Carillon's own
 * @param palette the colours; empty for Carillon's own
 * @param skin the skin, which is known to be usable
 * @param digest the digest of the style sheet, for its address; empty if there is none
 */
public record Look(
    OptionalLong domain,
    String name,
    Optional<String> logo,
    Optional<Palette> palette,
    Skin skin,
    String digest) {

  public String css() {
    return palette.map(Palette::css).orElse("") + skin.css();
  }
}
