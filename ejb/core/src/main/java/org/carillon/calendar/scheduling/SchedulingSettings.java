package org.carillon.calendar.scheduling;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What may be chosen about meetings. */
public final class SchedulingSettings implements SettingSource {

  /** Whose invitations are taken by themselves. */
  public static final Setting<InvitationChoice> INVITATIONS =
      Setting.ofAccount(
          "calendar.invitations",
          new SettingType.Choice<>(InvitationChoice.class),
          InvitationChoice.KNOWN,
          "Invitations by mail go into the calendar by themselves",
          "Known are accounts of this server and the senders that the account allows. Answers to"
              + " own meetings, and changes of meetings that are in the calendar, are taken from"
              + " whoever is in them, unless this is never.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(INVITATIONS);
  }
}
