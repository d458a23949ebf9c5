package org.carillon.transport;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** What accounts may send. */
public final class SendingSettings implements SettingSource {

  /** Whom an account may write to. */
  public enum Reach {
    /** Anybody. */
    EVERYWHERE,
    /** Those who get their mail on this server. */
    SERVER,
    /** Those of its own domain. */
    DOMAIN
  }

  public static final Setting<Reach> REACH =
      Setting.ofAccount(
          "mail.account.reach",
          new Choice<>(Reach.class),
          Reach.EVERYWHERE,
          "May write to",
          "Whom an account may write to: everywhere, only on this server, or only in its own domain."
              + " What its rules send on and answer goes no further either.");

  public static final Setting<Long> MESSAGE_SIZE =
      Setting.ofAccount(
          "mail.account.message-size",
          new Whole(0, 2_147_483_647L, "octets"),
          0L,
          "Largest message that may be sent",
          "Larger messages of an account are refused. 0: as large as the server takes them.");

  public static final Setting<Long> RECIPIENTS =
      Setting.ofAccount(
          "mail.account.recipients",
          new Whole(0, 10_000, "recipients"),
          0L,
          "Most recipients of a sent message",
          "How many recipients a message of an account may have. 0: as many as the server takes.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(REACH, MESSAGE_SIZE, RECIPIENTS);
  }
}
