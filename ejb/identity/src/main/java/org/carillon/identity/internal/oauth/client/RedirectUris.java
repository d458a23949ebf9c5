package org.carillon.identity.internal.oauth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares and checks redirect URIs. They have to match exactly (RFC 9700 §2.1), except for the
 * port of a loopback address, which the application chooses at run time (RFC 8252 §7.3).
 */
public final class RedirectUris {
  private static final int MOST_CHARACTERS = 500;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  /** A private-use scheme: a domain's name in reverse order (RFC 8252 §7.1). */
  private static final Pattern PRIVATE =
      Pattern.compile("[a-z][a-z0-9+-]*(?:\\.[a-z0-9][a-z0-9+-]*)+");

  private static final Pattern CHARACTERS = Pattern.compile("[\\x21-\\x7e]{1,500}");

  private RedirectUris() {}

  /** Returns what is wrong with a URI that is to be registered, or empty if it is valid. */
  static Optional<String> problem(String text, boolean isPublic) {
    Optional<URI> uri = parsed(text);
    if (uri.isEmpty() || uri.get().getScheme() == null) {
      return Optional.of(
          "A redirect URI must be an absolute URI of at most " + MOST_CHARACTERS + " characters: ");
    }
    if (uri.get().getRawFragment() != null || text.contains("#")) {
      return Optional.of("A redirect URI must not have a fragment (RFC 6749 §3.1.2): ");
    }
    String scheme = uri.get().getScheme().toLowerCase(Locale.ROOT);
    if (scheme.equals("https")) {
      return hasHost(uri.get())
          ? Optional.empty()
          : Optional.of("The redirect URI has no host, or a user name: ");
    }
    if (scheme.equals("http")) {
      return isLoopback(uri.get())
          ? Optional.empty()
          : Optional.of("A redirect URI must use https, except on the user's own machine: ");
    }
    return isPublic && PRIVATE.matcher(scheme).matches()
        ? Optional.empty()
        : Optional.of(
            "A private scheme must contain a dot, as in com.example.app:/, and needs a"
                + " public client: ");
  }

  private static boolean hasHost(URI uri) {
    return uri.getHost() != null && uri.getRawUserInfo() == null;
  }

  /** Returns whether the requested URI matches a registered one. */
  public static boolean match(List<String> registered, String asked) {
    return registered.stream().anyMatch(one -> one.equals(asked) || differInPort(one, asked));
  }

  private static boolean differInPort(String registered, String asked) {
    Optional<URI> one = parsed(registered).filter(RedirectUris::isLoopback);
    Optional<URI> other = parsed(asked).filter(RedirectUris::isLoopback);
    return one.isPresent()
        && other.isPresent()
        && one.get().getHost().equals(other.get().getHost())
        && path(one.get()).equals(path(other.get()))
        && other.get().getRawFragment() == null
        && Objects.equals(one.get().getRawQuery(), other.get().getRawQuery());
  }

  private static String path(URI uri) {
    return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /** Returns whether the URI leads to a program on the user's own machine. */
  public static boolean isOnThisMachine(String uri) {
    return parsed(uri)
        .filter(RedirectUris::hasHost)
        .filter(one -> LOOPBACK.contains(one.getHost().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private static boolean isLoopback(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && hasHost(uri)
        && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static Optional<URI> parsed(String text) {
    if (!CHARACTERS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  /** Returns the name of the place that people know: a host, or the scheme of an application. */
  public static String place(String redirect) {
    return parsed(redirect)
        .map(uri -> uri.getHost() == null ? uri.getScheme() : uri.getHost())
        .orElse("");
  }

  /** Returns the URI with more parameters in its query. */
  public static String with(String redirect, String query) {
    return redirect + (redirect.indexOf('?') < 0 ? "?" : "&") + query;
  }
}
