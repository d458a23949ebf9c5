package org.carillon.identity.internal.application;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.identity.application.ApplicationPassword;

/** A password of one program; only its hash is here. */
@Entity
@Table(name = "application_password")
public class ApplicationPasswordRow {
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  String name;

  /** What is behind the plus sign of its own name. */
  String login;

  byte[] hash;

  /** What it opens, with spaces between. */
  String services;

  Instant created;
  Instant used;
  String network = "";
  Instant expires;

  List<String> services() {
    return List.of(services.split(" "));
  }

  ApplicationPassword shown() {
    return new ApplicationPassword(
        id,
        name,
        account.localPart() + "+" + login + "@" + account.domain().name(),
        services(),
        created,
        Optional.ofNullable(used),
        network,
        Optional.ofNullable(expires));
  }
}
