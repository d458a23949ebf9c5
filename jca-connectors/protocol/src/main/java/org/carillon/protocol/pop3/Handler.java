package org.carillon.protocol.pop3;

import java.io.IOException;

/** Executes a command of the table. */
@FunctionalInterface
interface Handler {
  /** Executes it; returns the part of the response that it has not written itself. */
  Reply run(Pop3Session session, Command command) throws IOException;
}
