package org.carillon.fetch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.net.PublicAddress;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.filter.http.HttpAnswer;
import org.carillon.filter.http.HttpCall;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;

/**
 * Fetches untrusted addresses: only from publicly reachable hosts, in bounded time and size, and
 * only by HTTPS and without redirections, unless it is {@link #follow followed}. No cookie is sent
 * or stored, and the request does not reveal the user.
 */
@ApplicationScoped
public class WebFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int MOST_HOPS = 4;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_ADDRESSES = 3;
  private static final int MOST_PATH = 2_000;

  /** The highest port (RFC 6335 §6). */
  private static final int MOST_PORT = 65_535;

  private static final int MOST_ANSWER = 65_536;

  private static final String NO_WEB =
      "The address must begin with https, have a host and a valid port, and have at most"
          + " 2,000 characters.";

  private final DnsLookup dns;
  private final PeerDialer peers;
  private final AddressRanges allowed;
  private final Duration patience;

  @Inject
  public WebFetch(DnsLookup dns, PeerDialer peers, Settings settings) {
    this(dns, peers, settings, PATIENCE);
  }

  WebFetch(DnsLookup dns, PeerDialer peers, Settings settings, Duration patience) {
    this.dns = dns;
    this.peers = peers;
    this.allowed = new AddressRanges(settings, FetchSettings.PRIVATE_NETWORKS);
    this.patience = patience;
  }

  /**
   * Fetches an address.
   *
   * @param accept the accepted media types
   * @param most the maximum number of octets of the content
   * @throws InterruptedException if the calling thread is interrupted
   */
  public FetchAnswer get(URI address, String accept, int most) throws InterruptedException {
    return ask(
        address, accepting(accept), (call, connection) -> answer(call, call.get(connection, most)));
  }

  /**
   * Fetches an address whose content must be of a media type, as its server says. Parameters of the
   * type are ignored.
   *
   * @param type the media type, in lower case
   * @param most the maximum number of octets of the content
   * @throws InterruptedException if the calling thread is interrupted
   */
  public FetchAnswer document(URI address, String type, int most) throws InterruptedException {
    return ask(
        address,
        accepting(type),
        (call, connection) -> {
          HttpAnswer answer = call.get(connection, most);
          return answer.status() != 200 || isOfType(answer, type)
              ? answer(call, answer)
              : new FetchAnswer.Refused(call.host() + " did not send " + type + ".");
        });
  }

  private static boolean isOfType(HttpAnswer answer, String type) {
    return answer
        .fields()
        .get("content-type")
        .filter(sent -> sent.split(";", 2)[0].strip().equalsIgnoreCase(type))
        .isPresent();
  }

  /**
   * Fetches an address by HTTP or HTTPS and follows redirections (RFC 9110 §15.4). Each target is
   * checked like the first address. Only the standard ports are allowed, except in networks that
   * settings allow.
   *
   * @param accept the accepted media types
   * @param most the maximum number of octets of the content
   * @throws InterruptedException if the calling thread is interrupted
   */
  public FetchAnswer follow(URI address, String accept, int most) throws InterruptedException {
    return patiently(
        address, () -> followed(address, accepting(accept), most, new RedirectTrail(address)));
  }

  /**
   * Fetches an address as {@link #follow} does, if its content has changed (RFC 9110 §13.1).
   *
   * @param accept the accepted media types
   * @param most the maximum number of octets of the content
   * @param known the validators of the content that the caller has
   * @throws InterruptedException if the calling thread is interrupted
   */
  public Renewal renew(URI address, String accept, int most, Validators known)
      throws InterruptedException {
    RedirectTrail trail = new RedirectTrail(address);
    List<Map.Entry<String, String>> fields = new ArrayList<>(accepting(accept));
    fields.addAll(known.conditions());
    return trail.renewal(
        patiently(address, () -> followed(address, List.copyOf(fields), most, trail)));
  }

  /** Follows redirections, recording them in the trail, and returns the last result. */
  private FetchAnswer followed(
      URI address, List<Map.Entry<String, String>> fields, int most, RedirectTrail trail)
      throws InterruptedException {
    URI next = address;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      if (!isWeb(next)) {
        return new FetchAnswer.Refused("This is not a web address.");
      }
      AtomicReference<String> location = new AtomicReference<>();
      FetchAnswer answer =
          fetch(
              next,
              fields,
              isWebPort(next) ? this::isAllowed : allowed::contain,
              (call, connection) -> {
                HttpAnswer said = trail.heard(() -> call.get(connection, most));
                return followed(call, said, location);
              });
      if (location.get() == null) {
        return answer;
      }
      Optional<URI> target = target(next, location.get());
      if (target.isEmpty()) {
        return new FetchAnswer.Refused(next.getHost() + " redirects to an invalid address.");
      }
      next = target.get();
      trail.led(next);
    }
    return new FetchAnswer.Refused(address.getHost() + " redirects too often.");
  }

  private static boolean isWeb(URI address) {
    return (isHttps(address) || "http".equalsIgnoreCase(address.getScheme()))
        && address.getHost() != null
        && address.getUserInfo() == null
        && address.getPort() <= MOST_PORT
        && path(address).length() <= MOST_PATH;
  }

  private static boolean isHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static Optional<URI> target(URI from, String location) {
    try {
      return Optional.of(from.resolve(location));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Returns the result of a response, and sets {@code location} if it is a redirection. */
  private static FetchAnswer followed(
      HttpCall call, HttpAnswer answer, AtomicReference<String> location) {
    if (REDIRECTIONS.contains(answer.status())) {
      location.set(answer.fields().get("location").orElse(""));
    }
    return answer(call, answer);
  }

  /**
   * Posts a form. The content of the response is ignored, and redirections are not followed.
   *
   * @param form the encoded form, in ASCII
   * @throws InterruptedException if the calling thread is interrupted
   */
  public FetchAnswer submit(URI address, String form) throws InterruptedException {
    return ask(
        address,
        accepting("*/*"),
        (call, connection) -> taken(call, call.submit(connection, form, MOST_ANSWER)));
  }

  /**
   * Posts octets. Only the status of the response is read, and redirections are not followed.
   *
   * @param type their media type
   * @param fields further fields of the header
   * @throws InterruptedException if the calling thread is interrupted
   */
  public PostAnswer post(
      URI address, String type, byte[] octets, List<Map.Entry<String, String>> fields)
      throws InterruptedException {
    AtomicInteger status = new AtomicInteger();
    FetchAnswer answer =
        ask(
            address,
            fields,
            (call, connection) -> {
              HttpAnswer said = call.post(connection, type, octets, MOST_ANSWER);
              status.set(said.status());
              return taken(call, said);
            });
    return new PostAnswer(
        status.get(),
        switch (answer) {
          case FetchAnswer.Fetched _ -> "";
          case FetchAnswer.Refused(String why, _) -> why;
          case FetchAnswer.Away(String why) -> why;
        });
  }

  /**
   * Returns the reason why nothing is ever posted to an address, as far as the address itself shows
   * it. Empty if that shows only after its host is looked up.
   */
  public Optional<String> refusal(URI address) {
    if (!isHttps(address) || !isWeb(address)) {
      return Optional.of(NO_WEB);
    }
    try {
      String host = host(address);
      return isAllowed(InetAddress.ofLiteral(host)) ? Optional.empty() : Optional.of(closed(host));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  private static String host(URI address) {
    return address.getHost().replaceAll("[\\[\\]]", "");
  }

  private static String closed(String host) {
    return host
        + " has an address that is not public. An administrator can allow it (setting"
        + " policy.fetch.private-networks).";
  }

  private static List<Map.Entry<String, String>> accepting(String types) {
    return List.of(Map.entry("Accept", types));
  }

  /** Sends a request on a connection and reads the response. */
  @FunctionalInterface
  private interface Dialogue {
    FetchAnswer hold(HttpCall call, PeerConnection connection) throws IOException;
  }

  private FetchAnswer ask(URI address, List<Map.Entry<String, String>> fields, Dialogue dialogue)
      throws InterruptedException {
    if (!isHttps(address) || !isWeb(address)) {
      return new FetchAnswer.Refused(NO_WEB);
    }
    return patiently(address, () -> fetch(address, fields, this::isAllowed, dialogue));
  }

  private FetchAnswer patiently(URI address, Callable<FetchAnswer> fetching)
      throws InterruptedException {
    FutureTask<FetchAnswer> task = new FutureTask<>(fetching);
    Thread thread = Thread.ofVirtual().name("carillon-fetch").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new FetchAnswer.Away(
          address.getHost() + " did not answer within " + patience.toSeconds() + " s.");
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    } finally {
      // A server that answers too slowly is given up: the interrupt closes the connection.
      thread.interrupt();
    }
  }

  private static String path(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String whole = path.isEmpty() ? "/" : path;
    return address.getRawQuery() == null ? whole : whole + "?" + address.getRawQuery();
  }

  private FetchAnswer fetch(
      URI address,
      List<Map.Entry<String, String>> fields,
      Predicate<InetAddress> isReachable,
      Dialogue dialogue)
      throws InterruptedException {
    String host = host(address);
    List<InetAddress> found = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    find(host, found, lost);
    List<InetAddress> reachable = found.stream().filter(isReachable).limit(MOST_ADDRESSES).toList();
    if (reachable.isEmpty()) {
      return nowhere(host, found, lost);
    }
    int port = port(address);
    HttpCall call = new HttpCall(path(address), address.getRawAuthority(), fields);
    String why = "";
    for (InetAddress each : reachable) {
      try (PeerConnection connection =
          peers.open(new PeerAddress.Resolved(each, port, host, isHttps(address)), patience)) {
        return dialogue.hold(call, connection);
      } catch (IOException away) {
        why = String.valueOf(away.getMessage());
      }
    }
    return new FetchAnswer.Away("Nothing could be fetched from " + host + ": " + why);
  }

  /**
   * Returns whether nothing can be fetched from an address in the present configuration: its host
   * was found, and none of its IP addresses is public or allowed by settings.
   */
  public boolean isOutOfReach(URI address) throws InterruptedException {
    List<InetAddress> found = new ArrayList<>();
    find(address.getHost().replaceAll("[\\[\\]]", ""), found, new ArrayList<>());
    return !found.isEmpty() && found.stream().noneMatch(this::isAllowed);
  }

  private boolean isAllowed(InetAddress each) {
    return PublicAddress.is(each) || allowed.contain(each);
  }

  private static boolean isWebPort(URI address) {
    return port(address) == HTTP || port(address) == HTTPS;
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isHttps(address) ? HTTPS : HTTP;
  }

  private void find(String host, List<InetAddress> found, List<String> lost)
      throws InterruptedException {
    try {
      found.add(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      add(dns.find(host, new DnsType.A()), found, lost);
      add(dns.find(host, new DnsType.Aaaa()), found, lost);
    }
  }

  private static void add(DnsReply<InetAddress> reply, List<InetAddress> found, List<String> lost) {
    switch (reply) {
      case DnsReply.Found<InetAddress>(List<InetAddress> addresses) -> found.addAll(addresses);
      case DnsReply.Unknown<InetAddress>(String why) -> lost.add(why);
      case DnsReply.NoName<InetAddress> _, DnsReply.NoRecords<InetAddress> _ -> {
        // The other record type may have some.
      }
    }
  }

  private static FetchAnswer nowhere(String host, List<InetAddress> found, List<String> lost) {
    if (!found.isEmpty()) {
      return new FetchAnswer.Refused(closed(host));
    }
    return lost.isEmpty()
        ? new FetchAnswer.Refused("No host is named " + host + ".", true)
        : new FetchAnswer.Away("The DNS did not answer for " + host + ": " + lost.getFirst());
  }

  private static FetchAnswer taken(HttpCall call, HttpAnswer answer) {
    return answer.status() / 100 == 2 ? new FetchAnswer.Fetched(new byte[0]) : answer(call, answer);
  }

  private static FetchAnswer answer(HttpCall call, HttpAnswer answer) {
    String host = call.host();
    int status = answer.status();
    if (status == 200) {
      return new FetchAnswer.Fetched(answer.body());
    }
    return status >= 500 || status == 429
        ? new FetchAnswer.Away(host + " answered " + status + ".")
        : new FetchAnswer.Refused(host + " answered " + status + ".");
  }
}
