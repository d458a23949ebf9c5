package org.carillon.protocol.sip.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.carillon.contract.call.CallRateLimits;
import org.carillon.protocol.sip.HandClock;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the log of limited networks. */
class LimitLogTest {
  private static final CallRateLimits ONE = new CallRateLimits(1, 1);
  private static final InetSocketAddress LOCAL = new InetSocketAddress("192.0.2.1", 5060);

  private final HandClock clock = new HandClock();
  private final SourceGuard guard = new SourceGuard(clock);
  private final Logger logger = Logger.getLogger(LimitLog.class.getName());
  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    logger.addHandler(lines);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void end() {
    logger.removeHandler(lines);
    logger.setUseParentHandlers(true);
  }

  @Test
  void networkIsLoggedOnceAMinute() {
    for (int i = 0; i < 50; i++) {
      offend(1);
    }
    assertThat(lines.all).hasSize(1);
    assertThat(lines.all.getFirst().getParameters()[0].toString()).isEqualTo("198.51.100.1");
    clock.push(Duration.ofSeconds(61));
    offend(1);
    offend(1);
    assertThat(lines.all).hasSize(2);
  }

  @Test
  void manyForgedSourcesDoNotFillTheLog() {
    for (int host = 1; host <= 200; host++) {
      offend(host);
      offend(host);
    }
    assertThat(lines.all).hasSize(10);
    clock.push(Duration.ofSeconds(61));
    offend(1);
    offend(1);
    assertThat(lines.all).hasSize(11);
    assertThat(lines.all.getLast().getParameters()[3].toString()).contains("190 others");
  }

  private void offend(int host) {
    InetSocketAddress remote = new InetSocketAddress("198.51.100." + host, 5060);
    guard.bears(new Flow(Transport.UDP, LOCAL, remote, 0), SourceGuard.Offence.MALFORMED, ONE);
  }

  private static final class Lines extends Handler {
    private final List<LogRecord> all = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      all.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
