package org.carillon.identity.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client may ask for (RFC 6749 §3.3). */
public enum OAuthScope {
  /** Who somebody is: an ID token (OpenID Connect Core §3.1.2.1). */
  OPENID,
  /** Names, language and the like. */
  PROFILE,
  /** The address. */
  EMAIL,
  /** Goes on while nobody looks (OpenID Connect Core §11). */
  OFFLINE_ACCESS,
  /** Reading, filing and sending mail, and its rules. */
  MAIL("imap", "pop3", "submission", "managesieve"),
  /** Calendars, contacts and files. */
  DAV("dav"),
  /** The directory. */
  LDAP("ldap"),
  /** All that the account may do by REST. */
  REST("web");

  private final List<String> services;

  OAuthScope(String... services) {
    this.services = List.of(services);
  }

  /** As clients say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The services that it opens, as application passwords name them. */
  public List<String> services() {
    return services;
  }

  /** The one that is called so. */
  public static Optional<OAuthScope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** Those that are called so, in a fixed order; what is called otherwise is left out. */
  public static List<OAuthScope> all(List<String> words) {
    return Arrays.stream(values()).filter(scope -> words.contains(scope.word())).toList();
  }

  /** As parameters and tokens have them, with spaces between. */
  public static String text(List<OAuthScope> scopes) {
    return String.join(" ", scopes.stream().map(OAuthScope::word).toList());
  }

  /** Whether more is asked for than who somebody is. */
  public static boolean openServices(List<OAuthScope> scopes) {
    return scopes.stream().anyMatch(scope -> !scope.services.isEmpty());
  }
}
