package org.carillon.identity.internal.source;

import static org.carillon.contract.directory.IdentitySourceType.ANSWERS;
import static org.carillon.contract.directory.IdentitySourceType.KEEP_HASH;
import static org.carillon.contract.directory.IdentitySourceType.SECRET;
import static org.carillon.contract.directory.IdentitySourceType.SILENT_SINCE;

import java.nio.charset.StandardCharsets;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.identity.source.IdentitySource;

/** A source with its secret. */
public record OpenedSource(IdentitySource source, String secret) {
  /** The table of the sources, with their sealed secrets. */
  public static final ObjectTable TABLE =
      ObjectTable.of(IdentitySourceType.TYPE, "identity_source", SECRET, ANSWERS, SILENT_SINCE)
          .naming(KEEP_HASH, "keepsHash")
          .inLines()
          .dating("modified")
          .sealing("secret");

  /** Returns the source that is stored in this object. */
  public static OpenedSource of(DeclaredObject stored, byte[] secret) {
    return new OpenedSource(IdentitySource.of(stored), new String(secret, StandardCharsets.UTF_8));
  }

  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "OpenedSource[" + source.name() + "]";
  }
}
