/** Renames accounts and domains in the database. */
package org.carillon.account.internal.renaming;
