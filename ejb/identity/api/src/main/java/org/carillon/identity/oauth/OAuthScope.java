package org.carillon.identity.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A scope that a client may ask for (RFC 6749 §3.3). */
public enum OAuthScope {
  /** The user's identity: an ID token (OpenID Connect Core §3.1.2.1). */
  OPENID,
  /** The user's name, language and similar claims. */
  PROFILE,
  /** The user's mail address. */
  EMAIL,
  /** Access that goes on while the user is absent (OpenID Connect Core §11). */
  OFFLINE_ACCESS,
  /** Mail: reading, filing and sending it, and its Sieve rules. */
  MAIL("imap", "pop3", "submission", "managesieve"),
  /** Calendars, contacts and files. */
  DAV("dav"),
  /** The directory, read by LDAP. */
  LDAP("ldap"),
  /** Everything that the account may do by REST. */
  REST("web");

  private final List<String> services;

  OAuthScope(String... services) {
    this.services = List.of(services);
  }

  /** Returns the word that clients send for this value. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the services that the scope opens, by the names that application passwords use. */
  public List<String> services() {
    return services;
  }

  /** Returns the value that clients send as {@code word}, or empty if there is none. */
  public static Optional<OAuthScope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** Returns the values for the words, in a fixed order. Unknown words are left out. */
  public static List<OAuthScope> all(List<String> words) {
    return Arrays.stream(values()).filter(scope -> words.contains(scope.word())).toList();
  }

  /** Returns the scopes as parameters and tokens have them, separated by spaces. */
  public static String text(List<OAuthScope> scopes) {
    return String.join(" ", scopes.stream().map(OAuthScope::word).toList());
  }

  /** Returns whether the scopes ask for more than the user's identity. */
  public static boolean openServices(List<OAuthScope> scopes) {
    return scopes.stream().anyMatch(scope -> !scope.services.isEmpty());
  }
}
