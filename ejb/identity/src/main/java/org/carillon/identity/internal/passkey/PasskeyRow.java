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

/** The row of a passkey, with the data that its answers are checked against. */
@Entity
@Table(name = "passkey")
public class PasskeyRow {
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  byte[] credential;

  /** The relying party's id. */
  String host;

  String name;

  /** The attested credential data. */
  byte[] key;

  /** The last signature counter that the authenticator showed. */
  long counter;

  /** True if it has verified its user before. */
  boolean verifies;

  boolean eligible;
  boolean synced;

  /** The transports by which it is reached, separated by commas. */
  String transports = "";

  Instant created;
  Instant used;
  String network = "";

  /** The time of the question that was answered last. */
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

  /** Returns the passkey with this credential id, with its account. */
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
