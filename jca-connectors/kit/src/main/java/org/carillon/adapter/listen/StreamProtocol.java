package org.carillon.adapter.listen;

import java.io.IOException;
import java.time.Duration;
import org.carillon.contract.net.ListenerSpec;

/** Speaks a protocol over connections (TCP, with or without TLS). */
public interface StreamProtocol extends ProtocolHandler {

  /** Returns the cleartext for a refused client, in US-ASCII; empty for nothing. */
  String refusal();

  /** Creates an accepted client's session; sends and reads nothing yet. Throws if it has left. */
  StreamSession begin(Accepted client) throws IOException;

  /** Returns the timeout of a whole handshake: long for a slow line, short for an attacker. */
  default Duration handshake() {
    return Duration.ofSeconds(30);
  }

  @Override
  default OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException {
    return new StreamListener(spec, this, resources);
  }
}
