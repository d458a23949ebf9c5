package org.carillon.transport.writing;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Requested receipts (RFC 8098): at most one for each message and reader, marked for all clients by
 * the keyword {@code $MDNSent} (RFC 3503). None is sent automatically to unknown people, to several
 * addresses, or to an address other than the Return-Path's.
 */
public interface Receipts {
  /** The keyword of a message that was answered. */
  String ANSWERED = "$MDNSent";

  /** Returns an opened message's request; sends the receipt if the setting says so. */
  Answer<ReceiptRequest> opened(Caller caller, long mailbox, long uid);

  /**
   * Answers a request as its reader decides.
   *
   * @param isSent whether to send a receipt; else none is sent, and the reader is not asked again
   * @return the request as it was; {@code NotFound} if it is already answered
   */
  Answer<ReceiptRequest> answer(Caller caller, long mailbox, long uid, boolean isSent);
}
