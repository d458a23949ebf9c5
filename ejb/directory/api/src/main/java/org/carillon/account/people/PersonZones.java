package org.carillon.account.people;

import java.time.ZoneId;
import org.carillon.account.Resolution;

/** Where people's days begin. */
public interface PersonZones {

  /**
   * Where somebody's days begin: as the account's own setting says, else the directory, else what
   * is set for all of its class of service, its domain or the server, else where the server is.
   */
  ZoneId of(Resolution.Local person);
}
