package org.carillon.transport.writing;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Receipts that others ask for (RFC 8098): one at most for each message and reader, told to all
 * clients by the keyword {@code $MDNSent} (RFC 3503). Nothing is sent by itself to somebody the
 * account does not know, to several, or where the address is not that of the Return-Path.
 */
public interface Receipts {
  /** The keyword of a message that was answered. */
  String ANSWERED = "$MDNSent";

  /** What a message asks of the caller, who opens it; sends the receipt where nobody is asked. */
  Answer<ReceiptRequest> opened(Caller caller, long mailbox, long uid);

  /**
   * Answers a request as its reader decides.
   *
   * @param isSent whether a receipt is sent; else nothing, and nobody is asked again
   * @return the request as it was; {@code NotFound} when nothing is asked any more
   */
  Answer<ReceiptRequest> answer(Caller caller, long mailbox, long uid, boolean isSent);
}
