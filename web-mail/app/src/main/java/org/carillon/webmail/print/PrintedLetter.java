package org.carillon.webmail.print;

import java.util.List;
import org.carillon.webmail.read.ShownMessage;

/**
 * A message as it is printed.
 *
 * @param message what is known of it
 * @param pieces what is read, in its order
 */
public record PrintedLetter(ShownMessage message, List<PrintedPiece> pieces) {}
