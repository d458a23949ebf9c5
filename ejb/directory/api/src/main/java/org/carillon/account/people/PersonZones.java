package org.carillon.account.people;

import java.time.ZoneId;
import org.carillon.account.Resolution;

/** Finds the time zones of people. */
public interface PersonZones {

  /**
   * Returns a person's time zone. It comes from the account's setting, else from the directory,
   * else from its class of service, its domain or the server, else it is the server's own zone.
   */
  ZoneId of(Resolution.Local person);
}
