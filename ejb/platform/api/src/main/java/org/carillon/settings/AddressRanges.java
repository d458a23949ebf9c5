package org.carillon.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;

/** The addresses and networks that a setting lists, parsed anew when it changes. */
public final class AddressRanges {
  public static final SettingType<List<String>> TYPE =
      new SettingType.ListOf<>(new SettingType.Network(), 200);

  private final Settings settings;
  private final Setting<List<String>> setting;

  /** The setting's value when it was last parsed. */
  private volatile Parsed parsed = new Parsed(List.of(), List.of());

  private record Parsed(List<String> texts, List<AddressRange> ranges) {}

  /** Creates the ranges of a server setting. */
  public AddressRanges(Settings settings, Setting<List<String>> setting) {
    this.settings = settings;
    this.setting = setting;
  }

  /** Returns the ranges that are listed now. */
  public List<AddressRange> all() {
    List<String> texts = settings.value(setting);
    Parsed known = parsed;
    if (!known.texts().equals(texts)) {
      known =
          new Parsed(
              texts, texts.stream().map(AddressRange::of).flatMap(Optional::stream).toList());
      parsed = known;
    }
    return known.ranges();
  }

  /** Returns whether an address is listed, by itself or in a network. */
  public boolean contain(InetAddress address) {
    return all().stream().anyMatch(range -> range.contains(address));
  }
}
