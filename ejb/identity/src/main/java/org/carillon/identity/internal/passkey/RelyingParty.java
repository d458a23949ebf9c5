package org.carillon.identity.internal.passkey;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.setting.AccessSettings;
import org.carillon.settings.Settings;

/**
 * The relying party: the pages for which passkeys are valid (WebAuthn §5.1.2).
 *
 * @param origin the page's origin
 * @param host the relying party's id: the origin's host, or the domain above it that a setting
 *     names
 */
record RelyingParty(String origin, String host) {
  /** Returns the relying party of a page, or empty if its origin is malformed. */
  static Optional<RelyingParty> of(String origin, Settings settings) {
    String host;
    try {
      host = URI.create(origin).getHost();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    if (host == null) {
      return Optional.empty();
    }
    String small = host.toLowerCase(Locale.ROOT);
    String id =
        settings.value(AccessSettings.PASSKEY_DOMAINS).stream()
            .filter(domain -> small.equals(domain) || small.endsWith("." + domain))
            .max(Comparator.comparingInt(String::length))
            .orElse(small);
    return Optional.of(new RelyingParty(origin.toLowerCase(Locale.ROOT), id));
  }
}
