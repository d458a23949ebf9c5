package org.carillon.calendar.scheduling;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of meetings. */
public final class SchedulingSettings implements SettingSource {

  /** The senders whose invitations are put into the calendar automatically. */
  public static final Setting<InvitationChoice> INVITATIONS =
      Setting.ofOwner(
          "calendar.invitations",
          new SettingType.Choice<>(InvitationChoice.class),
          InvitationChoice.KNOWN,
          "Add invitations to the calendar automatically",
          "Invitations from these senders are added to the calendar. Known senders are"
              + " accounts of this server and senders that the account allows. Unless this is"
              + " “never”, replies to own meetings and changes of meetings in the calendar are also"
              + " applied. Some invitations stay in the mailbox and can be added by hand: those"
              + " whose sender is not authenticated, replies of people who were not invited to"
              + " single occurrences, and more than 40 changes of a meeting from one address in an"
              + " hour.");

  /** The accounts that act for an account in meetings. */
  public static final Setting<List<String>> DEPUTIES =
      Setting.ofOwner(
          "calendar.deputies",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address"),
              20),
          List.of(),
          "Delegates for invitations",
          "Addresses of accounts on this server that receive and answer this account's"
              + " invitations. A delegate needs the right to insert into one of the account's"
              + " calendars, or it receives nothing. Only the owner is notified of private events.");

  /** The recipients of invitations by mail: the owner, the deputies or both. */
  public static final Setting<InvitationReaders> INVITATION_READERS =
      Setting.ofOwner(
          "calendar.invitations-to",
          new SettingType.Choice<>(InvitationReaders.class),
          InvitationReaders.BOTH,
          "Invitations are mailed to",
          "Who gets mail about invitations: the owner, the delegates, or both. Without"
              + " delegates the owner always gets it.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(INVITATIONS, DEPUTIES, INVITATION_READERS);
  }
}
