package org.carillon.account.function;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** Which functions accounts do not have. */
public final class FunctionSettings implements SettingSource {

  /** Those that are hidden. */
  public static final Setting<List<WebFunction>> HIDDEN =
      Setting.ofAccount(
          "web.hidden",
          new SettingType.ListOf<>(new SettingType.Choice<>(WebFunction.class), 20),
          List.of(),
          "Hidden functions of the webmail",
          "Functions that the webmail does not show, for those who need less: what leads to them is"
              + " left out, and they are refused. What was set up before goes on. Notifications by"
              + " push services and what people change of their entry have settings of their own.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(HIDDEN);
  }
}
