package org.carillon.mailbox.report;

import java.util.OptionalLong;
import org.carillon.mailbox.AccountUse;

/**
 * An account in a report.
 *
 * @param address its canonical address
 * @param use what its messages take of what they may
 * @param grown by how many octets it grew since the report that was sent last, below 0 when it
 *     shrank; empty when it was in none
 */
public record ReportedAccount(String address, AccountUse use, OptionalLong grown) {}
