package org.carillon.webmail.write;

import java.util.List;
import org.carillon.webmail.writing.Mailto;

/**
 * The initial values of a message's form.
 *
 * @param from the sender; empty for the account's default
 * @param html the writer's own text so far, in HTML; empty for none
 * @param quote the key of the quoted message; empty for none
 * @param isRich whether it is in HTML already
 * @param inReplyTo the Message-ID it replies to; empty for none
 * @param references the Message-IDs of the conversation; empty for none
 * @param draft the uid of the draft that it continues; empty for none
 * @param offered the attachments it has already
 * @param receiptOptions the reports that the writer asks for
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
    Composition.ReceiptOptions receiptOptions) {

  /** Returns the values for a {@code mailto:} link. */
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
        Composition.ReceiptOptions.NONE);
  }

  /** Returns this with other text. */
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
        receiptOptions);
  }

  /** Returns this with another recipient, unless that is empty. */
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
            receiptOptions);
  }
}
