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

  /** Whose pictures from elsewhere are shown. */
  public static final Setting<ReadingHabits.Pictures> PICTURES =
      Setting.ofOwner(
          "web.reading.pictures",
          new SettingType.Choice<>(ReadingHabits.Pictures.class),
          ReadingHabits.Pictures.ASK,
          "Pictures from elsewhere",
          "Whose pictures that lie on other servers the webmail shows without asking: everybody's,"
              + " those of people the reader knows, or only those of senders the reader named. All"
              + " but the first only where it is proven who sent the message.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONVERSATIONS, AFTER, PICTURES);
  }
}
