package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for reading mail in the webmail. The account's owner chooses them. */
public final class ReadingSettings implements SettingSource {

  /** True if lists show conversations. */
  public static final Setting<Boolean> CONVERSATIONS =
      Setting.ofOwner(
          "web.reading.conversations",
          new SettingType.Switch(),
          true,
          "Conversations",
          "The webmail's lists show a message and its replies as one row. Drafts and search"
              + " results are always single messages.");

  /** The choice of the message that the webmail opens after a message was moved or deleted. */
  public static final Setting<ReadingHabits.After> AFTER =
      Setting.ofOwner(
          "web.reading.after",
          new SettingType.Choice<>(ReadingHabits.After.class),
          ReadingHabits.After.NEXT,
          "After archiving, moving or deleting",
          "What the webmail shows after the open message was archived, moved or deleted: the"
              + " next message, the previous one, or only the list.");

  /** The senders whose external pictures are shown. */
  public static final Setting<ReadingHabits.Pictures> PICTURES =
      Setting.ofOwner(
          "web.reading.pictures",
          new SettingType.Choice<>(ReadingHabits.Pictures.class),
          ReadingHabits.Pictures.ASK,
          "External images",
          "The senders whose external images the webmail shows without asking: all, senders"
              + " that the user knows, or only senders that the user named. For the latter two, the"
              + " sender must be authenticated. External images tell their sender that the message"
              + " was read.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(CONVERSATIONS, AFTER, PICTURES);
  }
}
