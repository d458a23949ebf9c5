package org.carillon.adapter.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.acme.ChallengeAnswers.DnsText;
import org.carillon.contract.acme.DnsUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TXTRecord;

/** Tests that records are changed in the zone that the server names, signed by the key. */
class DynamicUpdateTest {
  private static final String SECRET = "c2VjcmV0IG9mIHRoZSB6b25l";
  private static final DnsText TEXT = new DnsText("_acme-challenge.mail.own.test", "digest");
  private static final TSIG KEY = new TSIG(TSIG.HMAC_SHA256, "zone-key.", SECRET);

  private final List<Message> updates = new CopyOnWriteArrayList<>();
  private ServerSocket socket;

  @BeforeEach
  void listen() throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
          byte[] octets = new byte[in.readUnsignedShort()];
          in.readFully(octets);
          byte[] answer = answer(new Message(octets), octets);
          out.writeShort(answer.length);
          out.write(answer);
          out.flush();
        }
      } catch (IOException over) {
        // The client left, or the test is over.
      }
    }
  }

  /** Names the zone in the authority section; accepts changes if they are signed. */
  private byte[] answer(Message asked, byte[] octets) throws IOException {
    Message answer = new Message(asked.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setOpcode(asked.getHeader().getOpcode());
    TSIGRecord signature = asked.getTSIG();
    if (signature == null || KEY.verify(asked, octets, null) != Rcode.NOERROR) {
      answer.getHeader().setRcode(Rcode.REFUSED);
      return answer.toWire();
    }
    if (asked.getHeader().getOpcode() == Opcode.UPDATE) {
      updates.add(asked);
    } else {
      answer.addRecord(asked.getQuestion(), Section.QUESTION);
      Name zone = Name.fromString("own.test.");
      answer.addRecord(
          new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 60, 60, 60, 60), Section.AUTHORITY);
    }
    answer.setTSIG(KEY, Rcode.NOERROR, signature);
    return answer.toWire(Message.MAXLENGTH);
  }

  private DnsUpdate update(String zone, String secret, List<DnsText> add, List<DnsText> remove) {
    return new DnsUpdate(
        "127.0.0.1:" + socket.getLocalPort(),
        zone,
        Optional.of(new DnsUpdate.TsigKey("zone-key", "hmac-sha256", secret)),
        add,
        remove);
  }

  @Test
  void recordsAreAddedInTheZoneFoundByTheServer() throws IOException {
    new DynamicUpdate(update("", SECRET, List.of(TEXT), List.of())).send();

    assertThat(updates).hasSize(1);
    assertThat(updates.getFirst().getQuestion().getName()).hasToString("own.test.");
    Record added = updates.getFirst().getSection(Section.UPDATE).getFirst();
    assertThat(added.getName()).hasToString("_acme-challenge.mail.own.test.");
    assertThat(added.getDClass()).isEqualTo(DClass.IN);
    assertThat(((TXTRecord) added).getStrings()).containsExactly("digest");
  }

  @Test
  void recordsAreDeletedInTheNamedZone() throws IOException {
    new DynamicUpdate(update("mail.own.test", SECRET, List.of(), List.of(TEXT))).send();

    assertThat(updates.getFirst().getQuestion().getName()).hasToString("mail.own.test.");
    // RFC 2136 §2.5.4: a record of class NONE is one to delete.
    assertThat(updates.getFirst().getSection(Section.UPDATE).getFirst().getDClass())
        .isEqualTo(DClass.NONE);
  }

  @Test
  void updateWithAWrongKeyIsRejected() {
    DnsUpdate wrong = update("own.test", "b3RoZXI=", List.of(TEXT), List.of());

    assertThatThrownBy(() -> new DynamicUpdate(wrong).send())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("own.test");
    assertThat(updates).isEmpty();
  }
}
