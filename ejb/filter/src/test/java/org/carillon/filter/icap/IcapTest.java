package org.carillon.filter.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.OptionalInt;
import org.carillon.filter.CannedPeer;
import org.carillon.filter.MessageOctets;
import org.junit.jupiter.api.Test;

class IcapTest {
  private static final MessageOctets MESSAGE = CannedPeer.message("Subject: Hi\r\n\r\nHello.\r\n");
  private static final String URL = "icap://av.test:1344/scan";

  private static IcapService service(OptionalInt preview) {
    return new IcapService("RESPMOD", preview, "");
  }

  private static Icap icap(CannedPeer peer) {
    return new Icap(peer, URL, "av.test:1344");
  }

  @Test
  void serviceOptionsAreRead() throws IOException {
    CannedPeer peer =
        new CannedPeer(
            "ICAP/1.0 200 OK\r\nMethods: REQMOD, RESPMOD\r\nService: C-ICAP/0.5\r\nPreview: 1024\r\n"
                + "Encapsulated: null-body=0\r\n\r\n");
    assertThat(IcapService.ask(peer, URL, "av.test:1344"))
        .isEqualTo(new IcapService("RESPMOD", OptionalInt.of(1_024), "C-ICAP/0.5"));
    assertThat(peer.told())
        .startsWith("OPTIONS icap://av.test:1344/scan ICAP/1.0\r\nHost: av.test");
  }

  @Test
  void encapsulatedPartsAreAtTheirOffsets() throws IOException {
    CannedPeer peer = new CannedPeer("ICAP/1.0 204 No Content\r\n\r\n");
    assertThat(icap(peer).scan(service(OptionalInt.empty()), MESSAGE)).isEmpty();
    String inner = peer.told().substring(peer.told().indexOf("\r\n\r\n") + 4);
    assertThat(peer.told()).contains("Encapsulated: req-hdr=0, res-hdr=68, res-body=137\r\n");
    assertThat(inner.substring(68)).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(inner.substring(137))
        .startsWith("f\r\nSubject: Hi\r\n\r\n\r\n8\r\nHello.\r\n\r\n")
        .endsWith("0\r\n\r\n");
  }

  @Test
  void remainderIsSentAfterThePreviewOnRequest() throws IOException {
    CannedPeer peer =
        new CannedPeer(
            "ICAP/1.0 100 Continue\r\n\r\n"
                + "ICAP/1.0 200 OK\r\n"
                + "X-Infection-Found: Type=0; Resolution=2; Threat=Eicar-Test;\r\n"
                + "Encapsulated: res-hdr=0, res-body=50\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n");
    assertThat(icap(peer).scan(service(OptionalInt.of(4)), MESSAGE)).contains("Eicar-Test");
    assertThat(peer.told()).contains("Preview: 4\r\n", "\r\n4\r\nSubj\r\n0\r\n\r\nb\r\nect: Hi");
  }

  @Test
  void aMessageSmallerThanThePreviewIsSentWhole() throws IOException {
    CannedPeer peer = new CannedPeer("ICAP/1.0 204 No Content\r\n\r\n");
    assertThat(icap(peer).scan(service(OptionalInt.of(1_024)), MESSAGE)).isEmpty();
    assertThat(peer.told()).endsWith("0; ieof\r\n\r\n");
  }

  @Test
  void aReplacementResponseCountsAsAFinding() throws IOException {
    CannedPeer peer =
        new CannedPeer(
            "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=50\r\n\r\n"
                + "HTTP/1.1 403 VirusFound\r\n\r\n");
    assertThat(icap(peer).scan(service(OptionalInt.empty()), MESSAGE))
        .contains("HTTP/1.1 403 VirusFound");
    CannedPeer same =
        new CannedPeer(
            "ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=50\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
    assertThat(icap(same).scan(service(OptionalInt.empty()), MESSAGE)).isEmpty();
  }
}
