package org.carillon.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/**
 * How pages look, for whoever sees them. Answers come from memory; while the database is away what
 * is known stays.
 */
public interface Looks {

  /** The look of who is signed in. */
  Look of(Caller caller);

  /** The look of who is not, by the host that was asked for. */
  Look at(String host);

  /**
   * A look as it would be.
   *
   * @param domain whose; empty for the server
   * @param palette its colours
   * @param name what the pages are called; empty as ever
   * @param skin its skin's name
   */
  Look with(OptionalLong domain, Optional<Palette> palette, String name, String skin);

  /** The look of a domain, or of the server, with that skin. */
  Look of(OptionalLong domain, String skin);

  /** The logo with that digest; empty when there is none any more. */
  Optional<Picture> logo(String digest);

  /**
   * A picture of a skin.
   *
   * @param digest the skin's
   * @param file the picture's name in the archive
   */
  Optional<Picture> picture(String digest, String file);

  /** Whether who is signed in may choose a skin, and among which, by name. */
  List<Skin> choices(Caller caller);

  /** All skins, those that came with the server first. */
  List<Skin> skins();

  /** Skins that were uploaded and cannot be used, by name, and why. */
  Map<String, String> broken();

  /** The codes of the languages that were added. */
  List<String> languages();

  /** The sentences that were added to a language; empty when none were. */
  Map<String, String> sentences(String code);

  /** Counts changes: what was read before one may be otherwise after it. */
  long changes();

  /**
   * A picture.
   *
   * @param type its media type
   * @param octets the picture
   */
  record Picture(String type, byte[] octets) {}
}
