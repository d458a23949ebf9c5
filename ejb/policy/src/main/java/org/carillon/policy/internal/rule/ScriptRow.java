package org.carillon.policy.internal.rule;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.StoredScript;

@Entity
@Table(name = "script")
public class ScriptRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  Long account;
  Long domain;
  String name;

  @Enumerated(EnumType.STRING)
  ScriptUse used = ScriptUse.NONE;

  String content;
  int octets;
  @Version long version;

  /** The time of the last change of its content or its use. */
  Instant changed;

  protected ScriptRow() {}

  ScriptRow(ScriptOwner owner, String name) {
    this.account = account(owner);
    this.domain = domain(owner);
    this.name = name;
  }

  /** Returns the account's id, or null. */
  static Long account(ScriptOwner owner) {
    return owner instanceof ScriptOwner.Account(long own) ? Long.valueOf(own) : null;
  }

  /** Returns the domain's id, or null. */
  static Long domain(ScriptOwner owner) {
    return owner instanceof ScriptOwner.Domain(long own) ? Long.valueOf(own) : null;
  }

  StoredScript shown() {
    return new StoredScript(name, used, octets, version);
  }
}
