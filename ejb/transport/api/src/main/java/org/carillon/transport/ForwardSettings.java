package org.carillon.transport;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Switch;

/** The settings of mail that rules redirect. */
public final class ForwardSettings implements SettingSource {

  /** The senders whose mail to rewritten reverse-paths is passed on. */
  public enum Returns {
    /** Only the null reverse-path, which bounces have. */
    BOUNCES,
    /** Everybody: also programs that answer to the reverse-path without need. */
    EVERYBODY
  }

  public static final Setting<Boolean> REWRITE =
      Setting.ofServer(
              "mail.forward.rewrite-sender",
              new Switch(),
              true,
              "Rewrite the sender of forwarded mail (SRS)",
              "Mail that rules forward to other servers gets a return address in the domain"
                  + " of the account that forwards it (SRS), so that it passes SPF there. Bounces"
                  + " to that address reach the original sender for 21 days. Without it, other"
                  + " servers can take forwarded mail for forged.")
          .forExperts();

  public static final Setting<Returns> RETURNS =
      Setting.ofServer(
              "mail.forward.returns",
              new Choice<>(Returns.class),
              Returns.BOUNCES,
              "Mail to rewritten sender addresses",
              "Which mail to these addresses is passed on to the original sender: only"
                  + " bounces, which have an empty envelope sender, or mail from everybody.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(REWRITE, RETURNS);
  }
}
