package org.carillon.account.bulk;

import java.util.Optional;

/**
 * What is to be written.
 *
 * @param form how: {@link ImportForm#CSV} has accounts alone, {@link ImportForm#LDIF} groups too
 * @param domain of this domain alone, by any of its names; empty for all that the caller
 *     administers
 * @param hashes whether with the hashes of passwords
 */
public record ExportWish(ImportForm form, Optional<String> domain, boolean hashes) {}
