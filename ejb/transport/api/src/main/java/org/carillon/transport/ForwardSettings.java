package org.carillon.transport;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Switch;

/** How mail leaves again that rules send on. */
public final class ForwardSettings implements SettingSource {

  /** Whose mail to rewritten reverse-paths is passed on. */
  public enum Returns {
    /** Only of the null reverse-path: bounces. */
    BOUNCES,
    /** Everybody's: also answers of machines that do not know better. */
    EVERYBODY
  }

  public static final Setting<Boolean> REWRITE =
      Setting.ofServer(
          "mail.forward.rewrite-sender",
          new Switch(),
          true,
          "Forwarded mail has a return address here",
          "Mail that rules forward to other servers gets a return address in the domain of the"
              + " account that forwards it (SRS), so that it passes SPF there. Bounces to that"
              + " address reach the original sender for 21 days.");

  public static final Setting<Returns> RETURNS =
      Setting.ofServer(
          "mail.forward.returns",
          new Choice<>(Returns.class),
          Returns.BOUNCES,
          "Mail to these return addresses",
          "What is passed on to the original sender: only bounces, which have no sender, or mail"
              + " from everybody.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(REWRITE, RETURNS);
  }
}
