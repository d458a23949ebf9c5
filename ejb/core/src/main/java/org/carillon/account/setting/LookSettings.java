package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** How web pages look; an account's owner chooses for the account. */
public final class LookSettings implements SettingSource {

  /** Light or dark. */
  public static final Setting<Look.Theme> THEME =
      Setting.ofAccount(
          "web.look.theme",
          new SettingType.Choice<>(Look.Theme.class),
          Look.Theme.AUTO,
          "Light or dark",
          "Auto follows the reader's device. Whoever has an account chooses in the webmail's preferences.");

  /** How far apart rows are. */
  public static final Setting<Look.Density> DENSITY =
      Setting.ofAccount(
          "web.look.density",
          new SettingType.Choice<>(Look.Density.class),
          Look.Density.NORMAL,
          "Density of lists",
          "How far apart the rows of the webmail's lists are.");

  /** The pages' language. */
  public static final Setting<Look.Language> LANGUAGE =
      Setting.ofAccount(
          "web.look.language",
          new SettingType.Choice<>(Look.Language.class),
          Look.Language.AUTO,
          "Language of the pages",
          "Auto is what the reader's browser asks for.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THEME, DENSITY, LANGUAGE);
  }
}
