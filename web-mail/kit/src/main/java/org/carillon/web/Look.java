package org.carillon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * How this browser wants pages to look, as its cookie remembers.
 *
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param density {@code normal}, {@code compact} or {@code roomy}
 * @param language one of {@link #LANGUAGES}, or {@code auto} for what the browser asks for
 */
public record Look(String theme, String density, String language) {

  /** The themes. */
  public static final List<String> THEMES = List.of("auto", "light", "dark");

  /** How far apart rows are. */
  public static final List<String> DENSITIES = List.of("normal", "compact", "roomy");

  /** The languages there are bundles for. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  /** The cookie that remembers it; all applications of a host share its name, each has its own. */
  static final SecretCookie COOKIE = new SecretCookie("carillon-look");

  /** How long it is remembered, in seconds: a year. */
  static final int REMEMBERED = 31_536_000;

  private static final Look AUTOMATIC = new Look("auto", "normal", "auto");

  /** Replaces what is not known by the automatic choice: a cookie is anybody's text. */
  public Look {
    theme = THEMES.contains(theme) ? theme : "auto";
    density = DENSITIES.contains(density) ? density : "normal";
    language = LANGUAGES.contains(language) ? language : "auto";
  }

  static Look of(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(Look::parse).orElse(AUTOMATIC);
  }

  private static Optional<Look> parse(String text) {
    String[] parts = text.split("\\.", 4);
    return parts.length == 3
        ? Optional.of(new Look(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  String text() {
    return theme + "." + density + "." + language;
  }
}
