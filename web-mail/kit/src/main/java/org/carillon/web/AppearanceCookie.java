package org.carillon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Optional;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.TimeFormats;
import org.carillon.account.setting.TimeSettings;
import org.carillon.settings.Reading;
import org.carillon.settings.Setting;
import org.carillon.web.request.SecretCookie;

/**
 * The appearance that this browser's pages have, so that no page needs to read it and the sign-in
 * page has it, too. The account stores it; signing in renews the cookie.
 */
final class AppearanceCookie {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-look");

  /** The cookie's lifetime in seconds: a year. */
  private static final int REMEMBERED = 31_536_000;

  private AppearanceCookie() {}

  static void write(
      HttpServletRequest request, HttpServletResponse response, Appearance appearance) {
    COOKIE.write(request, response, text(appearance), REMEMBERED);
  }

  static Appearance read(HttpServletRequest request) {
    return parse(COOKIE.read(request).orElse(""));
  }

  static String text(Appearance appearance) {
    return String.join(
        ".",
        AppearanceSettings.THEME.type().write(appearance.theme()),
        AppearanceSettings.DENSITY.type().write(appearance.density()),
        AppearanceSettings.LANGUAGE.type().write(appearance.language()),
        appearance.times().zone().replace('/', '~'),
        TimeSettings.CLOCK.type().write(appearance.times().clock()),
        TimeSettings.DAYS.type().write(appearance.times().days()),
        TimeSettings.WEEK.type().write(appearance.times().week()));
  }

  /** Parses a cookie; anything unknown becomes automatic, because clients can send any text. */
  static Appearance parse(String text) {
    String[] words = text.split("\\.", 8);
    return new Appearance(
        word(words, 0, AppearanceSettings.THEME),
        word(words, 1, AppearanceSettings.DENSITY),
        word(words, 2, AppearanceSettings.LANGUAGE),
        new TimeFormats(
            zone(words.length > 3 ? words[3].replace('~', '/') : ""),
            word(words, 4, TimeSettings.CLOCK),
            word(words, 5, TimeSettings.DAYS),
            word(words, 6, TimeSettings.WEEK)));
  }

  private static String zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? name : "";
  }

  private static <T> T word(String[] words, int place, Setting<T> setting) {
    return Optional.of(words)
        .filter(all -> all.length > place)
        .map(all -> setting.type().read(all[place]))
        .map(
            reading ->
                switch (reading) {
                  case Reading.Valid<T>(T value) -> value;
                  case Reading.Invalid<T>(String why) -> setting.fallback();
                })
        .orElseGet(setting::fallback);
  }
}
