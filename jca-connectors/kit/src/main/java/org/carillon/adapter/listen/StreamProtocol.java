package org.carillon.adapter.listen;

import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.net.ListenerSpec;

/** Speaks a protocol over connections (TCP, with or without TLS). */
public interface StreamProtocol extends ProtocolHandler {

  /** What a client that is not let in is told in the clear, in US-ASCII; empty for nothing. */
  String refusal();

  /**
   * Makes the session of a client that was let in. Nothing is said yet, and nothing read.
   *
   * @throws IOException when it has gone already
   */
  StreamSession begin(Accepted client) throws IOException;

  /** For a whole handshake: long for a phone on a bad line, short for somebody who holds it. */
  default Duration handshake() {
    return Duration.ofSeconds(30);
  }

  @Override
  default OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException {
    return new StreamListener(spec, this, resources);
  }
}
