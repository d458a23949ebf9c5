package org.carillon.settings.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.carillon.settings.Versions;

/** How often a kind of thing has changed. */
@Entity
@Table(name = "change_counter")
class ChangeCounterRow {
  @Id
  @Enumerated(EnumType.STRING)
  Versions.Kind kind;

  long version;
}
