package org.carillon.contract.mailbox.messages;

import java.util.Optional;

/**
 * A message's first words (RFC 8970).
 *
 * @param uid its uid in the asked mailbox
 * @param words at most 200 characters on one line; empty text when it has none that can be read;
 *     absent when they were not made yet and were not to be
 */
public record Preview(long uid, Optional<String> words) {}
