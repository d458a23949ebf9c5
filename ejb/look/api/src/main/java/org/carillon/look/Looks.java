package org.carillon.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;

/** The appearance of pages, from memory; the last known one while the database is unavailable. */
public interface Looks {

  Look of(Caller caller);

  /** Returns the look for visitors who are not signed in, by the requested host. */
  Look at(String host);

  /**
   * Returns a preview of a look.
   *
   * @param domain the domain; empty for the server
   * @param palette its colours
   * @param name the name on the pages; empty for the default
   * @param skin its skin's name
   */
  Look with(OptionalLong domain, Optional<Palette> palette, String name, String skin);

  /** Returns the look of a domain, or of the server, with a skin. */
  Look of(OptionalLong domain, String skin);

  /** Returns the logo with that digest, or empty if it no longer exists. */
  Optional<Picture> logo(String digest);

  /** Returns a picture of the skin with this digest, by its name in the archive. */
  Optional<Picture> picture(String digest, String file);

  /** Returns the skins that the signed-in user may choose, by name; none if not allowed. */
  List<Skin> choices(Caller caller);

  /** Returns all skins, beginning with those that came with the server. */
  List<Skin> skins();

  /** Returns the uploaded skins that can't be used, with the reason, by name. */
  Map<String, String> broken();

  /** Returns the codes of the languages that were added. */
  List<String> languages();

  /** Returns the sentences that were added for a language; none if there are none. */
  Map<String, String> sentences(String code);

  /** Returns a counter of changes. What was read at another count may be outdated. */
  long changes();

  /** A picture with its media type. */
  record Picture(String type, byte[] octets) {}
}
