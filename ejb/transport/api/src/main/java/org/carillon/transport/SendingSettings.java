package org.carillon.transport;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** The settings of what accounts may send. */
public final class SendingSettings implements SettingSource {

  /** The recipients an account may write to. */
  public enum Reach {
    EVERYWHERE,
    /** Recipients on this server. */
    SERVER,
    /** Recipients in its own domain. */
    DOMAIN
  }

  public static final Setting<Reach> REACH =
      Setting.ofAccount(
          "mail.account.reach",
          new Choice<>(Reach.class),
          Reach.EVERYWHERE,
          "Allowed recipients",
          "Where an account can send mail: everywhere, only to accounts on this server, or"
              + " only within its domain. Mail that its rules forward or send as a reply is"
              + " limited, too.");

  public static final Setting<Long> MESSAGE_SIZE =
      Setting.ofAccount(
          "mail.account.message-size",
          new Whole(0, 2_147_483_647L, "octets"),
          0L,
          "Maximum size of a sent message",
          "An account cannot send larger messages. 0: only the server's limit"
              + " (mail.in.message-size) applies.");

  public static final Setting<Long> RECIPIENTS =
      Setting.ofAccount(
          "mail.account.recipients",
          new Whole(0, 10_000, "recipients"),
          0L,
          "Maximum recipients of a sent message",
          "How many recipients a message of an account can have. 0: only the server's limit"
              + " (mail.in.recipients) applies.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(REACH, MESSAGE_SIZE, RECIPIENTS);
  }
}
