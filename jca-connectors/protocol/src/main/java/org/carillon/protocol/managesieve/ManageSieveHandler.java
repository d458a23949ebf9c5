package org.carillon.protocol.managesieve;

import java.io.IOException;

/** Does a command of the table. */
@FunctionalInterface
interface ManageSieveHandler {
  /** Does it; what it did not write itself it answers. */
  ManageSieveReply run(ManageSieveSession session, ManageSieveCommand command) throws IOException;
}
