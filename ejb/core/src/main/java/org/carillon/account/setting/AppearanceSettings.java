package org.carillon.account.setting;

import java.util.List;
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
          "Auto follows the reader's device. Whoever has an account chooses in the webmail's"
              + " preferences.");

  /** How far apart rows are. */
  public static final Setting<Appearance.Density> DENSITY =
      Setting.ofOwner(
          "web.look.density",
          new SettingType.Choice<>(Appearance.Density.class),
          Appearance.Density.NORMAL,
          "Density of lists",
          "How far apart the rows of the webmail's lists are.");

  /** The pages' language. */
  public static final Setting<Appearance.Language> LANGUAGE =
      Setting.ofOwner(
          "web.look.language",
          new SettingType.Choice<>(Appearance.Language.class),
          Appearance.Language.AUTO,
          "Language of the pages",
          "Auto is what the reader's browser asks for.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THEME, DENSITY, LANGUAGE);
  }
}
