package org.carillon.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.TimeSettings;
import org.carillon.web.language.Languages;
import org.carillon.web.language.ReaderLocale;
import org.carillon.web.language.WordBundles;
import org.carillon.web.request.VersionedFiles;

/** The values of the request that a template needs to render for this reader. */
@Named("ui")
@RequestScoped
public class PageContext {
  @Inject private HttpServletRequest request;
  @Inject private WordBundles words;
  private Appearance appearance;
  private Locale locale;

  @PostConstruct
  void read() {
    appearance = AppearanceCookie.read(request);
    locale =
        ReaderLocale.of(
            appearance.language(), Collections.list(request.getLocales()), words.languages());
  }

  public Appearance getAppearance() {
    return appearance;
  }

  /** The theme in the notation of the style sheets. */
  public String getTheme() {
    return AppearanceSettings.THEME.type().write(appearance.theme());
  }

  /** The density in the notation of the style sheets. */
  public String getDensity() {
    return AppearanceSettings.DENSITY.type().write(appearance.density());
  }

  /** The reader's language and region. */
  public Locale getLocale() {
    return locale;
  }

  /** The language in the notation of HTML's {@code lang}. */
  public String getLang() {
    return locale.toLanguageTag();
  }

  /** The direction of the page: {@code ltr} or {@code rtl}. */
  public String getDir() {
    return Languages.isRightToLeft(locale) ? "rtl" : "ltr";
  }

  /**
   * The reader's time zone: the chosen one, else the one that the page's script has sent; until
   * then the server's.
   */
  public ZoneId getZone() {
    return appearance.times().zone().isEmpty()
        ? deviceZone()
        : ZoneId.of(appearance.times().zone());
  }

  /** The zone in which the server begins the reader's days; it ignores the device's zone. */
  public ZoneId getServedZone() {
    return TimeSettings.zone(appearance.times().zone()).orElseGet(ZoneId::systemDefault);
  }

  private ZoneId deviceZone() {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ZoneId.systemDefault()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals("carillon-zone"))
            .map(cookie -> zone(cookie.getValue()))
            .findFirst()
            .orElseGet(ZoneId::systemDefault);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.replace('.', '/'));
    } catch (DateTimeException unknown) {
      return ZoneId.systemDefault();
    }
  }

  /** Returns whether the request is for a frame of the page only (Turbo). */
  public boolean isFrame() {
    return request.getHeader("Turbo-Frame") != null;
  }

  /** Returns whether an open page reloads a part of itself. */
  public boolean isPart() {
    return wants("list") || isDraft();
  }

  /**
   * Returns whether an open message asks for the result of its saving; the form that sends it is
   * parsed completely.
   */
  public boolean isDraft() {
    return wants("draft") && request.getMethod().equals("GET");
  }

  private boolean wants(String part) {
    return part.equals(request.getHeader(Notices.PARTS));
  }

  /** The folder of the application's files; its name changes whenever a file changes. */
  public String getFiles() {
    return VersionedFiles.folder(request.getServletContext());
  }
}
