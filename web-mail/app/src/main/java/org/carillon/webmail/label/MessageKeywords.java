package org.carillon.webmail.label;

import java.util.List;
import org.carillon.mailbox.label.Label;

/**
 * The meaning of a message's keywords for its reader.
 *
 * @param pinned whether it is pinned to the top of its list
 * @param muted whether its conversation is muted
 * @param back whether it came back from being snoozed and is unread
 */
public record MessageKeywords(List<Label> labels, boolean pinned, boolean muted, boolean back) {

  public static final MessageKeywords NONE = new MessageKeywords(List.of(), false, false, false);

  public MessageKeywords {
    labels = List.copyOf(labels);
  }
}
