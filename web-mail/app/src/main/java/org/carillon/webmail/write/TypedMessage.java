package org.carillon.webmail.write;

import org.carillon.web.field.Field;

/**
 * A message as it is typed.
 *
 * @param html the writer's own HTML from the editor; empty for a plain message
 * @param format which of both is used: {@code rich} or {@code plain}; empty without script, then
 *     the HTML is used unless the text was changed
 */
public record TypedMessage(
    @Field(label = "write.to", most = MOST) String to,
    @Field(label = "write.cc", most = MOST) String cc,
    @Field(label = "write.bcc", most = MOST) String bcc,
    @Field(label = "write.subject", most = MOST) String subject,
    @Field(label = "write.text", most = MOST) String text,
    @Field(label = "write.text", most = MOST) String html,
    @Field(label = "write.text", most = MOST) String format) {

  /** The filter limits the form's size before this: no text is refused here. */
  private static final int MOST = Integer.MAX_VALUE;

  /** The same with another text. */
  TypedMessage with(String other) {
    return new TypedMessage(to, cc, bcc, subject, other, html, format);
  }
}
