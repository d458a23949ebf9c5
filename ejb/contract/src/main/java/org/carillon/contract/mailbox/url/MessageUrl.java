package org.carillon.contract.mailbox.url;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A URL by which somebody lets others read a message that it may read itself (RFC 4467).
 *
 * @param owner who authorised it, as the URL names the user
 * @param reader the only one who may read, as the URL names the user; empty for everybody
 * @param mailbox the mailbox's name, as that user knows it
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
