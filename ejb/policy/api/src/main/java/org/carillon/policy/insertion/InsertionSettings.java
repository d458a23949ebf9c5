package org.carillon.policy.insertion;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** Settings for texts that are inserted into mail. */
public final class InsertionSettings implements SettingSource {
  private static final SettingType<String> LINES = SettingType.Text.any(4_000);
  private static final String BREAKS = " \\n begins a new line.";

  public static final Setting<String> OUTGOING =
      Setting.ofDomain(
          "policy.text.outgoing",
          LINES,
          "",
          "Text under outgoing mail",
          "Added below messages that the domain's accounts send to people outside the domain, with"
              + " any program. It is not added to signed or encrypted messages. Empty: no text."
              + BREAKS);

  public static final Setting<String> OUTGOING_HTML =
      Setting.ofDomain(
          "policy.text.outgoing-html",
          LINES,
          "",
          "The same in HTML",
          "The same text for the HTML part of such messages. Empty: the plain text is used.");

  public static final Setting<String> WEB =
      Setting.ofDomain(
          "policy.text.outgoing-web",
          LINES,
          "",
          "Text under mail from the webmail",
          "Used in place of the other text for messages that are written in the webmail. Empty:"
              + " the other text is used."
              + BREAKS);

  public static final Setting<String> INCOMING =
      Setting.ofDomain(
          "policy.text.incoming",
          LINES,
          "",
          "Text above mail from outside",
          "Added above messages that strangers send to the domain's accounts. Empty: no text."
              + BREAKS);

  public static final Setting<String> INCOMING_HTML =
      Setting.ofDomain(
          "policy.text.incoming-html",
          LINES,
          "",
          "The same in HTML",
          "The same text for the HTML part of such messages. Empty: the plain text is used.");

  public static final Setting<Boolean> SIGNED =
      Setting.ofDomain(
              "policy.text.signed",
              new SettingType.Switch(),
              false,
              "Texts also in mail that others signed",
              "Most servers sign the mail that they send (DKIM). A text that is added breaks the"
                  + " signature, so nobody can verify it later. This server has verified it before.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(OUTGOING, OUTGOING_HTML, WEB, INCOMING, INCOMING_HTML, SIGNED);
  }
}
