package org.carillon.policy.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.FetchSettings;
import org.carillon.fetch.WebFetch;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.mailauth.MemoryDns;
import org.carillon.policy.picture.PictureSettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests that pictures are fetched only with a ticket, once, and that nothing else is fetched. */
class FetchedPicturesTest {
  private static final Caller ANN = new Caller(7, "ann@here.test", new Rights.User(), "s1");

  private final MemoryDns dns = new MemoryDns();
  private final CannedWeb web = new CannedWeb();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private DeclaredSettings settings = new DeclaredSettings();

  private FetchedPictures pictures() {
    return new FetchedPictures(new WebFetch(dns, web, settings), new Key(), settings, () -> now);
  }

  private static final class Key implements HomeKey {
    @Override
    public byte[] seal(String purpose, byte[] secret) {
      return secret;
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
      return sealed;
    }

    @Override
    public byte[] derive(String purpose) {
      return purpose.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private Optional<String> type(FetchedPictures pictures, String address)
      throws InterruptedException {
    String ticket = pictures.ticket(ANN, "f-1", address).orElseThrow();
    return pictures.fetch(ticket).map(SanitizedPicture::type);
  }

  @Test
  void pictureIsFetchedOnceAndCached() throws Exception {
    dns.add("a.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    web.with("a.test/x.png", png());
    FetchedPictures pictures = pictures();

    assertThat(type(pictures, "http://a.test/x.png")).contains("image/png");
    assertThat(type(pictures, "http://a.test/x.png#again")).contains("image/png");
    assertThat(web.dialled).hasSize(1);
  }

  @Test
  void configuredPrivateAddressIsFetchedOnAnyPort() throws Exception {
    web.with("127.0.0.1/x.png", png());
    assertThat(type(pictures(), "http://127.0.0.1:8080/x.png")).isEmpty();

    settings = settings.with(FetchSettings.PRIVATE_NETWORKS, List.of("127.0.0.1"));
    assertThat(type(pictures(), "http://127.0.0.1:8080/x.png")).contains("image/png");
  }

  @Test
  void invalidPictureIsNotFetchedAgainForAWhile() throws Exception {
    dns.add("a.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    web.with("a.test/x.png", "<svg/>".getBytes(StandardCharsets.US_ASCII));
    FetchedPictures pictures = pictures();

    assertThat(type(pictures, "https://a.test/x.png")).isEmpty();
    assertThat(type(pictures, "https://a.test/x.png")).isEmpty();
    assertThat(web.dialled).hasSize(1);
  }

  @Test
  void ticketIsValidForADayAndAbsentIfPicturesAreOff() throws Exception {
    FetchedPictures pictures = pictures();
    String ticket = pictures.ticket(ANN, "f-1", "https://a.test/x").orElseThrow();

    now = now.plusSeconds(3_600);
    assertThat(pictures.ticket(ANN, "f-1", "https://a.test/x")).contains(ticket);
    settings = settings.with(PictureSettings.FETCH, false);
    assertThat(pictures().ticket(ANN, "f-1", "https://a.test/x")).isEmpty();
  }

  @Test
  void waitingFetchesCountTowardsTheHourlyLimit() throws Exception {
    dns.add("a.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
    AtomicInteger dialled = new AtomicInteger();
    CountDownLatch waiting = new CountDownLatch(1);
    PeerDialer slow =
        (address, patience) -> {
          dialled.incrementAndGet();
          try {
            waiting.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("Nobody is there");
        };
    FetchedPictures pictures =
        new FetchedPictures(new WebFetch(dns, slow, settings), new Key(), settings, () -> now);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(FetchedPictures.MOST_HOURLY + 100);
      for (int i = 0; i < FetchedPictures.MOST_HOURLY + 100; i++) {
        String ticket = pictures.ticket(ANN, "f-1", "https://a.test/" + i).orElseThrow();
        threads.submit(
            () -> {
              begun.countDown();
              return pictures.fetch(ticket);
            });
      }
      begun.await();
      waiting.countDown();
    }
    assertThat(dialled).hasValue(FetchedPictures.MOST_HOURLY);
  }
}
