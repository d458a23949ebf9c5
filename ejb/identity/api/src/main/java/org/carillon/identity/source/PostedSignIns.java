package org.carillon.identity.source;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What browsers bring of SAML providers, to whichever of the web applications. */
public interface PostedSignIns {

  /**
   * What this server says of itself to a source.
   *
   * @param pages sign-in pages that browsers come back to, the first usually
   * @return its metadata; empty if there is no such source, or it can't be said now
   */
  Optional<String> metadata(String source, List<URI> pages);

  /**
   * Takes what a browser posts of a source.
   *
   * @param at where it was posted to
   * @return what the browser is to say to the sign-in page, by name; empty if that can't be told
   *     now
   */
  Optional<Map<String, String>> posted(String source, URI at, String message);

  /** What comes of a word that somebody has signed out there. */
  sealed interface Out {
    /** The source said so, and his browser goes on there. */
    record To(URI place) implements Out {}

    /** His browser stays: at a source that says no place, or because the word was none of it. */
    record Here() implements Out {}
  }

  /**
   * Ends the web sessions of whom a source says that he has signed out there.
   *
   * @param at where the browser brings it
   * @param query of the address, as it was sent
   */
  Out signedOut(String source, URI at, String query);
}
