package org.carillon.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.settings.CacheVersions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ChangeCountersTest {
  @Test
  void failedWatcherIsCalledAgain() {
    try (TestDatabase database = TestDatabase.fresh()) {
      CacheVersions versions = SettingsOn.database(database).versions();
      AtomicInteger told = new AtomicInteger();
      AtomicInteger other = new AtomicInteger();
      AtomicBoolean isAway = new AtomicBoolean(true);
      versions.watch(
          CacheVersions.Kind.DIRECTORY,
          () -> {
            told.incrementAndGet();
            if (isAway.get()) {
              throw new IllegalStateException("away");
            }
          });
      versions.watch(CacheVersions.Kind.DIRECTORY, other::incrementAndGet);

      database.transactions().run(_ -> versions.increase(CacheVersions.Kind.DIRECTORY));
      versions.compare();
      assertThat(told).hasValue(1);
      assertThat(other).as("the others are told all the same").hasValue(1);

      isAway.set(false);
      versions.compare();
      assertThat(told).hasValue(2);
      versions.compare();
      assertThat(told).as("once it has followed, it is left alone").hasValue(2);
    }
  }
}
