package org.carillon.adapter.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aaa4j.radius.core.packet.Packet;
import org.aaa4j.radius.core.packet.packets.AccessAccept;
import org.aaa4j.radius.core.packet.packets.AccessReject;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.jboss.logging.Logger;

/** A RADIUS server. It gets passwords in PAP and only answers yes or no. */
final class RadiusSource implements SourceClient {
  private static final Logger LOG = Logger.getLogger(RadiusSource.class);

  /** The limits of RFC 2865 §5.2 and §5.1. */
  private static final int MOST_PASSWORD = 128;

  private static final int MOST_NAME = 253;

  private final SourceConnectionSettings.Radius place;
  private final FailoverServers<RadiusServer> servers;

  RadiusSource(SourceConnectionSettings.Radius place) {
    this.place = place;
    this.servers =
        new FailoverServers<>(
            place.servers().stream().map(server -> new RadiusServer(place, server)).toList(),
            System::nanoTime);
  }

  @Override
  public SourceAnswer check(SourceLogin name, String password)
      throws IOException, InterruptedException {
    String user = NameTemplate.plain(place.userName(), name);
    byte[] octets = password.getBytes(StandardCharsets.UTF_8);
    try {
      return octets.length == 0
              || octets.length > MOST_PASSWORD
              || user.getBytes(StandardCharsets.UTF_8).length > MOST_NAME
          ? new SourceAnswer.Wrong()
          : servers.ask(server -> answer(server, user, server.ask(user, octets)));
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static SourceAnswer answer(RadiusServer server, String user, Packet response)
      throws IOException {
    return switch (response) {
      case AccessAccept _ -> new SourceAnswer.Known(new SourceIdentity(user, Map.of()));
      case AccessReject _ -> new SourceAnswer.Wrong();
      default -> {
        // A challenge: mail programs have no way to answer one.
        LOG.warnf("%s answers with a packet of code %d: refused", server, response.getCode());
        yield new SourceAnswer.Wrong();
      }
    };
  }

  @Override
  public SourceAnswer find(SourceLogin name) {
    return new SourceAnswer.Silent();
  }

  @Override
  public List<String> introduce() throws IOException {
    List<String> said = new ArrayList<>();
    for (RadiusServer server : servers.all()) {
      Packet response = server.ask("test", "test".getBytes(StandardCharsets.UTF_8));
      said.add(server + " answers with " + response.getClass().getSimpleName());
    }
    return said;
  }

  @Override
  public void close() {
    // Each question has a socket of its own.
  }
}
