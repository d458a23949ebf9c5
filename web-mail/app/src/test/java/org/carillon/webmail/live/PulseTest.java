package org.carillon.webmail.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> asking = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
  private final CountDownLatch database = new CountDownLatch(1);

  /** Asks a database that answers late. */
  private final class SlowSessions extends LiveSessions {
    @Override
    boolean isOpen(String secret, boolean secure) {
      asking.add(Thread.currentThread());
      try {
        database.await();
        interrupted.add(false);
      } catch (InterruptedException broken) {
        interrupted.add(true);
      }
      return true;
    }
  }

  private Session session() {
    RemoteEndpoint.Basic remote =
        (RemoteEndpoint.Basic)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Basic.class},
                (_, _, arguments) -> {
                  sent.add((String) arguments[0]);
                  return null;
                });
    return (Session)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Session.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getId" -> "1";
                  case "isSecure" -> true;
                  case "getBasicRemote" -> remote;
                  default -> null;
                });
  }

  @Test
  void closedPageDoesNotInterruptADatabaseQuery() throws Exception {
    Pulse pulse = new Pulse(session(), new SlowSessions(), "secret");
    pulse.change();
    Thread thread = asking.poll(10, TimeUnit.SECONDS);

    pulse.end();
    database.countDown();

    assertThat(interrupted.poll(10, TimeUnit.SECONDS)).isFalse();
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(sent).isEmpty();
  }

  @Test
  void openPageIsNotifiedOfAChange() throws Exception {
    database.countDown();
    Pulse pulse = new Pulse(session(), new SlowSessions(), "secret");
    pulse.change();
    pulse.change();

    assertThat(sent.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
    pulse.end();
    assertThat(asking.take().join(Duration.ofSeconds(10))).isTrue();
    assertThat(sent).isEmpty();
  }
}
