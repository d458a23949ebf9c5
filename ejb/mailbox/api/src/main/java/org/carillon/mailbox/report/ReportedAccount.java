package org.carillon.mailbox.report;

import java.util.OptionalLong;
import org.carillon.mailbox.AccountUse;

/**
 * An account in a report.
 *
 * @param address the account's canonical address
 * @param use the space that its messages take, and its quota
 * @param grown the number of octets that the account grew since the last report was sent, negative
 *     if it shrank; empty if it was not in that report
 */
public record ReportedAccount(String address, AccountUse use, OptionalLong grown) {}
