package org.carillon.policy.internal.dnslist;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.policy.dnslist.DnsListHealth;

/** Queries a list over the DNS (RFC 5782). */
final class ListQuestion {
  private static final DnsType<InetAddress> A = new DnsType.A();
  private static final DnsType<String> TXT = new DnsType.Txt();
  private static final int MOST_TEXT = 160;

  private final String list;
  private final String zone;
  private final DnsLookup dns;

  /**
   * Creates a query.
   *
   * @param list the list's name; its zone may contain a secret key
   */
  ListQuestion(String list, String zone, DnsLookup dns) {
    this.list = list;
    this.zone = zone;
    this.dns = dns;
  }

  /**
   * Looks a subject up.
   *
   * @param listed the subject as people read it
   * @param name its name in the list's zone
   * @throws IOException if the list cannot answer, or refuses to answer this server
   */
  ListAnswer ask(String listed, String name, ListCodes codes)
      throws IOException, InterruptedException {
    OptionalInt points =
        answers(name).stream().flatMapToInt(answer -> codes.points(answer).stream()).max();
    if (points.isEmpty()) {
      return new ListAnswer.NotListed();
    }
    return new ListAnswer.Listed(listed, points.getAsInt(), text(name));
  }

  private List<InetAddress> answers(String name) throws IOException, InterruptedException {
    return switch (dns.find(name + "." + zone, A)) {
      case DnsReply.Found<InetAddress>(List<InetAddress> records) -> {
        Optional<InetAddress> error = records.stream().filter(ListCodes::isError).findFirst();
        if (error.isPresent()) {
          throw new RefusingListException(list + " answers " + error.get().getHostAddress());
        }
        yield records;
      }
      case DnsReply.NoRecords<InetAddress>(), DnsReply.NoName<InetAddress>() -> List.of();
      case DnsReply.Unknown<InetAddress>(String why) ->
          throw new IOException(list + " can't be asked: " + why.replace(zone, list));
    };
  }

  /** Returns the reason in ASCII, as clients may get it. A list may write anything. */
  private Optional<String> text(String name) throws InterruptedException {
    return dns.find(name + "." + zone, TXT) instanceof DnsReply.Found<String>(List<String> texts)
        ? texts.stream()
            .min(Comparator.naturalOrder())
            .map(text -> text.replaceAll("[^ -~]", "?"))
            .map(text -> text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT))
        : Optional.empty();
  }

  /**
   * Checks whether the list works.
   *
   * @param never a name that must not be listed
   * @param always a name that must be listed
   */
  DnsListHealth health(String never, String always) throws InterruptedException {
    try {
      if (!answers(never).isEmpty()) {
        return DnsListHealth.LISTS_ALL;
      }
      return answers(always).isEmpty() ? DnsListHealth.LISTS_NOTHING : DnsListHealth.WORKS;
    } catch (RefusingListException refused) {
      return DnsListHealth.REFUSES;
    } catch (IOException away) {
      return DnsListHealth.UNKNOWN;
    }
  }
}
