package org.carillon.protocol.smtp;

import java.io.IOException;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** A command of the table. */
@FunctionalInterface
interface Command {

  /**
   * Executes the command.
   *
   * @param arguments the text after the verb, without spaces before and after it
   * @throws SyntaxException when the arguments violate the grammar
   * @throws IOException when the connection breaks
   */
  Reply run(SmtpState state, String arguments) throws SyntaxException, IOException;

  /** Returns the reply in a phase in which the command is not allowed. */
  default Reply outOfOrder(SmtpState state) {
    return Reply.of(503, "5.5.1", "Bad sequence of commands");
  }
}
