package org.carillon.adapter.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.carillon.adapter.server.Certificate;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.junit.jupiter.api.Test;

class TlsOctetsTest {
  private final OctetReservation holding = OctetReservation.unbounded();

  private TlsOctets over(SocketOctets carrier) throws Exception {
    var tls = new ServerTls(List.of(Certificate.selfSigned("a", "EC", List.of())));
    return new TlsOctets(carrier, tls.engine(InetAddress.getLoopbackAddress()), holding);
  }

  @Test
  void handshakeBeyondTheMemoryBudgetIsNotStarted() throws Exception {
    var silent = new Silent();
    var full = new OctetBudget(60_000);
    full.take(30_000);

    assertThatThrownBy(() -> over(silent).handshake(1_000, full))
        .isInstanceOf(MemoryLimitException.class);
    assertThat(silent.asked).isZero();
  }

  @Test
  void failedHandshakeReleasesItsMemory() throws Exception {
    var silent = new Silent();
    var room = new OctetBudget(60_000);

    assertThatThrownBy(() -> over(silent).handshake(1_000, room)).isInstanceOf(IOException.class);
    assertThat(silent.asked).isPositive();
    assertThat(room.used()).isZero();
    assertThat(holding.held()).isZero();
  }

  /** A peer that sends nothing. */
  private static final class Silent implements SocketOctets {
    private int asked;

    @Override
    public int read(byte[] into, int offset, int length, int patience) {
      asked++;
      return 0;
    }

    @Override
    public void write(byte[] from, int offset, int length) {}

    @Override
    public void finish() {}
  }
}
