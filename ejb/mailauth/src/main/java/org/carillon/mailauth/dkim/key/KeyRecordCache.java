package org.carillon.mailauth.dkim.key;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A cache of parsed key records by their text. A few domains send most mail, and parsing a key
 * costs a tenth of verifying a signature with it. Thread-safe.
 */
public final class KeyRecordCache {
  private static final int MOST = 1_000;
  private static final int LONGEST = 2_048;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, KeyRecord.Reading> readings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeyRecord.Reading> eldest) {
          return size() > MOST;
        }
      };

  /** Returns the parsed record of a text from the DNS. */
  public KeyRecord.Reading of(String text) {
    if (text.length() > LONGEST) {
      return KeyRecord.read(text);
    }
    lock.lock();
    try {
      KeyRecord.Reading known = readings.get(text);
      if (known != null) {
        return known;
      }
    } finally {
      lock.unlock();
    }
    KeyRecord.Reading reading = KeyRecord.read(text);
    lock.lock();
    try {
      readings.put(text, reading);
    } finally {
      lock.unlock();
    }
    return reading;
  }
}
