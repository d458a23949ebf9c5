package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for the look of web pages. The account's owner chooses them. */
public final class AppearanceSettings implements SettingSource {

  /** The colour theme. */
  public static final Setting<Appearance.Theme> THEME =
      Setting.ofOwner(
          "web.look.theme",
          new SettingType.Choice<>(Appearance.Theme.class),
          Appearance.Theme.AUTO,
          "Light or dark theme",
          "The colours of the web pages. Auto follows the user's device. Users can choose"
              + " for themselves in the webmail's preferences.");

  /** The distance between rows. */
  public static final Setting<Appearance.Density> DENSITY =
      Setting.ofOwner(
          "web.look.density",
          new SettingType.Choice<>(Appearance.Density.class),
          Appearance.Density.NORMAL,
          "List density",
          "How much space there is between the rows of the webmail's lists.");

  /** The language code of the pages. If the language doesn't exist, the pages are in English. */
  public static final Setting<String> LANGUAGE =
      Setting.ofOwner(
          "web.look.language",
          new SettingType.Text(
              Pattern.compile("auto|[a-z]{2,3}"), 4, "auto or the code of a language such as fr"),
          Appearance.AUTO,
          "Language",
          "The language of the web pages. Auto: the language that the browser asks for. The"
              + " webmail is available in ar, de, en, es, fr, he, it, ja, nl, pt, ru, sk, th, zh"
              + " and languages that were added; the administration pages and mail from the server"
              + " in en and de.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THEME, DENSITY, LANGUAGE);
  }
}
