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
          "Known senders are accounts of this server and senders that the account allows. Unless"
              + " this is never, replies to the account's own meetings, and changes of meetings in"
              + " its calendar, are accepted from the people in them. Mail from outside stays mail"
              + " if the sender's domain does not vouch for it; its reader can add it by hand. The"
              + " same goes for replies of strangers to single instances, and for more than 40"
              + " changes of a meeting from one address in an hour.");

  /** The accounts that act for an account in meetings. */
  public static final Setting<List<String>> DEPUTIES =
      Setting.ofOwner(
          "calendar.deputies",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[!-~&&[^@<>\",;:\\\\]]+@[A-Za-z0-9.-]+"), 254, "a mail address"),
              20),
          List.of(),
          "People who handle the account's invitations",
          "Addresses of accounts on this server that are told of this account's invitations and"
              + " answer them. Each needs the right to insert into one of its calendars; without"
              + " that right it is told nothing. Only the owner is told of private events.");

  /** The recipients of invitations by mail: the owner, the deputies or both. */
  public static final Setting<InvitationReaders> INVITATION_READERS =
      Setting.ofOwner(
          "calendar.invitations-to",
          new SettingType.Choice<>(InvitationReaders.class),
          InvitationReaders.BOTH,
          "Invitations are mailed to",
          "Who gets the mail about invitations: the owner, those who deal with them, or both. If"
              + " there is nobody else, the owner gets it.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(INVITATIONS, DEPUTIES, INVITATION_READERS);
  }
}
