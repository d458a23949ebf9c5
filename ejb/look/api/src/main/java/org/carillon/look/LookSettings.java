package org.carillon.look;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;

/** The settings for the appearance of the pages. */
public final class LookSettings implements SettingSource {
  private static final Text COLOUR =
      new Text(Pattern.compile("|#[0-9a-fA-F]{6}"), 7, "a colour such as #1b5aa6");

  /** The default name of the application on the pages. */
  public static final String HOUSE_NAME = "Carillon";

  public static final Setting<String> NAME =
      Setting.ofDomain(
          "web.look.name",
          new Text(Pattern.compile("[^\\p{Cntrl}<>]*"), 60, "a short name"),
          "",
          "Name on the pages",
          "Shown on the sign-in page and in the titles of the webmail. Empty: Carillon.");

  public static final Setting<String> LIGHT =
      Setting.ofDomain(
          "web.look.colour",
          COLOUR,
          "",
          "Colour of the pages",
          "The colour of buttons and selected entries, for example #1b5aa6. A colour that"
              + " would be hard to read is shown darker. Empty: bronze.");

  public static final Setting<String> DARK =
      Setting.ofDomain(
          "web.look.colour-dark",
          COLOUR,
          "",
          "Colour of dark pages",
          "The colour of buttons and selected entries on dark pages. Empty: derived from the"
              + " colour of the light pages.");

  public static final Setting<String> SKIN =
      Setting.ofOwner(
          "web.look.skin",
          new Text(Pattern.compile("[a-z0-9-]{1,40}"), 40, "the name of a skin"),
          Skin.HOUSE,
          "Webmail skin",
          "The layout of the webmail: house, columns (the reading pane beside the list,"
              + " buttons with text), contrast, or a skin that you uploaded. If the skin does not"
              + " exist, house is used.");

  public static final Setting<Boolean> CHOICE =
      Setting.ofDomain(
          "web.look.skin-choice",
          new Switch(),
          true,
          "Users can choose the skin",
          "Users can choose the skin of their webmail themselves.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(NAME, LIGHT, DARK, SKIN, CHOICE);
  }

  /** Returns the palette for the texts of the settings. */
  public static Optional<Palette> palette(String light, String dark) {
    return Palette.of(Colour.of(light), Colour.of(dark));
  }
}
