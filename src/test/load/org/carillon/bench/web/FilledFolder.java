package org.carillon.bench.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.bench.imap.AppendedMessage;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;

/** An account's inbox, filled by IMAP as fast as the server allows. */
final class FilledFolder {
  private static final int CONNECTIONS = 4;
  private static final int FEW = 1_000;
  private static final int AT_ONCE = 100;
  private static final int TOLD = 100_000;

  private FilledFolder() {}

  /** Appends all messages, roughly in order. */
  static void fill(CarillonServer server, String address, String password, int count)
      throws Exception {
    FolderMessages messages = new FolderMessages(count);
    AtomicInteger next = new AtomicInteger();
    int connections = count <= FEW ? 1 : CONNECTIONS;
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        parts.add(
            threads.submit(
                () -> {
                  try (ImapClient client = new ImapClient(server.port("imap"))) {
                    client.login(address, password);
                    append(client, messages, count, next, begun);
                  }
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
  }

  private static void append(
      ImapClient client, FolderMessages messages, int count, AtomicInteger next, long begun)
      throws IOException {
    for (int first = next.getAndAdd(AT_ONCE); first < count; first = next.getAndAdd(AT_ONCE)) {
      List<AppendedMessage> some = new ArrayList<>();
      for (int number = first; number < Math.min(count, first + AT_ONCE); number++) {
        some.add(messages.message(number));
      }
      client.appendKept("INBOX", some);
      if (first > 0 && first % TOLD == 0) {
        System.out.printf("  %,d letters, %.0f s%n", first, (System.nanoTime() - begun) / 1e9);
      }
    }
  }
}
