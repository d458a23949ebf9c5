package org.carillon.webmail.write;

import java.util.List;

/**
 * What a new message's form shows at first.
 *
 * @param to the addressees
 * @param cc who gets a copy
 * @param bcc who gets a copy unseen
 * @param subject the subject
 * @param text the text
 * @param inReplyTo the Message-ID it answers; empty for none
 * @param references the Message-IDs of the conversation; empty for none
 * @param draft the uid of the draft it goes on with; empty for none
 * @param offered what is enclosed already
 */
record Prefill(
    String to,
    String cc,
    String bcc,
    String subject,
    String text,
    String inReplyTo,
    String references,
    String draft,
    List<DraftAttachments.Offered> offered) {

  /** A message to somebody, about something. */
  static Prefill of(String to, String subject) {
    return new Prefill(to, "", "", subject, "", "", "", "", List.of());
  }
}
