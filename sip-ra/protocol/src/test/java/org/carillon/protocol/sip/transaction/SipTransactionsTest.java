package org.carillon.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.CallExecutor;
import org.carillon.protocol.sip.load.SipCounters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that nothing is left over when an application is undeployed. */
@Timeout(60)
class SipTransactionsTest {

  @Test
  void closedStacksLeaveNoThread() throws InterruptedException {
    Set<Thread> before = threads();
    for (int round = 0; round < 20; round++) {
      new SipTransactions(
              new NoFlows(), new CallExecutor(1, 1, new SipCounters()), Timers.ofMachine())
          .close();
    }
    Set<Thread> left = threads();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(5_000);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isVirtual())
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> !thread.getThreadGroup().getName().equals("system"))
        .filter(thread -> !thread.getThreadGroup().getName().equals("InnocuousThreadGroup"))
        .collect(Collectors.toSet());
  }

  private static final class NoFlows implements Flows {
    @Override
    public void send(Flow flow, byte[] message) throws IOException {
      throw new IOException("none");
    }

    @Override
    public Flow open(Transport transport, InetSocketAddress remote) throws IOException {
      throw new IOException("none");
    }

    @Override
    public void close(Flow flow) {}

    @Override
    public void known(Flow flow) {}

    @Override
    public boolean isOwnAddress(String host) {
      return false;
    }

    @Override
    public boolean alive(Flow flow) {
      return false;
    }

    @Override
    public InetSocketAddress edge(Flow flow) {
      return flow.local();
    }

    @Override
    public boolean isLocal(String host, int port) {
      return false;
    }
  }
}
