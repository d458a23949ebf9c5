package org.carillon.dav.standard;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.store.item.ChangeState;

/** States of collections as sync tokens, which are URIs (RFC 6578 §4). */
public final class SyncToken {
  private static final String PREFIX = "urn:carillon:sync:";

  private SyncToken() {}

  /** The token of a state of a collection. */
  public static String of(CollectionResource collection, ChangeState state) {
    return PREFIX
        + URLEncoder.encode(state.token(), StandardCharsets.UTF_8)
        + visibility(collection);
  }

  /** Returns the caller's access level to the objects; if it changes, all must be read again. */
  static String visibility(CollectionResource collection) {
    return switch (collection.kind()) {
      case CALENDAR, TASKS, JOURNAL ->
          collection.rights().has(Right.ADMINISTER)
              ? ""
              : collection.rights().has(Right.READ) ? ":public" : ":times";
      case MAIL, CONTACTS, NOTES, FILES, CHAT -> "";
    };
  }

  /** Returns the state of a token, or empty if it was not issued for the collection. */
  public static Optional<ChangeState> parse(CollectionResource collection, String token) {
    String visibility = visibility(collection);
    String text = token.strip();
    if (!text.endsWith(visibility)) {
      return Optional.empty();
    }
    return parse(text.substring(0, text.length() - visibility.length()));
  }

  private static Optional<ChangeState> parse(String text) {
    if (text.indexOf(':', PREFIX.length()) >= 0) {
      return Optional.empty();
    }
    if (!text.startsWith(PREFIX) || text.length() > PREFIX.length() + 3 * ChangeState.MOST_CHARS) {
      return Optional.empty();
    }
    try {
      String state = URLDecoder.decode(text.substring(PREFIX.length()), StandardCharsets.UTF_8);
      return state.length() > ChangeState.MOST_CHARS || state.isEmpty()
          ? Optional.empty()
          : Optional.of(new ChangeState(state));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
