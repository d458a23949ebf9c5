package org.carillon.policy.sender;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Switch;

/** Settings for accounts' lists of senders. */
public final class SenderSettings implements SettingSource {

  /** The handling of mail from blocked senders. */
  public enum Blocked {
    /** The mail goes into the junk mailbox. */
    JUNK,
    /** The mail is discarded. */
    DISCARD
  }

  public static final Setting<Blocked> BLOCKED =
      Setting.ofAccount(
          "policy.senders.blocked",
          new Choice<>(Blocked.class),
          Blocked.JUNK,
          "Mail from blocked senders",
          "What happens to a message from a sender that its recipient blocks: it goes into the"
              + " junk folder or is deleted. The recipient's own rules do not run on it.");

  public static final Setting<Boolean> KNOWN =
      Setting.ofServer(
          "policy.senders.known",
          new Switch(),
          true,
          "Mail from known senders is not junk",
          "Senders in an account's address book count as allowed, and so do people that the"
              + " account wrote to, if it stores their addresses. The message must be proven to"
              + " come from them.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(BLOCKED, KNOWN);
  }
}
