package org.carillon.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Tests that unsolicited DNS answers are never believed and never make a caller wait. */
class HostileDnsTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  /** A question is sent at most twice, plus perhaps a probe. */
  private static final int MOST_ASKED = 3;

  private static final InetAddress TRUE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress FALSE = InetAddress.ofLiteral("203.0.113.66");

  private final AdapterDns client = new AdapterDns();
  private HostileDns server;

  @AfterEach
  void close() throws IOException {
    server.close();
    client.close();
  }

  private <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    DnsPolicy policy = new DnsPolicy(List.of(server.address()), TIMEOUT, TIMEOUT.multipliedBy(10));
    return client.find(policy, name, type);
  }

  private void assertNothingIsKnown() throws InterruptedException {
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    assertThat(server.asked()).isBetween(1, MOST_ASKED);
  }

  private static Message answer(Message query, Record... records) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    for (Record record : records) {
      answer.addRecord(record, Section.ANSWER);
    }
    return answer;
  }

  private static Record address(Name name, InetAddress address) {
    return new ARecord(name, DClass.IN, 60, address);
  }

  private static Name asked(Message query) {
    return query.getQuestion().getName();
  }

  private static List<byte[]> truncated(Message query) {
    Message answer = answer(query);
    answer.getHeader().setFlag(Flags.TC);
    return List.of(answer.toWire());
  }

  @Test
  void aliasPointingToItselfHasNoAddress() throws Exception {
    server =
        new HostileDns(
            query ->
                List.of(
                    answer(query, new CNAMERecord(asked(query), DClass.IN, 60, asked(query)))
                        .toWire()));
    assertNothingIsKnown();
  }

  @Test
  void aliasChainsAreFollowedToALimit() throws Exception {
    server =
        new HostileDns(
            query -> {
              Name next = Name.fromString("a" + asked(query).toString());
              return List.of(
                  answer(query, new CNAMERecord(asked(query), DClass.IN, 60, next)).toWire());
            });
    assertThat(find("host.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    assertThat(server.asked()).isBetween(2, 20);
  }

  @Test
  void truncatedAnswerWithoutTcpIsIgnored() throws Exception {
    server = new HostileDns(HostileDnsTest::truncated);
    server.refuseStreams();
    assertNothingIsKnown();
  }

  @Test
  void silentTcpConnectionIsClosed() throws Exception {
    server = new HostileDns(HostileDnsTest::truncated);
    assertNothingIsKnown();
    assertThat(server.connections()).isBetween(1, MOST_ASKED);
  }

  @Test
  void garbageOverTcpIsIgnored() throws Exception {
    server =
        new HostileDns(
            new HostileDns.Behaviour() {
              @Override
              public List<byte[]> datagrams(Message query) {
                return truncated(query);
              }

              @Override
              public byte[] stream(Message query) {
                return "220 This is no DNS server at all\r\n".getBytes(StandardCharsets.US_ASCII);
              }
            });
    assertNothingIsKnown();
  }

  @Test
  void txtRecordOf64KilobytesIsFetched() throws Exception {
    List<byte[]> strings =
        IntStream.range(0, 254)
            .mapToObj(
                i -> {
                  byte[] string = new byte[255];
                  Arrays.fill(string, (byte) 'x');
                  return string;
                })
            .toList();
    server =
        new HostileDns(
            new HostileDns.Behaviour() {
              @Override
              public List<byte[]> datagrams(Message query) {
                return truncated(query);
              }

              @Override
              public byte[] stream(Message query) {
                return answer(
                        query, TXTRecord.newRecord(asked(query), Type.TXT, DClass.IN, 60, wire()))
                    .toWire();
              }

              private byte[] wire() {
                var octets = new ByteArrayOutputStream();
                for (byte[] string : strings) {
                  octets.write(string.length);
                  octets.writeBytes(string);
                }
                return octets.toByteArray();
              }
            });
    assertThat(find("large.test", new DnsType.Txt()))
        .isEqualTo(new DnsReply.Found<>(List.of("x".repeat(254 * 255))));
  }

  @Test
  void answerWithAnotherIdIsIgnored() throws Exception {
    server =
        new HostileDns(
            query -> {
              Message answer = answer(query, address(asked(query), FALSE));
              answer.getHeader().setID(query.getHeader().getID() ^ 1);
              return List.of(answer.toWire());
            });
    assertNothingIsKnown();
  }

  @Test
  void answerToAnotherQuestionIsIgnored() throws Exception {
    server =
        new HostileDns(
            query -> {
              Message answer = new Message(query.getHeader().getID());
              answer.getHeader().setFlag(Flags.QR);
              Name other = Name.fromString("other.test.");
              answer.addRecord(Record.newRecord(other, Type.A, DClass.IN), Section.QUESTION);
              answer.addRecord(address(other, FALSE), Section.ANSWER);
              return List.of(answer.toWire());
            });
    assertNothingIsKnown();
  }

  @Test
  void unsolicitedRecordsAreIgnored() throws Exception {
    Name bank = Name.fromString("bank.test.");
    server =
        new HostileDns(
            query ->
                List.of(
                    asked(query).equals(bank)
                        ? answer(query, address(bank, TRUE)).toWire()
                        : answer(query, address(asked(query), TRUE), address(bank, FALSE))
                            .toWire()));
    find("host.test", new DnsType.A());
    assertThat(find("bank.test", new DnsType.A())).isEqualTo(new DnsReply.Found<>(List.of(TRUE)));
  }

  @Test
  void garbageDatagramsAreIgnored() throws Exception {
    server = new HostileDns(_ -> List.of(new byte[] {1, 2, 3}, new byte[0], new byte[1_400]));
    assertNothingIsKnown();
  }

  @Test
  void compressionLoopsAreRejected() throws Exception {
    server =
        new HostileDns(
            query -> {
              byte[] wire = answer(query, address(asked(query), FALSE)).toWire();
              // RFC 1035 §4.1.4: replaces the answer's name by a pointer to itself.
              int at = query.getHeader().toWire().length + asked(query).length() + 4;
              wire[at] = (byte) 0xC0;
              wire[at + 1] = (byte) at;
              return List.of(wire);
            });
    assertNothingIsKnown();
  }

  @Test
  void lateAnswerToAnEarlierQueryIsIgnored() throws Exception {
    var late = new AtomicReference<byte[]>();
    server =
        new HostileDns(
            query -> {
              byte[] own = answer(query, address(asked(query), FALSE)).toWire();
              if (asked(query).toString().startsWith("slow")) {
                late.set(own);
                return List.of();
              }
              byte[] before = late.getAndSet(null);
              byte[] now = answer(query, address(asked(query), TRUE)).toWire();
              return before == null ? List.of(now) : List.of(before, now);
            });
    assertThat(find("slow.test", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    assertThat(find("host.test", new DnsType.A()))
        .isNotEqualTo(new DnsReply.Found<>(List.of(FALSE)));
  }
}
