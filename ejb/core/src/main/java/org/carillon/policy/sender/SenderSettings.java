package org.carillon.policy.sender;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Switch;

/** What accounts' lists of senders do. */
public final class SenderSettings implements SettingSource {

  /** What becomes of mail of blocked senders. */
  public enum Blocked {
    /** It goes into the mailbox for junk. */
    JUNK,
    /** It is thrown away. */
    DISCARD
  }

  public static final Setting<Blocked> BLOCKED =
      Setting.ofAccount(
          "policy.senders.blocked",
          new Choice<>(Blocked.class),
          Blocked.JUNK,
          "Mail of blocked senders",
          "What becomes of a message from a sender whom its recipient blocks: it goes into the"
              + " mailbox for junk, or is thrown away. The recipient's own rules are not run on it.");

  public static final Setting<Boolean> KNOWN =
      Setting.ofServer(
          "policy.senders.known",
          new Switch(),
          true,
          "Mail of people one knows is no junk",
          "Whoever is in an account's address book counts as a sender that it allows, and so does"
              + " whom it wrote to where it lets these addresses be gathered: if the message is"
              + " proven to be from there.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(BLOCKED, KNOWN);
  }
}
