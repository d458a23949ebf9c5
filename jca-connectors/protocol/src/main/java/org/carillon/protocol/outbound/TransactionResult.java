package org.carillon.protocol.outbound;

import java.util.List;
import org.carillon.contract.queue.Outcome;

/**
 * What came of handing a mail transaction over.
 *
 * @param outcomes what is decided; recipients without one may be tried at another host, or here
 *     once more
 * @param unwilling why the host did not take the others, one line with its enhanced status before;
 *     empty when there are none, or they may be tried here at once
 */
public record TransactionResult(List<Outcome> outcomes, String unwilling) {}
