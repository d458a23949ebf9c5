package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A name of a domain. */
@Entity
@Table(name = "domain_name")
class DomainNameRow {
  @Id String name;
  long domain;

  DomainNameRow() {}

  DomainNameRow(String name, long domain) {
    this.name = name;
    this.domain = domain;
  }
}
