package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** One command of the table. */
@FunctionalInterface
interface Command {

  /**
   * Does it.
   *
   * @param arguments what stood behind the verb, without the blank between and blanks at the end
   * @throws SyntaxException when the arguments break the grammar
   * @throws IOException when the connection broke
   */
  Reply run(SmtpState state, String arguments) throws SyntaxException, IOException;

  /** What it is answered in a phase in which it may not come. */
  default Reply outOfOrder(SmtpState state) {
    return Reply.of(503, "5.5.1", "Not now");
  }
}
