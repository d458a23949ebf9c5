package org.carillon.account.setting;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What is kept of sign-ins. */
public final class HistorySettings implements SettingSource {

  /** For how many days. */
  public static final Setting<Long> DAYS =
      Setting.ofServer(
          "sign-in.history-days",
          new SettingType.Whole(0, 400, "days"),
          90L,
          "History of sign-ins",
          "For how many days sign-ins are kept, for their owner and for administrators: when, from"
              + " which network, by what. 0: none are.");

  /** What networks are called. */
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
          "Names of networks",
          "What networks are called in the history of sign-ins and in letters, one a line:"
              + " 10.0.0.0/8 = Vienna office. Networks of one name are one place.");

  /** Whether the owner is written to. */
  public static final Setting<Boolean> ALERT =
      Setting.ofAccount(
          "sign-in.alert",
          new SettingType.Switch(),
          false,
          "Letter about a new place",
          "Whether the owner of an account gets a letter when it is signed in to from a place, or by"
              + " a browser, that the history does not know; at most three a day, and not for the"
              + " first sign-in.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(DAYS, PLACES, ALERT);
  }
}
