package org.carillon.contract.mailbox;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A URL by which a mailbox's owner lets others read a message (RFC 4467).
 *
 * @param owner whose mailbox it is, as the URL names the user
 * @param reader the only one who may read, as the URL names the user; empty for everybody
 * @param mailbox the mailbox's name, as its owner knows it
 * @param uidValidity its UIDVALIDITY, where the URL says it
 * @param uid the message
 * @param rump what the token proves
 * @param token the proof, in lower-case hexadecimal
 */
public record MessageUrl(
    String owner,
    Optional<String> reader,
    MailboxName mailbox,
    OptionalLong uidValidity,
    long uid,
    String rump,
    String token) {}
