package org.carillon.adapter.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsPolicy;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;

/**
 * Asks the servers of a policy in their order, each at most twice; asks the next one when a server
 * does not answer or has failed (RFC 1035 §4.1.1). Skips servers that did not answer recently. If
 * that is all of them, questions fail at once, except for one now and then, which goes on once a
 * probe is answered.
 */
final class NameServers implements Resolver {
  private static final int TRIES = 2;

  private final List<NameServer> servers;

  NameServers(DnsPolicy policy, LongSupplier nanoTime) {
    servers =
        addresses(policy).stream()
            .map(address -> new NameServer(address, policy.timeout(), nanoTime))
            .toList();
  }

  private static List<InetSocketAddress> addresses(DnsPolicy policy) {
    if (!policy.servers().isEmpty()) {
      return policy.servers();
    }
    List<InetSocketAddress> systems = ResolverConfig.getCurrentConfig().servers();
    return systems.isEmpty()
        ? List.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), SimpleResolver.DEFAULT_PORT))
        : systems;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query) {
    return sendAsync(query, Runnable::run);
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    List<NameServer> there = servers.stream().filter(server -> !server.isAway()).toList();
    if (there.isEmpty()) {
      return probed(query, executor);
    }
    for (NameServer server : servers) {
      if (server.takeProbe()) {
        server.probe(executor);
      }
    }
    List<NameServer> order = new ArrayList<>();
    for (int tries = 0; tries < TRIES; tries++) {
      order.addAll(there);
    }
    Iterator<NameServer> tries = order.iterator();
    return answer(tries.next(), query, executor, tries);
  }

  private CompletionStage<Message> probed(Message query, Executor executor) {
    for (NameServer server : servers) {
      if (server.takeProbe()) {
        return server
            .probe(executor)
            .thenCompose(back -> back ? server.ask(query, executor) : away());
      }
    }
    return away();
  }

  private static CompletionStage<Message> away() {
    return CompletableFuture.failedFuture(new NoServerAnswersException());
  }

  private static CompletionStage<Message> answer(
      NameServer server, Message query, Executor executor, Iterator<NameServer> order) {
    CompletionStage<Message> answer = server.ask(query, executor);
    return order.hasNext()
        ? answer
            .handle(
                (message, failure) ->
                    failure != null || message.getRcode() == Rcode.SERVFAIL
                        ? next(answer, query, executor, order)
                        : answer)
            .thenCompose(Function.identity())
        : answer;
  }

  /** Asks the first remaining server that is not away by now; returns last if none is left. */
  private static CompletionStage<Message> next(
      CompletionStage<Message> last, Message query, Executor executor, Iterator<NameServer> order) {
    while (order.hasNext()) {
      NameServer server = order.next();
      if (!server.isAway()) {
        return answer(server, query, executor, order);
      }
    }
    return last;
  }

  // The policy sets up each server; dnsjava's sessions set nothing.

  @Override
  public void setPort(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTCP(boolean flag) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setIgnoreTruncation(boolean flag) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTSIGKey(TSIG key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setTimeout(Duration timeout) {
    throw new UnsupportedOperationException();
  }
}
