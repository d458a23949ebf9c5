package org.carillon.dav.standard;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contract.collection.ChangeState;

/** States of collections as sync tokens, which are URIs (RFC 6578 §4). */
public final class SyncToken {
  private static final String PREFIX = "urn:carillon:sync:";

  private SyncToken() {}

  /** The token of a state. */
  public static String of(ChangeState state) {
    return PREFIX + URLEncoder.encode(state.token(), StandardCharsets.UTF_8);
  }

  /** The state of a token; empty where it is none that was given here. */
  public static Optional<ChangeState> parse(String token) {
    String text = token.strip();
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
