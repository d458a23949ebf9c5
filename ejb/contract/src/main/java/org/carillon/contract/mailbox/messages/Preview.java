package org.carillon.contract.mailbox.messages;

import java.util.Optional;

/**
 * A message's first words (RFC 8970).
 *
 * @param uid its uid in the mailbox
 * @param words at most 200 characters on one line; an empty text if the message has no readable
 *     words; absent if the preview does not exist yet and only existing ones were requested
 */
public record Preview(long uid, Optional<String> words) {}
