package org.carillon.format.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that the cache is bounded by weight, and drops the values that are not read. */
class WeighedCacheTest {
  private final WeighedCache<String, Integer> cache = new WeighedCache<>(80);

  @Test
  void leastRecentlyUsedEntryIsEvicted() {
    for (int i = 0; i < 8; i++) {
      cache.put("zone " + i, i, 10);
    }
    assertThat(cache.get("zone 0")).contains(0);

    cache.put("another", 9, 10);

    assertThat(cache.get("zone 0")).contains(0);
    assertThat(cache.get("zone 1")).isEmpty();
    assertThat(cache.weight()).isEqualTo(80);
  }

  @Test
  void manyEntriesDoNotBlockTheCache() {
    for (int i = 0; i < 10_000; i++) {
      cache.put("strange " + i, i, 7);
    }

    cache.put("honest", 1, 7);

    assertThat(cache.get("honest")).contains(1);
    assertThat(cache.weight()).isLessThanOrEqualTo(80);
  }

  @Test
  void oversizedEntriesAreNotCached() {
    cache.put("light", 1, 10);

    cache.put("heavy", 2, 11);

    assertThat(cache.get("heavy")).isEmpty();
    assertThat(cache.get("light")).contains(1);
  }

  @Test
  void replacedValueIsWeighedOnce() {
    cache.put("zone", 1, 10);
    cache.put("zone", 2, 4);

    assertThat(cache.get("zone")).contains(2);
    assertThat(cache.weight()).isEqualTo(4);
  }
}
