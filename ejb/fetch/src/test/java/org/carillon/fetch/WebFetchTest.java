package org.carillon.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.mailauth.MemoryDns;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that untrusted addresses are fetched only by HTTPS from hosts, with a bound. */
@Timeout(60)
class WebFetchTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** The beginning of a response that never ends. */
  private static final String HEAD = "HTTP/1.1 200 OK\r\n\r\n";

  private static final int MOST = 100;

  private final MemoryDns dns = new MemoryDns();
  private final CannedWeb web = new CannedWeb();
  private DeclaredSettings settings = new DeclaredSettings();

  private FetchAnswer get(String address, PeerDialer dialer, Duration patience)
      throws InterruptedException {
    return new WebFetch(dns, dialer, settings, patience)
        .get(URI.create(address), "image/svg+xml", MOST);
  }

  private FetchAnswer get(String address) throws InterruptedException {
    return get(address, web, LONG);
  }

  private void at(String host, String... addresses) {
    for (String address : addresses) {
      InetAddress literal = InetAddress.ofLiteral(address);
      dns.add(
          host, literal.getAddress().length == 4 ? new DnsType.A() : new DnsType.Aaaa(), literal);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String why(FetchAnswer answer) {
    return switch (answer) {
      case FetchAnswer.Fetched(byte[] octets) -> "fetched " + octets.length;
      case FetchAnswer.Refused(String why, _) -> why;
      case FetchAnswer.Away(String why) -> "away: " + why;
    };
  }

  @Test
  void resourceIsFetchedFromTheResolvedAddress() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.with("a.test/x?y=1", octets("picture"));
    assertThat(get("https://a.test/x?y=1"))
        .isInstanceOfSatisfying(
            FetchAnswer.Fetched.class,
            fetched -> assertThat(fetched.octets()).isEqualTo(octets("picture")));
    assertThat(web.dialled).containsExactly("a.test:443 (198.51.100.7)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fd00::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "::127.0.0.1"
      })
  void privateAddressesAreNotContacted(String address) throws InterruptedException {
    at("evil.test", address);
    web.with("evil.test/x", octets("secret"));
    assertThat(why(get("https://evil.test/x"))).contains("is not public");
    String literal = address.contains(":") ? "[" + address + "]" : address;
    assertThat(why(get("https://" + literal + "/x"))).contains("is not public");
    assertThat(web.dialled).isEmpty();
  }

  @Test
  void forbiddenAddressesAreRefusedWithoutLookup() {
    WebFetch fetch = new WebFetch(dns, web, settings, LONG);
    assertThat(fetch.refusal(URI.create("https://a.test:8443/x"))).isEmpty();
    assertThat(fetch.refusal(URI.create("https://a.test:99999/x"))).isPresent();
    assertThat(fetch.refusal(URI.create("https://127.0.0.1/x"))).isPresent();
    assertThat(fetch.refusal(URI.create("https://[fd00::1]/x"))).isPresent();
    settings = settings.with(FetchSettings.PRIVATE_NETWORKS, List.of("127.0.0.0/8"));
    assertThat(new WebFetch(dns, web, settings, LONG).refusal(URI.create("https://127.0.0.1/x")))
        .isEmpty();
  }

  @Test
  void invalidPortIsRefused() throws InterruptedException {
    at("a.test", "198.51.100.7");
    assertThat(why(get("https://a.test:99999/x"))).contains("port");
    assertThat(follow("https://a.test:99999/x")).isInstanceOf(FetchAnswer.Refused.class);
  }

  @Test
  void onlyPublicAddressesAreUsed() throws InterruptedException {
    at("evil.test", "127.0.0.1", "198.51.100.8", "::1");
    web.with("evil.test/x", octets("picture"));
    assertThat(why(get("https://evil.test/x"))).isEqualTo("fetched 7");
    assertThat(web.dialled).containsExactly("evil.test:443 (198.51.100.8)");
  }

  @Test
  void configuredPrivateNetworksAreReached() throws InterruptedException {
    settings = settings.with(FetchSettings.PRIVATE_NETWORKS, List.of("127.0.0.0/8"));
    at("own.test", "127.0.0.1");
    web.with("own.test/x", octets("picture"));
    assertThat(why(get("https://own.test:8443/x"))).isEqualTo("fetched 7");
    assertThat(web.dialled).containsExactly("own.test:8443 (127.0.0.1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.test/x", "ftp://a.test/x", "file:///x", "https://u@a.test/x"})
  void plainHttpIsNotFetched(String address) throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.with("a.test/x", octets("picture"));
    assertThat(why(get(address))).contains("The address must begin with https");
    assertThat(web.dialled).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, fetched 4",
    "TEXT/Plain; charset=utf-8, fetched 4",
    "text/html, a.test did not send text/plain.",
    "text/plainer, a.test did not send text/plain.",
    "'', a.test did not send text/plain."
  })
  void documentHasItsMediaType(String type, String result) throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.answering("a.test/x", octets("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\ntext"));
    web.answering("a.test/moved", octets("HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n"));
    WebFetch fetch = new WebFetch(dns, web, settings, LONG);
    assertThat(why(fetch.document(URI.create("https://a.test/x"), "text/plain", MOST)))
        .isEqualTo(result);
    assertThat(why(fetch.document(URI.create("https://a.test/moved"), "text/plain", MOST)))
        .isEqualTo("a.test answered 301.");
    assertThat(why(fetch.document(URI.create("http://a.test/x"), "text/plain", MOST)))
        .startsWith("The address must begin with https");
  }

  @Test
  void redirectIsNotFollowed() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.answering("a.test/x", octets("HTTP/1.1 302 Found\r\nLocation: https://b.test/\r\n\r\n"));
    assertThat(why(get("https://a.test/x"))).isEqualTo("a.test answered 302.");
    assertThat(web.dialled).hasSize(1);
  }

  @Test
  void missingResourceIsRefusedAndUnreachableHostRetried() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.with("a.test/x", octets("picture"));
    web.busy("a.test/busy");
    assertThat(why(get("https://a.test/y"))).isEqualTo("a.test answered 404.");
    assertThat(why(get("https://a.test/busy"))).startsWith("away: ");
    assertThat(why(get("https://b.test/"))).contains("No host");
    dns.failing("c.test");
    assertThat(why(get("https://c.test/"))).startsWith("away: ");
    at("d.test", "198.51.100.9");
    assertThat(why(get("https://d.test/"))).startsWith("away: ").contains("refused");
  }

  @Test
  void oversizedResponseIsNotRead() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.with("a.test/x", new byte[101]);
    assertThat(why(get("https://a.test/x"))).contains("more than 100 octets");
  }

  /** Tests that an endless response is given up, although each octet arrives in time. */
  @Test
  void slowResponsesTimeOut() throws InterruptedException {
    at("a.test", "198.51.100.7");
    CountDownLatch left = new CountDownLatch(1);
    PeerDialer dripping =
        (address, patience) ->
            new PeerConnection() {
              @Override
              public InputStream in() {
                return new InputStream() {
                  private int at;

                  @Override
                  public int read() throws IOException {
                    if (Thread.currentThread().isInterrupted()) {
                      throw new IOException("closed");
                    }
                    int octet = at < HEAD.length() ? HEAD.charAt(at) : 'x';
                    at = at < HEAD.length() ? at + 1 : at;
                    return octet;
                  }

                  @Override
                  public int read(byte[] into, int from, int length) throws IOException {
                    into[from] = (byte) read();
                    return 1;
                  }
                };
              }

              @Override
              public OutputStream out() {
                return OutputStream.nullOutputStream();
              }

              @Override
              public void close() {
                left.countDown();
              }
            };
    assertThat(why(get("https://a.test/x", dripping, Duration.ofMillis(50)))).isNotEmpty();
    left.await();
  }

  private FetchAnswer follow(String address) throws InterruptedException {
    return new WebFetch(dns, web, settings, LONG).follow(URI.create(address), "image/*", MOST);
  }

  private void moved(String from, String to) {
    web.answering(from, octets("HTTP/1.1 302 Found\r\nLocation: " + to + "\r\n\r\n"));
  }

  @Test
  void followedRedirectMayLeadToPlainHttp() throws InterruptedException {
    at("a.test", "198.51.100.7");
    at("b.test", "198.51.100.8");
    moved("a.test/x", "http://b.test/y");
    moved("b.test/y", "/z");
    web.with("b.test/z", octets("it"));

    assertThat(why(follow("https://a.test/x"))).isEqualTo("fetched 2");
    assertThat(web.dialled.getLast()).startsWith("b.test:80 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://198.51.100.9:8080/",
        "https://198.51.100.9:25/",
        "http://inside.test/",
        "http://user@198.51.100.9/",
        "file:///etc/passwd",
        "gopher://198.51.100.9/",
        "",
      })
  void redirectToAPrivateAddressIsNotFollowed(String target) throws InterruptedException {
    at("a.test", "198.51.100.7");
    at("inside.test", "10.0.0.1");
    moved("a.test/x", target);

    assertThat(follow("https://a.test/x")).isInstanceOf(FetchAnswer.Refused.class);
    assertThat(web.dialled).allMatch(each -> each.startsWith("a.test:443 "));
  }

  private Renewal renew(String address) throws InterruptedException {
    return new WebFetch(dns, web, settings, LONG)
        .renew(URI.create(address), "*/*", MOST, Validators.NONE);
  }

  @Test
  void permanentRedirectIsReportedUpToTheFirstTemporaryOne() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.answering("a.test/x", octets("HTTP/1.1 301 Moved\r\nLocation: /y\r\n\r\n"));
    web.answering("a.test/y", octets("HTTP/1.1 308 Moved\r\nLocation: /z\r\n\r\n"));
    moved("a.test/z", "/end");
    web.answering(
        "a.test/end",
        octets(
            "HTTP/1.1 200 OK\r\nCache-Control: public, max-age=60\r\nContent-Type: a/b\r\n\r\nit"));

    assertThat(renew("https://a.test/x"))
        .isInstanceOfSatisfying(
            Renewal.Changed.class,
            changed ->
                assertThat(changed.source())
                    .isEqualTo(
                        new Renewal.Source(
                            URI.create("https://a.test/end"),
                            Optional.of(URI.create("https://a.test/z")),
                            "a/b",
                            Optional.of(Duration.ofSeconds(60)))));
    assertThat(renew("https://a.test/z"))
        .isInstanceOfSatisfying(
            Renewal.Changed.class,
            changed -> assertThat(changed.source().moved()).as("for now").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 101\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n65\r\n"})
  void oversizedResponseIsReportedAsTooLarge(String rest) throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.answering("a.test/x", octets("HTTP/1.1 200 OK\r\n" + rest));
    assertThat(renew("https://a.test/x")).isEqualTo(new Renewal.TooLarge());
  }

  @Test
  void retryAfterIsReported() throws InterruptedException {
    at("a.test", "198.51.100.7");
    web.answering("a.test/x", octets("HTTP/1.1 429 Slow\r\nRetry-After: 3600\r\n\r\n"));
    assertThat(renew("https://a.test/x"))
        .isEqualTo(new Renewal.Status(429, Optional.of(Duration.ofHours(1))));
  }

  @Test
  void redirectLoopsEnd() throws InterruptedException {
    at("a.test", "198.51.100.7");
    moved("a.test/x", "/x");

    assertThat(follow("https://a.test/x")).isInstanceOf(FetchAnswer.Refused.class);
    assertThat(web.dialled).hasSize(4);
  }
}
