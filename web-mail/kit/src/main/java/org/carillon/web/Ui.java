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

/** What a template must know of the request to render for this reader. */
@Named
@RequestScoped
public class Ui {
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

  /** How pages are to look. */
  public Appearance getAppearance() {
    return appearance;
  }

  /** The theme as the style sheets want it. */
  public String getTheme() {
    return AppearanceSettings.THEME.type().write(appearance.theme());
  }

  /** The density as the style sheets want it. */
  public String getDensity() {
    return AppearanceSettings.DENSITY.type().write(appearance.density());
  }

  /** The reader's language and region. */
  public Locale getLocale() {
    return locale;
  }

  /** The language as HTML's {@code lang} wants it. */
  public String getLang() {
    return locale.toLanguageTag();
  }

  /** The direction of the page: {@code ltr} or {@code rtl}. */
  public String getDir() {
    return Languages.isRightToLeft(locale) ? "rtl" : "ltr";
  }

  /**
   * The reader's time zone: as it was chosen, else as the page's script has told; the server's
   * until then.
   */
  public ZoneId getZone() {
    return appearance.times().zone().isEmpty()
        ? deviceZone()
        : ZoneId.of(appearance.times().zone());
  }

  /** Where the server lets the reader's days begin, which does not know of devices. */
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

  /** Whether only a frame of the page is wanted (Turbo). */
  public boolean isFrame() {
    return request.getHeader("Turbo-Frame") != null;
  }

  /** Whether an open page asks for a part of itself, and for nothing around it. */
  public boolean isPart() {
    return wants("list") || isDraft();
  }

  /**
   * Whether an open letter that was saved asks what became of it; the form that brings it is read
   * whole.
   */
  public boolean isDraft() {
    return wants("draft") && request.getMethod().equals("GET");
  }

  private boolean wants(String part) {
    return part.equals(request.getHeader(Notices.PARTS));
  }

  /** The folder of the application's files, whose name changes whenever one of them does. */
  public String getFiles() {
    return VersionedFiles.folder(request.getServletContext());
  }
}
