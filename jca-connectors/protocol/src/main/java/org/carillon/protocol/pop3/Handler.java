package org.carillon.protocol.pop3;

import java.io.IOException;

/** Does a command of the table. */
@FunctionalInterface
interface Handler {
  /** Does it; what it did not write itself it answers. */
  Reply run(Pop3Session session, Command command) throws IOException;
}
