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
          "Footer of outgoing mail",
          "This text is added below messages that the domain's accounts send outside the"
              + " domain, with any mail program. Signed and encrypted messages are not changed."
              + " Empty: no text."
              + BREAKS);

  public static final Setting<String> OUTGOING_HTML =
      Setting.ofDomain(
          "policy.text.outgoing-html",
          LINES,
          "",
          "Footer of outgoing mail in HTML",
          "The footer for the HTML part of outgoing messages. It is not used with the"
              + " webmail's own footer. Empty: the plain text is used.");

  public static final Setting<String> WEB =
      Setting.ofDomain(
          "policy.text.outgoing-web",
          LINES,
          "",
          "Footer of mail from the webmail",
          "This text replaces the footer in messages that are written in the webmail. Empty:"
              + " the footer of outgoing mail is used."
              + BREAKS);

  public static final Setting<String> INCOMING =
      Setting.ofDomain(
          "policy.text.incoming",
          LINES,
          "",
          "Notice above incoming mail",
          "This text is added above messages that arrive from other servers for the domain's"
              + " accounts, such as a warning about external senders. Empty: no text."
              + BREAKS);

  public static final Setting<String> INCOMING_HTML =
      Setting.ofDomain(
          "policy.text.incoming-html",
          LINES,
          "",
          "Notice above incoming mail in HTML",
          "The notice for the HTML part of incoming messages. Empty: the plain text is used.");

  public static final Setting<Boolean> SIGNED =
      Setting.ofDomain(
              "policy.text.signed",
              new SettingType.Switch(),
              false,
              "Texts in signed mail",
              "Adds the texts also to messages that are already signed. Most servers sign"
                  + " their mail (DKIM); an added text breaks that signature, so mail programs and"
                  + " other servers cannot verify it any more. This server has verified it before.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(OUTGOING, OUTGOING_HTML, WEB, INCOMING, INCOMING_HTML, SIGNED);
  }
}
