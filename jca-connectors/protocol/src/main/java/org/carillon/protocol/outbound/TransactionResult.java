package org.carillon.protocol.outbound;

import java.util.List;
import org.carillon.contract.queue.Outcome;

/**
 * The result of a mail transaction.
 *
 * @param outcomes the final outcomes; recipients without one may be tried at another host, or here
 *     once more
 * @param unwilling why the host did not take the others, one line that begins with its enhanced
 *     status; empty if there are none, or they may be tried here at once
 */
public record TransactionResult(List<Outcome> outcomes, String unwilling) {}
