package org.carillon.policy.insertion;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** Which texts are put into mail. */
public final class InsertionSettings implements SettingSource {
  private static final SettingType<String> LINES = SettingType.Text.any(4_000);
  private static final String BREAKS = " \\n begins a new line.";

  public static final Setting<String> OUTGOING =
      Setting.ofDomain(
          "policy.text.outgoing",
          LINES,
          "",
          "Text under outgoing mail",
          "Stands under messages that the domain's accounts send to anybody outside the domain, by"
              + " any program. Not in what is signed or encrypted. Empty: none."
              + BREAKS);

  public static final Setting<String> OUTGOING_HTML =
      Setting.ofDomain(
          "policy.text.outgoing-html",
          LINES,
          "",
          "The same in HTML",
          "What stands under the HTML of such messages; empty for the plain text.");

  public static final Setting<String> WEB =
      Setting.ofDomain(
          "policy.text.outgoing-web",
          LINES,
          "",
          "Text under mail from the webmail",
          "Stands there instead of the other text when a message was written in the webmail; empty"
              + " for that one."
              + BREAKS);

  public static final Setting<String> INCOMING =
      Setting.ofDomain(
          "policy.text.incoming",
          LINES,
          "",
          "Text above mail from outside",
          "Stands above what strangers send to the domain's accounts. Empty: none." + BREAKS);

  public static final Setting<String> INCOMING_HTML =
      Setting.ofDomain(
          "policy.text.incoming-html",
          LINES,
          "",
          "The same in HTML",
          "What stands above the HTML of such messages; empty for the plain text.");

  public static final Setting<Boolean> SIGNED =
      Setting.ofDomain(
          "policy.text.signed",
          new SettingType.Switch(),
          false,
          "Texts also in mail that others signed",
          "Most servers sign what they send (DKIM). A text put into it breaks that signature, so"
              + " that nobody can prove it later; it was checked before.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(OUTGOING, OUTGOING_HTML, WEB, INCOMING, INCOMING_HTML, SIGNED);
  }
}
