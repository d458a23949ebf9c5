package org.carillon.account.function;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The setting that hides functions from accounts. */
public final class FunctionSettings implements SettingSource {

  public static final Setting<List<WebFunction>> HIDDEN =
      Setting.ofAccount(
          "web.hidden",
          new SettingType.ListOf<>(new SettingType.Choice<>(WebFunction.class), 20),
          List.of(),
          "Hidden webmail functions",
          "Functions that the webmail does not offer: it shows no links to them and refuses"
              + " their use. Set it for users who need less. What was set up before keeps working."
              + " Push notifications and changes to the user's own directory entry have their own"
              + " settings.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(HIDDEN);
  }
}
