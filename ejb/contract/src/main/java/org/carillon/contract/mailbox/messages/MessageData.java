package org.carillon.contract.mailbox.messages;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What is known of a message without reading its content.
 *
 * @param uid its uid in the asked mailbox
 * @param size its octets as this mailbox shows it (RFC822.SIZE), {@code prefix} included
 * @param prefix how many octets of trace fields (Return-Path, Delivered-To) lie before the stored
 *     content in this mailbox; to be added to every offset in {@code outline}
 * @param internalDate INTERNALDATE with its own offset
 * @param saved when it was put into this mailbox (RFC 8514)
 * @param emailId its opaque id, the same in every mailbox (RFC 8474)
 * @param threadId its thread's opaque id
 * @param outline envelope and structure, encoded by {@code
 *     org.carillon.format.mime.structure.Outline}; empty when the message could not be parsed
 */
public record MessageData(
    long uid,
    long size,
    int prefix,
    OffsetDateTime internalDate,
    Instant saved,
    String emailId,
    String threadId,
    byte[] outline) {}
