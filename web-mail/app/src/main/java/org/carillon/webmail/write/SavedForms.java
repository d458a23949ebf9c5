package org.carillon.webmail.write;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Forms that are kept until their writers sign in again: an hour each, a few for each account, and
 * limited in total size. The newest stay. A form can be read only with its unguessable key, and
 * only by its account.
 */
final class SavedForms {

  /** The time that a form is kept. */
  static final Duration AN_HOUR = Duration.ofHours(1);

  /** The most chars of one form. */
  static final int MOST_CHARS = 1 << 20;

  /** The most chars of all forms together. */
  static final int MOST_CHARS_OF_ALL = 32 << 20;

  /** The most forms of an account. */
  static final int MOST_OF_ONE = 4;

  private record Held(long account, SavedForm form, Instant until) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;

  /** The kept forms by key, in the order of arrival; guarded by this object. */
  private final Map<String, Held> held = new LinkedHashMap<>();

  SavedForms(Clock clock) {
    this.clock = clock;
  }

  /** Keeps a form; returns its key, or empty if it is too large. */
  synchronized Optional<String> hold(long account, SavedForm form) {
    if (form.chars() > MOST_CHARS) {
      return Optional.empty();
    }
    String key = random();
    held.put(key, new Held(account, form, clock.instant().plus(AN_HOUR)));
    makeRoom(account);
    return Optional.of(key);
  }

  private void makeRoom(long account) {
    Instant now = clock.instant();
    held.values().removeIf(one -> !one.until.isAfter(now));
    long own = held.values().stream().filter(one -> one.account == account).count();
    long all = held.values().stream().mapToLong(one -> one.form.chars()).sum();
    for (Iterator<Held> eldest = held.values().iterator();
        eldest.hasNext() && (own > MOST_OF_ONE || all > MOST_CHARS_OF_ALL); ) {
      Held one = eldest.next();
      boolean isOwn = one.account == account;
      if (all > MOST_CHARS_OF_ALL || isOwn) {
        eldest.remove();
        all -= one.form.chars();
        own -= isOwn ? 1 : 0;
      }
    }
  }

  /** The account's form with that key; it stays until it expires. */
  synchronized Optional<SavedForm> find(String key, long account) {
    return Optional.ofNullable(held.get(key))
        .filter(one -> one.account == account && one.until.isAfter(clock.instant()))
        .map(Held::form);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
