package org.carillon.webmail.write;

import java.util.List;
import org.carillon.webmail.writing.Mailto;

/**
 * What a new message's form shows at first.
 *
 * @param from as whom it is written; empty for the account's name
 * @param to the addressees
 * @param cc who gets a copy
 * @param bcc who gets a copy unseen
 * @param subject the subject
 * @param text the text
 * @param html what the writer said so far, in HTML; empty for nothing
 * @param quote the key of what is quoted below it; empty for nothing
 * @param isRich whether it is a letter in HTML already
 * @param inReplyTo the Message-ID it answers; empty for none
 * @param references the Message-IDs of the conversation; empty for none
 * @param draft the uid of the draft it goes on with; empty for none
 * @param offered what is enclosed already
 * @param wish what the writer wants to hear of it
 */
record Prefill(
    String from,
    String to,
    String cc,
    String bcc,
    String subject,
    String text,
    String html,
    String quote,
    boolean isRich,
    String inReplyTo,
    String references,
    String draft,
    List<DraftAttachments.Offered> offered,
    Composition.Wish wish) {

  /**
   * A message to somebody, about something.
   *
   * @param text its text
   * @param html the same in HTML
   */
  static Prefill of(Mailto asked, String text, String html) {
    return new Prefill(
        "",
        asked.to(),
        asked.cc(),
        asked.bcc(),
        asked.subject(),
        text,
        html,
        "",
        false,
        "",
        "",
        "",
        List.of(),
        Composition.Wish.NONE);
  }

  /** The same saying something else. */
  Prefill saying(String otherText, String otherHtml) {
    return new Prefill(
        from,
        to,
        cc,
        bcc,
        subject,
        otherText,
        otherHtml,
        quote,
        isRich,
        inReplyTo,
        references,
        draft,
        offered,
        wish);
  }

  /** The same to somebody else, if that is anybody. */
  Prefill to(String other) {
    return other.isEmpty()
        ? this
        : new Prefill(
            from,
            other,
            cc,
            bcc,
            subject,
            text,
            html,
            quote,
            isRich,
            inReplyTo,
            references,
            draft,
            offered,
            wish);
  }
}
