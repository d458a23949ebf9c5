package org.carillon.identity.internal.history;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;
import org.carillon.identity.setting.HistorySettings;
import org.carillon.settings.Settings;

/** The names that administrators gave to networks. */
final class NamedPlaces {
  private static final int IPV4_OCTETS = 4;

  private final Settings settings;
  private volatile Parsed parsed = new Parsed(List.of(), List.of());

  private record Place(AddressRange range, String name) {}

  private record Parsed(List<String> texts, List<Place> places) {}

  NamedPlaces(Settings settings) {
    this.settings = settings;
  }

  /** Returns the name of the smallest named network that contains the address, or empty. */
  Optional<String> name(InetAddress address) {
    return places().stream()
        .filter(place -> place.range().contains(address))
        .max((a, b) -> Integer.compare(a.range().prefix(), b.range().prefix()))
        .map(Place::name);
  }

  /** Returns a text for the address's place: its network's name, else the leading /24 or /48. */
  String area(InetAddress address) {
    return name(address).orElseGet(() -> bits(address.getAddress()));
  }

  /** Returns the leading /24 or /48 of an address. Customers often get a new address in it. */
  private static String bits(byte[] octets) {
    if (octets.length == IPV4_OCTETS) {
      return "%d.%d.%d.".formatted(octets[0] & 0xFF, octets[1] & 0xFF, octets[2] & 0xFF);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i += 2) {
      text.append(Integer.toHexString((octets[i] & 0xFF) << Byte.SIZE | octets[i + 1] & 0xFF));
      text.append(':');
    }
    return text.toString();
  }

  private List<Place> places() {
    List<String> texts = settings.value(HistorySettings.PLACES);
    Parsed known = parsed;
    if (!known.texts().equals(texts)) {
      known =
          new Parsed(
              texts, texts.stream().map(NamedPlaces::place).flatMap(Optional::stream).toList());
      parsed = known;
    }
    return known.places();
  }

  private static Optional<Place> place(String text) {
    String[] part = text.split("=", 2);
    return AddressRange.of(part[0].strip()).map(range -> new Place(range, part[1].strip()));
  }
}
