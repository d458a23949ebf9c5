package org.carillon.adapter.dns;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.contract.dns.DnsType.ServiceHost;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;

/** Converts between the library's names and records and ours. */
final class DnsRecordConverter {
  private DnsRecordConverter() {}

  /** Returns the name, or null if the text can't be a name. */
  static Name name(String text) {
    // The library writes the root and unusual octets in its own way.
    if (text.isEmpty() || text.equals("@")) {
      return null;
    }
    try {
      return Name.fromString(text.replace("\\", "\\\\"), Name.root);
    } catch (TextParseException e) {
      return null;
    }
  }

  /** A type's number, one of {@link Type}. */
  static int number(DnsType<?> type) {
    return switch (type) {
      case DnsType.A _ -> Type.A;
      case DnsType.Aaaa _ -> Type.AAAA;
      case DnsType.Mx _ -> Type.MX;
      case DnsType.Ptr _ -> Type.PTR;
      case DnsType.Txt _ -> Type.TXT;
      case DnsType.Srv _ -> Type.SRV;
    };
  }

  static <T> List<T> of(LookupResult result, DnsType<T> type) {
    return of(result.getRecords(), type);
  }

  /** Returns the values of the records of a type; skips records of other types. */
  @SuppressWarnings("unchecked") // value() maps by the type.
  static <T> List<T> of(List<Record> records, DnsType<T> type) {
    int number = number(type);
    return (List<T>)
        records.stream()
            .filter(record -> record.getType() == number)
            .map(DnsRecordConverter::value)
            .filter(Objects::nonNull)
            .toList();
  }

  private static Object value(Record record) {
    return switch (record) {
      case ARecord a -> plain(a.getAddress());
      case AAAARecord aaaa -> plain(aaaa.getAddress());
      case MXRecord mx -> new MailExchanger(mx.getPriority(), text(mx.getTarget()));
      case PTRRecord ptr -> text(ptr.getTarget());
      case TXTRecord txt -> whole(txt);
      case SRVRecord srv ->
          new ServiceHost(srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget()));
      default -> null;
    };
  }

  /** Removes the name that the library puts into addresses; ours have none. */
  private static InetAddress plain(InetAddress address) {
    return InetAddress.ofLiteral(address.getHostAddress());
  }

  /** Returns the name without the dot at its end; empty for the root. */
  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true);
  }

  private static String whole(TXTRecord txt) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    txt.getStringsAsByteArrays().forEach(octets::writeBytes);
    return octets.toString(StandardCharsets.ISO_8859_1);
  }
}
