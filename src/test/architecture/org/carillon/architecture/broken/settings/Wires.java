package org.carillon.architecture.broken.settings;

import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.architecture.broken.contract.Leaky;
import org.carillon.architecture.broken.contract.identity.Caller;
import org.carillon.architecture.broken.mailbox.internal.Rows;

/**
 * A capability that breaks every rule: sockets, queries, messaging, upward calls, forged callers,
 * folders for all.
 */
public record Wires(Socket socket, EntityManager queries, Queue queue, Rows rows, Leaky leaky) {
  Path folder() throws IOException {
    return Files.createDirectories(Path.of("everybody", "reads"));
  }

  Caller forge() {
    return new Caller("root");
  }
}
