package org.carillon.fetch.subscription;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.Renewal;

/** A kind of things that accounts follow by their addresses: calendars, feeds. Each is a bean. */
public interface SubscribedKind {

  /** Where its subscriptions are kept. */
  SubscriptionTable table();

  /** Which media types are wanted, as an Accept field says it. */
  String accept();

  /** How many octets one may have. */
  int most();

  /**
   * Shows what was fetched.
   *
   * @param owner whose subscription it is
   */
  Shown show(Caller owner, DueSubscription due, Fetched fetched)
      throws SQLException, InterruptedException;

  /**
   * What was fetched.
   *
   * @param source where it was found
   * @param isSame whether these very octets were shown before
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Fetched(byte[] octets, Renewal.Source source, boolean isSame) {}

  /** What came of showing it. */
  sealed interface Shown {

    /**
     * It is shown.
     *
     * @param every when it is to be looked for again
     */
    record Kept(Duration every) implements Shown {}

    /**
     * It is shown without what could not be read, and is read as a whole at the next look.
     *
     * @param every when it is to be looked for again
     * @param leftOut how much could not be read
     */
    record KeptInPart(Duration every, int leftOut) implements Shown {}

    /** It is nothing of the kind; what was shown before stays. */
    record Unreadable() implements Shown {}

    /** There is no room for it; what was shown before stays. */
    record NoRoom() implements Shown {}

    /** It could not be stored now: its lease ends in less than a minute, and it is tried again. */
    record Later() implements Shown {}
  }
}
