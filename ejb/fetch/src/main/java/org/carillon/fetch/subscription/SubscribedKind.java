package org.carillon.fetch.subscription;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.Renewal;

/** A kind of subscription by address, such as calendars and feeds. Each is a CDI bean. */
public interface SubscribedKind {

  SubscriptionTable table();

  /** Returns the accepted media types, as a value of the field Accept. */
  String accept();

  /** Returns the maximum number of octets of its content. */
  int most();

  /** Shows fetched content to the owner of the subscription. */
  Shown show(Caller owner, DueSubscription due, Fetched fetched)
      throws SQLException, InterruptedException;

  /** Fetched content, the place where it was found, and whether it is the same as before. */
  @SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
  record Fetched(byte[] octets, Renewal.Source source, boolean isSame) {}

  sealed interface Shown {

    /** The content is shown; the next fetch is after {@code every}. */
    record Kept(Duration every) implements Shown {}

    /**
     * The content is shown without the objects that could not be read. The next fetch reads it as a
     * whole again.
     *
     * @param every the time until the next fetch
     * @param leftOut the number of objects that could not be read
     */
    record KeptInPart(Duration every, int leftOut) implements Shown {}

    /** The content is not of this kind. What was shown before stays. */
    record Unreadable() implements Shown {}

    /** There is no room for the content. What was shown before stays. */
    record NoRoom() implements Shown {}

    /** The content could not be stored now. Tried again within a minute, when its lease ends. */
    record Later() implements Shown {}
  }
}
