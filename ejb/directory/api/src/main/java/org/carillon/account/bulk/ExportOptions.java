package org.carillon.account.bulk;

import java.util.Optional;

/**
 * Selects what an export contains.
 *
 * @param form the format: {@link ImportForm#CSV} contains only accounts, {@link ImportForm#LDIF}
 *     also groups
 * @param domain any name of the domain to which the export is limited; empty for all domains that
 *     the caller administers
 * @param hashes true if the hashes of passwords are to be included
 */
public record ExportOptions(ImportForm form, Optional<String> domain, boolean hashes) {}
