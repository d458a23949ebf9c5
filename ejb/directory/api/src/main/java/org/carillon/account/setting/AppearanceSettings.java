package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** How web pages look; an account's owner chooses for the account. */
public final class AppearanceSettings implements SettingSource {

  /** Light or dark. */
  public static final Setting<Appearance.Theme> THEME =
      Setting.ofOwner(
          "web.look.theme",
          new SettingType.Choice<>(Appearance.Theme.class),
          Appearance.Theme.AUTO,
          "Light or dark",
          "Auto follows the reader's device. People can choose for themselves in the webmail's"
              + " preferences.");

  /** How far apart rows are. */
  public static final Setting<Appearance.Density> DENSITY =
      Setting.ofOwner(
          "web.look.density",
          new SettingType.Choice<>(Appearance.Density.class),
          Appearance.Density.NORMAL,
          "Density of lists",
          "How far apart the rows of the webmail's lists are.");

  /**
   * The pages' language: a code, since languages can be added; one that is not there is English.
   */
  public static final Setting<String> LANGUAGE =
      Setting.ofOwner(
          "web.look.language",
          new SettingType.Text(
              Pattern.compile("auto|[a-z]{2,3}"), 4, "auto or the code of a language such as fr"),
          Appearance.AUTO,
          "Language of the pages",
          "Auto is what the reader's browser asks for. The webmail speaks ar, de, en, es, fr, he, it,"
              + " ja, nl, pt, ru, sk, th, zh and what was added; the administration and letters of"
              + " the server speak en and de.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THEME, DENSITY, LANGUAGE);
  }
}
