package org.carillon.protocol.managesieve;

import java.io.IOException;

/** Executes a command of the table. */
@FunctionalInterface
interface ManageSieveHandler {
  /** Executes it; returns the part of the response that it has not written itself. */
  ManageSieveReply run(ManageSieveSession session, ManageSieveCommand command) throws IOException;
}
