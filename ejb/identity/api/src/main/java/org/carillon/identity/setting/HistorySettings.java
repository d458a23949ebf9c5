package org.carillon.identity.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of the history of sign-ins. */
public final class HistorySettings implements SettingSource {

  /** The number of days for which sign-ins are stored. */
  public static final Setting<Long> DAYS =
      Setting.ofServer(
              "sign-in.history-days",
              new SettingType.Whole(0, 400, "days"),
              90L,
              "Sign-in history",
              "How many days the server stores sign-ins (when, from which network, and how)"
                  + " for users and administrators to see. 0: sign-ins are not stored.")
          .forExperts();

  /** The names of networks. */
  public static final Setting<List<String>> PLACES =
      Setting.ofServer(
          "sign-in.places",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[0-9A-Fa-f:.]{2,45}(?:/[0-9]{1,3})? *= *[^=\\p{Cntrl}]{1,60}"),
                  120,
                  "a network and its name, such as 10.0.0.0/8 = Vienna office"),
              200),
          List.of(),
          "Network names",
          "Names for networks in the sign-in history and in alerts, one per line, such as"
              + " 10.0.0.0/8 = Vienna office. Networks with the same name count as one place.");

  /** True if the owner gets a message about a sign-in from a new place. */
  public static final Setting<Boolean> ALERT =
      Setting.ofAccount(
          "sign-in.alert",
          new SettingType.Switch(),
          false,
          "Alert about sign-ins from new places",
          "Users get a message when their account is signed in to from a place or with a"
              + " browser that is not in the sign-in history. At most three a day, and none for the"
              + " first sign-in.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(DAYS, PLACES, ALERT);
  }
}
