package org.carillon.contract.mailbox.messages;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A message's metadata, known without reading its content.
 *
 * @param uid its uid in the mailbox
 * @param size its size in this mailbox (RFC822.SIZE), in octets, {@code prefix} included
 * @param prefix the number of octets of trace fields (Return-Path, Delivered-To) before the stored
 *     content in this mailbox; it has to be added to every offset in {@code outline}
 * @param internalDate INTERNALDATE with its own offset
 * @param saved the time at which it was put into this mailbox (RFC 8514)
 * @param emailId its opaque id, the same in every mailbox (RFC 8474)
 * @param threadId its thread's opaque id
 * @param outline envelope and structure, encoded by {@code
 *     org.carillon.format.mime.structure.Outline}; empty if the message could not be parsed
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
