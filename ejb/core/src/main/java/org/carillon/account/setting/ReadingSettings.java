package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** How mail is read in the webmail; an account's owner chooses for the account. */
public final class ReadingSettings implements SettingSource {

  /** Whether lists show conversations. */
  public static final Setting<Boolean> CONVERSATIONS =
      Setting.ofOwner(
          "web.reading.conversations",
          new SettingType.Switch(),
          true,
          "Conversations",
          "Whether the webmail's lists show messages that answer each other as one row. Drafts and"
              + " what was searched for are single messages all the same.");

  /** What is open once a message was put away. */
  public static final Setting<ReadingHabits.After> AFTER =
      Setting.ofOwner(
          "web.reading.after",
          new SettingType.Choice<>(ReadingHabits.After.class),
          ReadingHabits.After.NEXT,
          "After a message is put away",
          "What the webmail opens once a message that was open is archived, moved or deleted: the"
              + " next, the previous, or the list alone.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONVERSATIONS, AFTER);
  }
}
