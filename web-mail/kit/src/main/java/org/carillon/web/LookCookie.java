package org.carillon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.account.setting.Look;
import org.carillon.account.setting.LookSettings;
import org.carillon.settings.Reading;
import org.carillon.settings.Setting;
import org.carillon.web.request.SecretCookie;

/**
 * The look that this browser was last told to give its pages, so that no page needs to ask for it
 * and the sign-in page has it, too. The account keeps it; signing in tells the browser anew.
 */
final class LookCookie {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-look");

  /** How long it is remembered, in seconds: a year. */
  private static final int REMEMBERED = 31_536_000;

  private LookCookie() {}

  static void write(HttpServletRequest request, HttpServletResponse response, Look look) {
    COOKIE.write(request, response, text(look), REMEMBERED);
  }

  static Look read(HttpServletRequest request) {
    return parse(COOKIE.read(request).orElse(""));
  }

  static String text(Look look) {
    return String.join(
        ".",
        LookSettings.THEME.type().write(look.theme()),
        LookSettings.DENSITY.type().write(look.density()),
        LookSettings.LANGUAGE.type().write(look.language()));
  }

  /** What is not known becomes automatic: a cookie is anybody's text. */
  static Look parse(String text) {
    String[] words = text.split("\\.", 4);
    return new Look(
        word(words, 0, LookSettings.THEME),
        word(words, 1, LookSettings.DENSITY),
        word(words, 2, LookSettings.LANGUAGE));
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
