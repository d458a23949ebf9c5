package org.carillon.identity.internal.guessing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.net.ClientNetwork;

/** A book in memory, which counts how often it was opened. */
public final class InMemoryKnownPlaces implements KnownPlaceStore {
  private final Map<String, List<Entry>> places = new HashMap<>();
  private final List<String> bars = new ArrayList<>();
  private int looks;
  private boolean away;

  @Override
  public synchronized Optional<List<Entry>> placesOf(String name) {
    looks++;
    return away ? Optional.empty() : Optional.of(List.copyOf(places.getOrDefault(name, List.of())));
  }

  @Override
  public synchronized List<Latest> latest(int most) {
    return places.entrySet().stream()
        .flatMap(whose -> whose.getValue().stream().map(place -> new Latest(whose.getKey(), place)))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void add(String principal, Entry place) {
    places.computeIfAbsent(principal, same -> new ArrayList<>()).add(place);
  }

  @Override
  public synchronized void barred(String principal, Duration rest) {
    bars.add(principal + " " + rest);
  }

  @Override
  public synchronized void suspected(long wrong) {
    bars.add("this machine " + wrong);
  }

  @Override
  public synchronized void barred(ClientNetwork network, Duration rest) {
    bars.add(network + " " + rest);
  }

  synchronized void setAway(boolean away) {
    this.away = away;
  }

  synchronized void forget() {
    places.clear();
  }

  synchronized int looks() {
    return looks;
  }

  synchronized List<String> bars() {
    return List.copyOf(bars);
  }

  synchronized List<Entry> places(String principal) {
    return List.copyOf(places.getOrDefault(principal, List.of()));
  }
}
