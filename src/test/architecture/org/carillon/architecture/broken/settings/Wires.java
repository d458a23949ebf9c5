package org.carillon.architecture.broken.settings;

import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import java.net.Socket;
import org.carillon.architecture.broken.contract.Leaky;
import org.carillon.architecture.broken.contract.identity.Caller;
import org.carillon.architecture.broken.mailbox.internal.Rows;

/**
 * A capability that does everything it must not: sockets, queries, messaging, upward calls, forged
 * callers.
 */
public record Wires(Socket socket, EntityManager queries, Queue queue, Rows rows, Leaky leaky) {
  Caller forge() {
    return new Caller("root");
  }
}
