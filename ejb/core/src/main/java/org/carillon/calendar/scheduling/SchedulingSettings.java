package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What may be chosen about meetings. */
public final class SchedulingSettings implements SettingSource {

  /** Whose invitations are taken by themselves. */
  public static final Setting<InvitationChoice> INVITATIONS =
      Setting.ofOwner(
          "calendar.invitations",
          new SettingType.Choice<>(InvitationChoice.class),
          InvitationChoice.KNOWN,
          "Invitations by mail go into the calendar by themselves",
          "Known are accounts of this server and the senders that the account allows. Answers to"
              + " own meetings, and changes of meetings that are in the calendar, are taken from"
              + " whoever is in them, unless this is never. What came from outside, and whose"
              + " sender's domain does not vouch for it, stays mail in any case: its reader may"
              + " take it by hand. So does what is too much: answers of strangers to single"
              + " instances, and more than 40 changes of a meeting by one address in an hour.");

  /** Who acts for an account. */
  public static final Setting<List<String>> DEPUTIES =
      Setting.ofOwner(
          "calendar.deputies",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address"),
              20),
          List.of(),
          "Who deals with the account's invitations",
          "Accounts of this server, by address, that are told of its invitations. Each of them"
              + " needs the right to insert into one of its calendars, and answers there; without"
              + " it nothing is told. Of what is marked private only the owner is told.");

  /** Who of them gets mail. */
  public static final Setting<InvitationReaders> INVITATION_READERS =
      Setting.ofOwner(
          "calendar.invitations-to",
          new SettingType.Choice<>(InvitationReaders.class),
          InvitationReaders.BOTH,
          "Invitations are mailed to",
          "The owner, those who deal with the account's invitations, or both. Where there is"
              + " nobody else, the owner.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(INVITATIONS, DEPUTIES, INVITATION_READERS);
  }
}
