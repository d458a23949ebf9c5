package org.carillon.webmail.write;

import org.carillon.web.field.Field;

/**
 * A message as it is typed.
 *
 * @param to the addressees
 * @param cc who gets a copy
 * @param bcc who gets a copy unseen
 * @param subject the subject
 * @param text the text
 * @param html what the writer said, in HTML, as the editor has it; empty for a plain letter
 * @param format which of both counts: {@code rich} or {@code plain}; without script empty, and the
 *     HTML counts for as long as nobody changed the text
 */
public record TypedMessage(
    @Field(label = "write.to", most = MOST) String to,
    @Field(label = "write.cc", most = MOST) String cc,
    @Field(label = "write.bcc", most = MOST) String bcc,
    @Field(label = "write.subject", most = MOST) String subject,
    @Field(label = "write.text", most = MOST) String text,
    @Field(label = "write.text", most = MOST) String html,
    @Field(label = "write.text", most = MOST) String format) {

  /** How large a form is, its filter decides before: nothing that was written is refused here. */
  private static final int MOST = Integer.MAX_VALUE;

  /** The same with another text. */
  TypedMessage with(String other) {
    return new TypedMessage(to, cc, bcc, subject, other, html, format);
  }
}
