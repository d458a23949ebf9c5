package org.carillon.account.internal.resource;

import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.account.resource.ResourceCategory;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.json.Json;

/** The data that makes an account a resource. Its name and address are those of the account. */
@Entity
@Table(name = "resource")
public class ResourceRow extends VersionedRow {
  @Id
  @Column(name = "account")
  long id;

  @MapsId
  @OneToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  ResourceCategory sort;

  String description;
  String place;
  int capacity;
  String features;

  @Column(name = "time_zone")
  String timeZone;

  @Enumerated(EnumType.STRING)
  BookingPermission bookers;

  @Column(name = "is_automatic")
  boolean automatic;

  @Column(name = "horizon_days")
  int horizonDays;

  @Column(name = "longest_minutes")
  int longestMinutes;

  @Column(name = "is_recurring")
  boolean recurring;

  @Column(name = "series_days")
  int seriesDays;

  @Enumerated(EnumType.STRING)
  SeriesConflicts conflicts;

  String hours;
  Instant created;

  void say(ResourceAttributes terms) {
    account.call(terms.displayName());
    sort = terms.sort();
    description = terms.description();
    place = terms.place();
    capacity = terms.capacity();
    features = Json.createArrayBuilder(terms.features()).build().toString();
    timeZone = terms.timeZone();
    BookingRules rules = terms.rules();
    bookers = rules.bookers();
    automatic = rules.automatic();
    horizonDays = rules.horizonDays();
    longestMinutes = rules.longestMinutes();
    recurring = rules.recurring();
    seriesDays = rules.seriesDays();
    conflicts = rules.conflicts();
    hours = rules.hours();
  }

  ResourceAttributes terms(List<String> namedBookers, List<String> delegates) {
    return new ResourceAttributes(
        account.displayName(),
        sort,
        description,
        place,
        capacity,
        words(features),
        timeZone,
        new BookingRules(
            bookers,
            namedBookers,
            automatic,
            delegates,
            horizonDays,
            longestMinutes,
            recurring,
            seriesDays,
            conflicts,
            hours));
  }

  private static List<String> words(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonString::getString);
    }
  }
}
