package org.carillon.identity.internal.passkey;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.AccountRow;
import org.carillon.identity.passkey.Passkey;

/** A passkey: what its answers are checked by. */
@Entity
@Table(name = "passkey")
public class PasskeyRow {
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  /** The credential id. */
  byte[] credential;

  /** The relying party's id. */
  String host;

  String name;

  /** Attested credential data. */
  byte[] key;

  /** The signature counter as it was shown last. */
  long counter;

  /** Whether it has verified its user before. */
  boolean verifies;

  boolean eligible;
  boolean synced;

  /** How it is reached, with commas between. */
  String transports = "";

  Instant created;
  Instant used;
  String network = "";

  /** When the question was asked that was answered last. */
  Instant asked;

  Instant suspected;

  static List<PasskeyRow> of(EntityManager entities, long account) {
    return entities
        .createQuery(
            """
            SELECT p FROM PasskeyRow p JOIN FETCH p.account a JOIN FETCH a.domain
            WHERE a.id = :account ORDER BY p.created DESC, p.id
            """,
            PasskeyRow.class)
        .setParameter("account", account)
        .getResultList();
  }

  /** The one with this credential id, if its account is there. */
  static Optional<PasskeyRow> find(EntityManager entities, byte[] credential) {
    return entities
        .createQuery(
            """
            SELECT p FROM PasskeyRow p JOIN FETCH p.account a JOIN FETCH a.domain
            WHERE p.credential = :credential AND a.deleted IS NULL
            """,
            PasskeyRow.class)
        .setParameter("credential", credential)
        .getResultStream()
        .findFirst();
  }

  Passkey shown() {
    return new Passkey(
        id,
        name,
        host,
        created,
        Optional.ofNullable(used),
        network,
        synced,
        Optional.ofNullable(suspected));
  }
}
