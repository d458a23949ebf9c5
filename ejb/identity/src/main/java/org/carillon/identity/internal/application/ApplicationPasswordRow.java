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

/** An application password of one program. The row holds only its hash. */
@Entity
@Table(name = "application_password")
public class ApplicationPasswordRow {
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  String name;

  /** The part after the plus sign in the password's own sign-in name. */
  String login;

  byte[] hash;

  /** The services that it opens, separated by spaces. */
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
