package org.carillon.webmail.print;

import java.util.List;
import org.carillon.webmail.read.ShownMessage;

/**
 * A message as it is printed.
 *
 * @param message the message's data
 * @param pieces the parts that are printed, in order
 */
public record PrintedMessage(ShownMessage message, List<PrintedPiece> pieces) {}
